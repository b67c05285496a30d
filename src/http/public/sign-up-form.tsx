/** @jsxImportSource hono/jsx */
import { consentTexts, currentConsent } from "../../subscribers/consent.ts"
import { type Frequency, frequenciesOf } from "../../subscribers/frequency.ts"
import { type ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { FieldError } from "../problem-page.tsx"
import type { Choices } from "./sign-up-fields.ts"

type SignUpFormProps = {
  /** How often the newsletter comes out; nothing more often is offered. */
  cadence: Frequency
  /** What was wrong with the fields that were posted. */
  errors?: FieldError[]
  /** The choices that stand preset: those that were posted and are ours. */
  chosen?: Choices
}

const kinds: Record<ReaderKind, string> = {
  general: "No preference",
  "long-term-holder": "Long-term holder",
  trader: "Trader",
  beginner: "Beginner",
}

const frequencies: Record<Frequency, { name: string; hint: string }> = {
  weekly: { name: "Weekly", hint: "One edition a week" },
  daily: { name: "Daily", hint: "One edition a day" },
}

/** The sign-up form. It works without script, and shows no text that was posted before. */
export const SignUpForm = ({ cadence, errors = [], chosen = {} }: SignUpFormProps) => (
  <>
    {errors.length > 0 && <ErrorSummary errors={errors} />}
    <form method="post" action="/subscribe">
      <div class="field">
        <label for="email">E-mail address</label>
        <Complaint field="email" errors={errors} />
        <input
          type="email"
          id="email"
          name="email"
          autocomplete="email"
          maxlength={254}
          required
          {...complaintOf("email", errors)}
        />
      </div>
      <fieldset aria-describedby={complaintOf("frequency", errors)["aria-describedby"]}>
        <legend>How often</legend>
        <Complaint field="frequency" errors={errors} />
        {frequenciesOf(cadence).map((frequency, place) => (
          <label key={frequency} class="choice">
            <input
              type="radio"
              id={place === 0 ? "frequency" : `frequency-${frequency}`}
              name="frequency"
              value={frequency}
              checked={frequency === (chosen.frequency ?? cadence)}
            />
            <span>
              {frequencies[frequency].name}
              <span>{frequencies[frequency].hint}</span>
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
              {kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <input type="hidden" name="consent" value={currentConsent} />
      <p class="quiet" id="consent">
        {consentTexts[currentConsent]}
      </p>
      <button type="submit" aria-describedby="consent">
        Sign up
      </button>
    </form>
  </>
)

const labels: Record<string, string> = {
  email: "E-mail address",
  frequency: "How often",
  kind: "What describes me",
  consent: "The form",
}

/** Leads to each field that was not accepted; takes the focus when the page opens, so that it is read out first. */
const ErrorSummary = ({ errors }: { errors: FieldError[] }) => (
  <section class="panel wrong" tabindex={-1} autofocus aria-labelledby="errors-title">
    <h2 id="errors-title">That was not accepted</h2>
    <ul>
      {errors.map(({ field, accepted }) => (
        <li key={field}>
          {labels[field] ? <a href={`#${field}`}>{labels[field]}</a> : "Another field"}: {accepted}
        </li>
      ))}
    </ul>
  </section>
)

const Complaint = ({ field, errors }: { field: string; errors: FieldError[] }) => {
  const error = errors.find((error) => error.field === field)
  return error ? (
    <span class="error" id={`${field}-error`}>
      Accepted: {error.accepted}
    </span>
  ) : null
}

/** Binds a field to what is said about it: its complaint, if any, then its hint. */
function complaintOf(field: string, errors: FieldError[], hint?: string) {
  const wrong = errors.some((error) => error.field === field)
  const describedBy = [...(wrong ? [`${field}-error`] : []), ...(hint === undefined ? [] : [hint])].join(" ")
  return {
    ...(wrong && { "aria-invalid": "true" as const }),
    ...(describedBy !== "" && { "aria-describedby": describedBy }),
  }
}
