import type { Outcome } from "../mailer/mailer.ts"
import { type ChunkEvent, next } from "./chunk.ts"
import { type Chunk, isSettled } from "./chunk-shape.ts"
import type { DeliverDeps, Result } from "./deliver-deps.ts"
import { pauseMs } from "./pause.ts"

/** Writes a call's outcome into the ledger and says what its message does next. */
export async function finishChunk(claimed: Chunk, outcome: Outcome, deps: DeliverDeps): Promise<Result> {
  const { ledger, limiter, log, now } = deps
  const { delivery, seq, attempts: attempt, freeze } = claimed
  // What was accepted stands in the ledger; a line for each of ten thousand chunks would only hide the others.
  if (outcome.type !== "accepted")
    log("chunk not accepted", { delivery, seq, attempt, outcome: outcome.type, detail: outcome.detail })

  const inMs = pauseMs(outcome, attempt)
  // Once a person has acted there is nothing to wait for, and no message comes when a wait is over.
  const stops = outcome.type === "refused" && outcome.scope === "account"
  const notBefore = stops ? now() : now() + inMs
  const chunk = await settle(claimed, eventOf(outcome, attempt, freeze, notBefore), deps)
  if (outcome.type === "refused" && outcome.kind === "rate_limit") await limiter.penalize(inMs)
  if (isSettled(chunk)) return { turn: { do: "ack" }, standing: { state: chunk.state } }

  if (stops) {
    await ledger.stop(delivery, { kind: "provider", reason: outcome.detail, at: now() })
    return { turn: { do: "ack" }, standing: { state: "stopped", problem: outcome.detail } }
  }
  const way = outcome.type === "refused" ? "again" : "retry"
  return { turn: { do: way, inMs }, standing: { state: "later" } }
}

/** Applies an event to a chunk as it stands, which another holder of a lease may have moved on meanwhile. */
async function settle(claimed: Chunk, event: ChunkEvent, { ledger }: DeliverDeps): Promise<Chunk> {
  let chunk = claimed
  for (let tries = 0; tries < 5; tries++) {
    const step = next(chunk, event)
    if (step.chunk === undefined) return chunk
    if (await ledger.save(step.chunk)) return step.chunk
    const found = await ledger.chunk(chunk.delivery, chunk.seq)
    if (found === null) break
    chunk = found
  }
  throw new Error(`chunk ${claimed.delivery}/${claimed.seq} would not hold still to be finished`)
}

function eventOf(outcome: Outcome, attempt: number, freeze: number, notBefore: number): ChunkEvent {
  switch (outcome.type) {
    case "accepted":
      return { type: "accepted", freeze, ids: outcome.ids, rejected: outcome.rejected }
    case "conflict":
    case "invalid":
      return { type: outcome.type, attempt, detail: outcome.detail }
    default:
      return { type: outcome.type, attempt, notBefore }
  }
}
