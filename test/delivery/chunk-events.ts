import * as fc from "fast-check"
import type { ChunkEvent } from "../../src/delivery/chunk.ts"
import { type Chunk, planned } from "../../src/delivery/chunk-shape.ts"
import type { Reader } from "../../src/delivery/reader.ts"

export const hour = 3_600_000
export const leaseMs = 120_000
export const deadline = 20 * hour
export const ids = [3, 5, 8, 13]

export const readerOf = (id: number): Reader => ({
  id,
  address: `reader${id}@reader.example`,
  kind: "general",
  publicId: `public${id}`,
  tokenVersion: 1,
})

export const fresh = (): Chunk => planned("bitcoin/2026-02-08/1/edition", 0, [...ids])

/** What happens next, told without the clock and the chunk that it happens to. */
export type Happening =
  | { type: "time"; ms: number }
  | { type: "claim"; confirmed: number[]; suppressed: number[] }
  | { type: "overdue" | "cancel" | "again" }
  /** `back`: of which claim or freeze, counted from the latest. */
  | { type: "accepted"; back: number; rejected: number[] }
  | { type: "refused" | "unknown" | "in_progress" | "conflict" | "invalid"; back: number; inMs: number }

const is = <T extends string>(type: T): fc.Arbitrary<T> => fc.constant(type)
const subset = fc.subarray(ids)
const back = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) })
const inMs = fc.constantFrom(0, 1000, hour)
const ms = fc.constantFrom(1000, leaseMs, hour, 22 * hour)

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: is("time"), ms }) },
  { weight: 4, arbitrary: fc.record({ type: is("claim"), confirmed: subset, suppressed: subset }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("overdue", "overdue", "cancel") }) },
  { weight: 1, arbitrary: fc.record({ type: is("accepted"), back, rejected: fc.subarray([0, 1, 2, 3]) }) },
  { weight: 3, arbitrary: fc.record({ type: is("refused"), back, inMs }) },
  { weight: 2, arbitrary: fc.record({ type: is("unknown"), back, inMs }) },
  { weight: 1, arbitrary: fc.record({ type: is("in_progress"), back, inMs }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("conflict", "invalid"), back, inMs }) },
)
export const happenings = fc.array(happening, { maxLength: 30 })

/** A happening as the event that it is for a chunk. */
export function eventAt(
  happening: Exclude<Happening, { type: "time" }>,
  chunk: Chunk,
  now: number,
): ChunkEvent {
  switch (happening.type) {
    case "claim":
      return {
        type: "claim",
        now,
        leaseMs,
        deadline,
        readers: happening.confirmed.map(readerOf),
        suppressed: happening.suppressed.filter((id) => !happening.confirmed.includes(id)),
      }
    case "overdue":
      return { type: "overdue", now, deadline }
    case "cancel":
      return { type: "cancel", now }
    case "again":
      return { type: "again" }
    case "accepted":
      return {
        type: "accepted",
        freeze: chunk.freeze - happening.back,
        ids: [],
        rejected: happening.rejected.map((index) => ({ index, message: "no" })),
      }
    case "conflict":
    case "invalid":
      return { type: happening.type, attempt: chunk.attempts - happening.back, detail: "" }
    default:
      return {
        type: happening.type,
        attempt: chunk.attempts - happening.back,
        notBefore: now + happening.inMs,
      }
  }
}
