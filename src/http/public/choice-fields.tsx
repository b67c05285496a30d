/** @jsxImportSource hono/jsx */
import { type Cadence, type Frequency, frequenciesOf } from "../../subscribers/frequency.ts"
import { type ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { FieldError } from "../problem-page.tsx"
import { frequencyWords, kindNames } from "./choice-words.ts"
import { Complaint, complaintOf } from "./complaints.tsx"

type ChoiceFieldsProps = {
  /** How often the newsletter comes out; nothing more often is offered. */
  cadence: Cadence
  errors: FieldError[]
  /** What stands preset. */
  chosen: { kind?: ReaderKind | undefined; frequency?: Frequency | undefined }
}

/** The fields of what a reader may choose: how often, and which takeaways come first. */
export const ChoiceFields = ({ cadence, errors, chosen }: ChoiceFieldsProps) => {
  const offered = frequenciesOf(cadence)
  const preset = offered.find((frequency) => frequency === chosen.frequency) ?? cadence
  return (
    <>
      <fieldset aria-describedby={complaintOf("frequency", errors)["aria-describedby"]}>
        <legend>How often</legend>
        <Complaint field="frequency" errors={errors} />
        {offered.map((frequency, place) => (
          <label key={frequency} class="choice">
            <input
              type="radio"
              id={place === 0 ? "frequency" : `frequency-${frequency}`}
              name="frequency"
              value={frequency}
              checked={frequency === preset}
            />
            <span>
              {frequencyWords[frequency].name}
              <span>{frequencyWords[frequency].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="kind">What describes me</label>
        <span class="hint" id="kind-hint">
          The takeaways for readers of this kind come first.
        </span>
        <Complaint field="kind" errors={errors} />
        <select id="kind" name="kind" {...complaintOf("kind", errors, "kind-hint")}>
          {readerKinds.map((kind) => (
            <option key={kind} value={kind} selected={kind === chosen.kind}>
              {kindNames[kind]}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
