import type { FilledMail } from "../mailer/mailer.ts"
import type { LastingPurpose } from "../subscribers/token.ts"
import { mayGo } from "./canary.ts"
import { next, unclaimable } from "./chunk.ts"
import { type Chunk, idempotencyKey } from "./chunk-shape.ts"
import type { DeliverDeps, Handled, Result, Standing } from "./deliver-deps.ts"
import { finishChunk } from "./finish-chunk.ts"
import { ChunkMessage, type Delivery } from "./ledger.ts"
import { valuesFor } from "./message.ts"
import { longestWaitMs } from "./pace.ts"
import { dueAt } from "./spread.ts"
import { type Templates, templatesFrom } from "./templates.ts"
import { busyTurn, type Turn, takeTurn } from "./turn.ts"

/**
 * Chunks at work at once: while one's body is on its way, the ledger is asked about others. A body of 6.7 MB was measured to
 * take 13.8 MB of workerd until it is answered, and an isolate has 128.
 */
const atOnce = 4

/** So long before its moment a call is prepared, so that it is made at that moment and not some time after it. */
const preparingMs = 250

/**
 * The consumer of the queue `send`. A message only says that a chunk is worth a look; the ledger says what is to be done,
 * so that a message which comes twice, late or never does no harm. Returns what became of each message that it could
 * look into; `stopped` with its `problem` is what the editors must be told.
 */
export async function deliver(batch: MessageBatch, deps: DeliverDeps): Promise<Handled[]> {
  const templates = templatesFrom(deps.files)
  const handled: Handled[] = []
  const work = async (message: ChunkMessage): Promise<Turn> => {
    const { turn, standing } = await deliverChunk(message, deps, templates)
    handled.push({ ...message, ...standing })
    return turn
  }
  const ways = { requeue: deps.requeue, log: deps.log, retryMs: deps.leaseMs + 1000 }
  const waiting = [...batch.messages]
  const takeNext = async (): Promise<void> => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      await takeTurn(message, ChunkMessage, work, ways)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeNext))
  return handled
}

const ack = (state: Standing["state"]): Result => ({ turn: { do: "ack" }, standing: { state } })
const retry = (inMs: number): Result => ({ turn: { do: "retry", inMs }, standing: { state: "later" } })

async function deliverChunk(
  { delivery: id, seq }: ChunkMessage,
  deps: DeliverDeps,
  templates: Templates,
): Promise<Result> {
  const { ledger, limiter, now, leaseMs } = deps
  const { delivery, chunk, due: dueAtFirst } = await ledger.withChunk(id, seq, now())
  if (delivery === null || chunk === null) return ack("none")
  const why = unclaimable(chunk, now())
  if (why === "settled") return ack(chunk.state)
  const deadline = delivery.firstTryBefore
  const over =
    delivery.cancelledAt === null
      ? next(chunk, { type: "overdue", now: now(), deadline })
      : next(chunk, { type: "cancel", now: now() })
  if (over.chunk !== undefined) {
    return (await ledger.save(over.chunk)) ? ack(over.chunk.state) : retry(leaseMs)
  }
  if (delivery.state === "stopped") return ack("stopped")
  // A message from before it was decided on whom the edition is tried first: another comes once all may go.
  if (!mayGo(seq, delivery.stride)) return ack("later")
  const early = dueAt(delivery, seq) - now()
  if (early > 0) return { turn: { do: "again", inMs: early }, standing: { state: "later" } }
  if (why !== null) {
    const until = why === "leased" ? chunk.leaseUntil : chunk.notBefore
    return { turn: busyTurn(why, until - now()), standing: { state: "later" } }
  }

  const waitMs = await limiter.reserve("edition")
  if (waitMs > longestWaitMs) return { turn: { do: "again", inMs: waitMs }, standing: { state: "later" } }
  const moment = now() + waitMs
  const waited = await until(moment - preparingMs, deps)

  // Who has left is asked again after a wait, and the bodies are built before the claim is saved: from then on the call
  // counts as made.
  const askAgain = waited && chunk.frozen === null
  const due = askAgain ? await ledger.recheck(chunk.ids, now()) : dueAtFirst
  const claim = next(chunk, { type: "claim", now: now(), leaseMs, deadline, ...due })
  if (claim.chunk === undefined) return retry(leaseMs)
  const mails = await mailsOf(claim.chunk, delivery, deps, templates)
  if (!(await ledger.save(claim.chunk))) return retry(leaseMs)
  if (claim.chunk.state !== "claimed") return ack(claim.chunk.state)

  await until(moment, deps)
  const outcome = await deps.mailer.submitAll(mails, idempotencyKey(claim.chunk))
  return finishChunk(claim.chunk, outcome, deps)
}

/** Waits for a moment; false where it has come already. */
async function until(moment: number, { now, sleep }: DeliverDeps): Promise<boolean> {
  const ms = moment - now()
  if (ms > 0) await sleep(ms)
  return ms > 0
}

async function mailsOf(
  chunk: Chunk,
  { envelope }: Delivery,
  deps: DeliverDeps,
  templates: Templates,
): Promise<FilledMail[]> {
  if (chunk.state !== "claimed") return []
  const ofKind = await templates(envelope)
  return Promise.all(
    (chunk.frozen ?? []).map(async (reader) => {
      const sign = (purpose: LastingPurpose) =>
        deps.signLink(purpose, reader.publicId, reader.tokenVersion, envelope.tokenKeyId)
      const [unsubscribe, preferences] = await Promise.all([sign("unsubscribe"), sign("preferences")])
      const values = valuesFor(envelope, chunk.seq, { unsubscribe, preferences })
      return { template: ofKind[reader.kind], to: reader.address, values }
    }),
  )
}
