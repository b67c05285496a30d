import type { Tally } from "../../emails/render.tsx"
import { continues } from "../delivery/halt.ts"
import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { type ReportLine, reportLines } from "./report-words.ts"

/** What the editors are told of a late send, in figures of its own; or why nothing is to be told any more. */
export type LateNews =
  | { event: "late-stopped"; halt: { reason: string; continues: string } }
  | { event: "late-done"; tally: Tally; taken: ReportLine[] }
  | { event: "late-failed"; runs: number; tally?: Tally; taken?: ReportLine[] }

export async function lateNews(
  { config, ledger, lateSends }: Pick<JobDeps, "config" | "ledger" | "lateSends">,
  row: EditionRow,
  event: LateNews["event"],
): Promise<LateNews | { drop: string }> {
  const late = await lateSends.find(row.slug)
  if (late === null) return { drop: "nothing was sent late" }
  if (event === "late-stopped") {
    const halt = (await ledger.find(deliveryId({ ...row, purpose: "late" })))?.halt
    if (!halt) return { drop: "the late send has moved on" }
    return { event, halt: { reason: halt.reason, continues: continues[halt.kind] } }
  }
  const { runs, report } = late
  if (report === null)
    return event === "late-failed" ? { event, runs } : { drop: "the late send has moved on" }
  const { notDue, effort, ...tally } = report
  const taken = reportLines({ ...tally, notDue, effort }, config.RESEND_PRICE)
  return event === "late-failed" ? { event, runs, tally, taken } : { event, tally, taken }
}
