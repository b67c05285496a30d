/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import type { Audience } from "../../delivery/audience.ts"
import type { DeliveryView } from "../../delivery/delivery-view.ts"
import { instantOf } from "../../market/day.ts"
import type { Reason } from "../../market/figure.ts"
import { type EditionRow, Stage } from "../../store/edition-row.ts"
import type { Editor } from "../deps.ts"
import { DeliveryPanel } from "./delivery-panel.tsx"
import { State } from "./state.tsx"
import { choices, stateWords } from "./state-words.ts"

/** What its delivery took, line by line. */
type Took = { label: string; value: string }[]

/** Where an edition stands and why. What concerns the desk alone, the decision among it, only an editor is shown. */
export const Review: FC<{
  row: EditionRow
  editor: Editor | null
  delivery: DeliveryView | null
  audience: Audience | null
  took: Took
}> = ({ row, editor, delivery, audience, took }) => (
  <>
    <p>
      <State row={row} />
      <br />
      This edition {stateWords[row.state]}.
    </p>
    {row.reasons.length > 0 && (
      <div class={row.status === "held" ? "panel wrong" : "panel"}>
        <p>
          <strong>{row.status === "held" ? "Why it is held" : "What is missing"}</strong>
        </p>
        <ul>
          {inOrder(row.reasons).map(({ code, detail }) => (
            <li>
              {detail} <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
    )}
    {editor !== null && delivery && <DeliveryPanel delivery={delivery} />}
    {editor !== null && audience && <p>{audienceWords(audience)}</p>}
    {editor !== null && <DecisionForm row={row} />}
    {editor !== null && <History row={row} took={took} />}
  </>
)

/** Each reason once, what it comes to before the sources that failed. */
function inOrder(reasons: readonly Reason[]): Reason[] {
  const once = [...new Map(reasons.map((each) => [`${each.code} ${each.detail}`, each])).values()]
  const failed = ({ code }: Reason): number => (code === "source_failed" ? 1 : 0)
  return once.toSorted((one, other) => failed(one) - failed(other))
}

const audienceWords = ({ due, cap }: Audience): string => {
  const readers = `${due.toLocaleString("en")} ${due === 1 ? "reader is" : "readers are"} due for it now`
  if (cap === null || cap >= due) return `${readers}.`
  return `${readers}; ${cap.toLocaleString("en")} of them get it, as the domain of the sender is young.`
}

const DecisionForm: FC<{ row: EditionRow }> = ({ row }) => {
  const choice = choices[row.state]
  if (choice === undefined) return null
  return (
    <form method="post" action={`/preview/${row.slug}/decision`}>
      <div class="field">
        <label for="reason">Your reason</label>
        <span class="hint" id="reason-hint">
          {choice.hint}
        </span>
        <textarea
          id="reason"
          name="reason"
          rows={2}
          maxlength={500}
          required
          aria-describedby="reason-hint"
        ></textarea>
      </div>
      <div class="decide">
        {Object.entries(choice.actions).map(([action, words], place) => (
          <button type="submit" name="action" value={action} class={place > 0 ? "other" : undefined}>
            {words}
          </button>
        ))}
      </div>
    </form>
  )
}

const atMinute = (ms: number): string => `${instantOf(ms).slice(0, 16).replace("T", " ")} UTC`

const History: FC<{ row: EditionRow; took: Took }> = ({ row, took }) => (
  <details>
    <summary>What happened to it</summary>
    <dl class="facts-of">
      <dt>slot</dt>
      <dd>{atMinute(row.slot_at)}</dd>
      {Stage.options.map((stage) => {
        const at = row.stages[stage]
        return (
          at !== undefined && (
            <>
              <dt>{stage}</dt>
              <dd>{atMinute(at)}</dd>
            </>
          )
        )
      })}
      {row.decision && (
        <>
          <dt>decision</dt>
          <dd>
            {row.decision.action} at {atMinute(row.decision.at)}, proved by {row.decided_by}:{" "}
            {row.decision.reason}
          </dd>
        </>
      )}
      {row.report &&
        Object.entries(row.report).map(
          ([what, count]) =>
            typeof count === "number" &&
            what !== "notDue" && (
              <>
                <dt>{what === "inDoubt" ? "in doubt" : what}</dt>
                <dd>{count}</dd>
              </>
            ),
        )}
    </dl>
    {took.length > 0 && (
      <>
        <p>
          <strong>What it took</strong>
        </p>
        <ul>
          {took.map(({ label, value }) => (
            <li>
              {label}: {value}
            </li>
          ))}
        </ul>
      </>
    )}
  </details>
)
