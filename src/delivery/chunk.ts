import { type Chunk, type ChunkResult, isSettled } from "./chunk-shape.ts"
import type { Reader } from "./reader.ts"

export type ChunkEvent =
  | {
      type: "claim"
      now: number
      leaseMs: number
      /** From here on a chunk with no body out is not sent any more. */
      deadline: number
      /** Of the chunk's readers those who may still be written to; read just now. */
      readers: readonly Reader[]
      /** Of the others, the ids of those who are suppressed. The rest have left. */
      suppressed: readonly number[]
    }
  | { type: "overdue"; now: number; deadline: number }
  | { type: "cancel"; now: number }
  | {
      type: "accepted"
      freeze: number
      ids: readonly string[]
      rejected: readonly { index: number; message: string }[]
      /** How we know, where the provider did not answer; no address. */
      detail?: string
    }
  | { type: "again" }
  | { type: "refused" | "unknown" | "in_progress"; attempt: number; notBefore: number }
  | { type: "conflict" | "invalid"; attempt: number; detail: string }

export type Refusal = "settled" | "not_in_doubt" | "leased" | "not_yet" | "not_due" | "not_claimed" | "stale"
export type Step = { chunk: Chunk; refusal?: undefined } | { chunk?: undefined; refusal: Refusal }

/** The provider forgets an idempotency key 24 h after it first saw it; an hour less leaves room for the clocks. */
export const unknownForMs = 23 * 3_600_000

/**
 * The only transition of a chunk. Each step raises `version` by one. What is not in the table is refused.
 *
 * | from                  | event                                | to        | with                                          |
 * |-----------------------|--------------------------------------|-----------|-----------------------------------------------|
 * | pending, no body      | claim before the deadline            | claimed   | the readers frozen; who left is taken out     |
 * | pending, no body      | claim, nobody remains                | submitted | 0 submitted                                   |
 * | pending, no body      | claim or overdue from the deadline   | failed    | missed                                        |
 * | pending, body out     | claim                                | claimed   | same key, same bytes, whatever changed since  |
 * | claimed, lease over   | claim                                | claimed   | same key and bytes; unknown since the claim   |
 * | body out, not leased  | claim or overdue 23 h after unknown  | in_doubt  | expired                                       |
 * | pending, no body      | cancel                               | failed    | cancelled                                     |
 * | body out, not leased  | cancel                               | in_doubt  | cancelled: it may have been taken             |
 * | claimed               | refused, outcomes before all known   | pending   | the body undone, `freeze` one higher          |
 * | claimed               | refused after an unknown outcome     | pending   | the body kept                                 |
 * | claimed               | unknown, in_progress                 | pending   | the body kept; unknown since its first claim  |
 * | claimed               | invalid, outcomes before all known   | failed    | invalid                                       |
 * | claimed               | invalid after an unknown outcome     | in_doubt  | invalid                                       |
 * | claimed               | conflict                             | in_doubt  | the provider holds another body under the key |
 * | body out, or in_doubt | accepted, of this freeze             | submitted | who was rejected counted apart                |
 * | in_doubt              | again: an editor wants it            | pending   | the body undone, `freeze` one higher          |
 *
 * A late `accepted` of a claim whose lease ran out is still the truth about that body, so it counts; every other outcome
 * must come from the latest claim (`attempt`), or it is stale.
 *
 * next(planned("d", 0, [7]), { type: "overdue", now: 2, deadline: 1 }) // => { chunk: { state: "failed", … } }
 */
export function next(chunk: Chunk, event: ChunkEvent): Step {
  if (event.type === "accepted") return accepted(chunk, event)
  if (event.type === "again") return again(chunk)
  if (isSettled(chunk)) return { refusal: "settled" }
  if (event.type === "overdue") return overdue(chunk, event) ?? { refusal: "not_due" }
  if (event.type === "cancel") return cancel(chunk, event)
  if (event.type === "claim") return claim(chunk, event)
  if (chunk.state !== "claimed") return { refusal: "not_claimed" }
  if (event.attempt !== chunk.attempts) return { refusal: "stale" }

  const known = chunk.firstUnknownAt === null
  switch (event.type) {
    case "refused":
      return step(chunk, {
        state: "pending",
        notBefore: event.notBefore,
        ...(known && { frozen: null, freeze: chunk.freeze + 1 }),
      })
    case "unknown":
    case "in_progress":
      return step(chunk, {
        state: "pending",
        notBefore: event.notBefore,
        firstUnknownAt: unknownSince(chunk),
      })
    case "invalid":
      return settle(chunk, known ? "failed" : "in_doubt", "invalid", event.detail)
    case "conflict":
      return settle(chunk, "in_doubt", "conflict", event.detail)
  }
}

/** Why a chunk cannot be claimed now; null when it can. Saves the work of claiming for a message that comes twice. */
export function unclaimable(chunk: Chunk, now: number): "settled" | "leased" | "not_yet" | null {
  if (isSettled(chunk)) return "settled"
  if (chunk.state === "claimed") return now < chunk.leaseUntil ? "leased" : null
  return now < chunk.notBefore ? "not_yet" : null
}

type Of<T extends ChunkEvent["type"]> = Extract<ChunkEvent, { type: T }>

function claim(chunk: Chunk, event: Of<"claim">): Step {
  const late = overdue(chunk, event)
  if (late !== null) return late
  const refusal = unclaimable(chunk, event.now)
  if (refusal !== null) return { refusal }

  const lease = {
    state: "claimed" as const,
    attempts: chunk.attempts + 1,
    claimedAt: event.now,
    leaseUntil: event.now + event.leaseMs,
  }
  if (chunk.frozen !== null) {
    const lost = chunk.state === "claimed"
    return step(chunk, { ...lease, firstUnknownAt: lost ? unknownSince(chunk) : chunk.firstUnknownAt })
  }

  const found = new Map(event.readers.map((reader) => [reader.id, reader]))
  const frozen = chunk.ids.flatMap((id) => found.get(id) ?? [])
  const gone = chunk.ids.filter((id) => !found.has(id))
  const why = (id: number) => (event.suppressed.includes(id) ? ("suppressed" as const) : ("left" as const))
  const left = gone.filter((id) => why(id) === "left").length
  const remaining = {
    ids: frozen.map(({ id }) => id),
    left: chunk.left + left,
    suppressed: chunk.suppressed + gone.length - left,
    gone: [...chunk.gone, ...gone.map((id) => ({ id, why: why(id) }))],
  }
  if (frozen.length === 0) return settle({ ...chunk, ...remaining }, "submitted", "nobody")
  return step(chunk, { ...remaining, ...lease, frozen })
}

/** What is too late to go on with: nobody works on it, and either no body is out, or the key is about to be forgotten. */
function overdue(chunk: Chunk, { now, deadline }: { now: number; deadline: number }): Step | null {
  if (chunk.state === "claimed" && now < chunk.leaseUntil) return null
  if (chunk.frozen === null) return now >= deadline ? settle(chunk, "failed", "missed") : null
  return now >= unknownSince(chunk) + unknownForMs ? settle(chunk, "in_doubt", "expired") : null
}

function cancel(chunk: Chunk, { now }: Of<"cancel">): Step {
  if (chunk.state === "claimed" && now < chunk.leaseUntil) return { refusal: "leased" }
  return settle(chunk, chunk.frozen === null ? "failed" : "in_doubt", "cancelled")
}

function accepted(chunk: Chunk, event: Of<"accepted">): Step {
  if (chunk.frozen === null) return { refusal: isSettled(chunk) ? "settled" : "not_claimed" }
  if (event.freeze !== chunk.freeze) return { refusal: "stale" }
  const messages = new Map(event.rejected.map(({ index, message }) => [index, message]))
  const rejected = chunk.frozen.flatMap(({ id }, index) => {
    const message = messages.get(index)
    return message === undefined ? [] : [{ id, message }]
  })
  return step(chunk, {
    state: "submitted",
    frozen: null,
    result: {
      submitted: chunk.ids.length - rejected.length,
      providerIds: [...event.ids],
      rejected,
      reason: "accepted",
      detail: event.detail ?? "",
    },
  })
}

function again(chunk: Chunk): Step {
  if (chunk.state !== "in_doubt") return { refusal: "not_in_doubt" }
  return step(chunk, {
    state: "pending",
    frozen: null,
    freeze: chunk.freeze + 1,
    firstUnknownAt: null,
    notBefore: 0,
    result: null,
  })
}

// From the claim and not from the answer: the provider may have seen the key at any time since.
const unknownSince = (chunk: Chunk): number => chunk.firstUnknownAt ?? chunk.claimedAt

function settle(
  chunk: Chunk,
  state: "submitted" | "failed" | "in_doubt",
  reason: ChunkResult["reason"],
  detail = "",
): Step {
  return step(chunk, {
    state,
    // Addresses are kept only while they may be needed: a body in doubt can still turn out to have been taken.
    frozen: state === "in_doubt" ? chunk.frozen : null,
    result: { submitted: 0, providerIds: [], rejected: [], reason, detail },
  })
}

const step = (chunk: Chunk, change: Partial<Chunk>): Step => ({
  chunk: { ...chunk, ...change, version: chunk.version + 1 },
})
