import { next } from "../delivery/chunk.ts"
import type { Chunk } from "../delivery/chunk-shape.ts"
import type { Doubt, Resolution, Resolved, Sending } from "../delivery/doubt.ts"
import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import { redact } from "../delivery/redact.ts"
import { instantOf } from "../market/day.ts"
import type { JobDeps } from "./deps.ts"
import { startLateRun } from "./publish-late.ts"
import { startRun } from "./start-edition.ts"

/** What is in doubt of an edition, and what is known of it; null where there is no such edition or nothing of it was sent. */
export async function findDoubts(
  { editions, ledger }: JobDeps,
  slug: string,
  purpose: Sending,
): Promise<Doubt[] | null> {
  const row = await editions.find(slug)
  const delivery = row && (await ledger.find(deliveryId({ ...row, purpose })))
  if (delivery === null) return null
  return Promise.all(
    (await ledger.doubts(delivery.id)).map(async (chunk) => ({
      chunk: chunk.seq,
      readers: chunk.ids.length,
      reason: chunk.result?.reason ?? null,
      detail: chunk.result?.detail ?? "",
      since: chunk.firstUnknownAt === null ? null : instantOf(chunk.firstUnknownAt),
      told: await ledger.witnesses(delivery.id, chunk.seq),
    })),
  )
}

/**
 * Settles chunks in doubt by what an editor says. Sent again they get a new key, so some readers may get the edition twice;
 * and only until the next edition's slot, as an edition is never taken up again after that.
 */
export async function resolveDoubts(
  deps: JobDeps,
  slug: string,
  { of: purpose, as, chunks, reason }: Resolution,
  by: string,
): Promise<Resolved> {
  const { editions, ledger, log } = deps
  const row = await editions.find(slug)
  const delivery = row && (await ledger.find(deliveryId({ ...row, purpose })))
  if (row === null || delivery === null) return { outcome: "unknown" }
  const doubts = await ledger.doubts(delivery.id)
  const missing = chunks?.find((seq) => doubts.every((doubt) => doubt.seq !== seq))
  if (missing !== undefined) return { outcome: "refused", problem: `chunk ${missing} is not in doubt` }
  const against = as === "again" ? whyNotAgain(delivery, deps.now()) : null
  if (against !== null) return { outcome: "refused", problem: against }

  const late = purpose === "late"
  // A done edition is open again before any of its chunks is: a crash between the two leaves a run that closes it.
  if (as === "again" && doubts.length > 0) {
    await ledger.reopen(delivery.id)
    await (late ? deps.lateSends : editions).reopen(slug, deps.now())
  }
  const settled: number[] = []
  for (const doubt of doubts.filter(({ seq }) => chunks === null || chunks.includes(seq))) {
    if (await settle(deps, doubt, as, reason)) settled.push(doubt.seq)
  }
  log("doubts resolved", { slug, of: purpose, as, by, chunks: settled.join(" "), reason: redact(reason) })
  if (as === "again") await (late ? startLateRun : startRun)(deps, slug)
  else await amend(deps, delivery)
  return { outcome: "resolved", chunks: settled }
}

function whyNotAgain({ cancelledAt, firstTryBefore }: Delivery, now: number): string | null {
  if (cancelledAt !== null) return "the edition was cancelled: nothing more of it is sent"
  return now < firstTryBefore
    ? null
    : "the next edition is due: an edition is not taken up again after that. Accepted is: sent"
}

async function settle(
  { ledger }: JobDeps,
  doubt: Chunk,
  as: Resolution["as"],
  reason: string,
): Promise<boolean> {
  const { freeze } = doubt
  const detail = `an editor says that it was sent: ${redact(reason)}`
  const step = next(
    doubt,
    as === "again" ? { type: "again" } : { type: "accepted", freeze, ids: [], rejected: [], detail },
  )
  return step.chunk !== undefined && (await ledger.save(step.chunk))
}

/**
 * Takes note that the provider told of a mail of a chunk. A chunk whose call had no answer is proved to have been taken once
 * it told of every reader's mail; a call takes all of its mails or none, but for those that it rejects by name.
 */
export async function witness(
  deps: Pick<JobDeps, "ledger" | "editions" | "lateSends" | "now" | "log">,
  delivery: string,
  seq: number,
  mail: string,
): Promise<void> {
  const { ledger, now, log } = deps
  const chunk = await ledger.chunk(delivery, seq)
  if (chunk === null || chunk.frozen === null) return
  const told = await ledger.witness(delivery, seq, mail, now())
  if (told < chunk.frozen.length) return
  const detail = "the provider told of every mail"
  const step = next(chunk, { type: "accepted", freeze: chunk.freeze, ids: [], rejected: [], detail })
  if (step.chunk === undefined || !(await ledger.save(step.chunk))) return
  log("chunk proved by its mails", { delivery, seq })
  const found = await ledger.find(delivery)
  if (found !== null) await amend(deps, found)
}

/** Puts the counts of a done edition, or of its late send, right. */
async function amend(
  { ledger, editions, lateSends }: Pick<JobDeps, "ledger" | "editions" | "lateSends">,
  delivery: Delivery,
): Promise<void> {
  if (delivery.state !== "done") return
  const { open: _, ...report } = await ledger.tally(delivery.id)
  await (delivery.purpose === "late" ? lateSends : editions).amend(delivery.slug, report)
}
