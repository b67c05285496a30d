/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { instantOf } from "../../market/day.ts"
import { type EditionRow, type EditionState, Stage } from "../../store/edition-row.ts"
import type { Editor } from "../deps.ts"
import { State } from "./state.tsx"
import { decidable, stateWords } from "./state-words.ts"

/** Where an edition stands and why. What concerns the desk alone, the decision among it, only an editor is shown. */
export const Review: FC<{ row: EditionRow; editor: Editor | null }> = ({ row, editor }) => (
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
          {row.reasons.map(({ code, detail }) => (
            <li>
              {detail} <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
    )}
    {editor !== null && decidable(row.state) && <DecisionForm row={row} />}
    {editor !== null && <History row={row} />}
  </>
)

/** What releasing does in each state in which an editor decides. */
const releases: Partial<Record<EditionState, { effect: string; hint: string }>> = {
  waiting: { effect: "send it", hint: "Released, it goes out to its readers as it stands below." },
  held: {
    effect: "make it anew",
    hint: "What is held is never sent as it stands: released, it is made anew from figures gathered then, as its next version.",
  },
  stopped: {
    effect: "let it go on",
    hint: "Once the provider takes mail again, it goes on where it stood: who has it does not get it again.",
  },
}

const DecisionForm: FC<{ row: EditionRow }> = ({ row }) => (
  <form method="post" action={`/preview/${row.slug}/decision`}>
    <div class="field">
      <label for="reason">Your reason</label>
      <span class="hint" id="reason-hint">
        {releases[row.state]?.hint}
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
      <button type="submit" name="action" value="release">
        Release: {releases[row.state]?.effect}
      </button>
      {row.state !== "stopped" && (
        <button type="submit" name="action" value="reject" class="other">
          Reject: never send it
        </button>
      )}
    </div>
  </form>
)

const atMinute = (ms: number): string => `${instantOf(ms).slice(0, 16).replace("T", " ")} UTC`

const History: FC<{ row: EditionRow }> = ({ row }) => (
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
        Object.entries(row.report).map(([what, count]) => (
          <>
            <dt>{what === "inDoubt" ? "in doubt" : what}</dt>
            <dd>{count}</dd>
          </>
        ))}
    </dl>
  </details>
)
