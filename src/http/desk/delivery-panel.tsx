/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import type { DeliveryView } from "../../delivery/delivery-view.ts"
import { instantOf } from "../../market/day.ts"

const atMinute = (ms: number): string => `${instantOf(ms).slice(0, 16).replace("T", " ")} UTC`
const count = (n: number): string => n.toLocaleString("en")

/** How far an edition's delivery is, and where it rests: why, and what lets it go on. */
export const DeliveryPanel: FC<{ delivery: DeliveryView }> = ({ delivery }) => {
  const { counts, told, halt, canary, cancelledAt } = delivery
  return (
    <div class={halt ? "panel wrong" : "panel"}>
      {halt && (
        <p>
          <strong>Why it is stopped</strong>
          <br />
          {halt.reason} <code>{halt.kind}</code>
          <br />
          {halt.continues}
        </p>
      )}
      {canary && !halt && (
        <p>
          It is tried on a few readers first, as it is one of the first editions after an import or from a new
          domain.{" "}
          {canary.overAt === null
            ? "Once those few have it, it waits for what becomes of their mails."
            : `If their mails fare well, it goes on by itself at ${atMinute(canary.overAt)}.`}
        </p>
      )}
      {cancelledAt !== null && <p>It was cancelled at {atMinute(cancelledAt)}: nobody else gets it.</p>}
      <p>
        {count(counts.submitted)} of {count(counts.planned)} planned readers submitted
        {counts.open > 0 && `, ${count(counts.open)} open`}
        {counts.inDoubt > 0 && `, ${count(counts.inDoubt)} in doubt`}
        {counts.failed > 0 && `, ${count(counts.failed)} failed`}. The provider tells of{" "}
        {count(told.delivered)} delivered, {count(told.bounced)} bounced and {count(told.complained)}{" "}
        complaints.
      </p>
    </div>
  )
}
