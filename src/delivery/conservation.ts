import type { Chunk } from "./chunk-shape.ts"

/** Where a delivery's readers stand, as numbers of readers. */
export type Tally = {
  planned: number
  submitted: number
  left: number
  suppressed: number
  rejected: number
  failed: number
  inDoubt: number
  /** In chunks that are not settled. */
  open: number
}

/** Adds up chunks. The store adds up the same in SQL; a test holds the two together. */
export function tally(chunks: readonly Chunk[]): Tally {
  const sum = (of: (chunk: Chunk) => number) => chunks.reduce((total, chunk) => total + of(chunk), 0)
  const idsIn = (...states: Chunk["state"][]) =>
    sum(({ state, ids }) => (states.includes(state) ? ids.length : 0))
  return {
    planned: sum(({ n }) => n),
    submitted: sum(({ result }) => result?.submitted ?? 0),
    left: sum(({ left }) => left),
    suppressed: sum(({ suppressed }) => suppressed),
    rejected: sum(({ result }) => result?.rejected.length ?? 0),
    failed: idsIn("failed"),
    inDoubt: idsIn("in_doubt"),
    open: idsIn("pending", "claimed"),
  }
}

/**
 * The conservation law: planned = submitted + left + suppressed + rejected + failed + in doubt (+ open, while any chunk
 * is). Null when it holds for a delivery that planned so many readers, else what does not add up.
 *
 * conservation(100, { planned: 100, submitted: 97, left: 2, … , open: 0 }) // => "100 planned, 99 accounted for"
 */
export function conservation(planned: number, tally: Tally): string | null {
  const { submitted, left, suppressed, rejected, failed, inDoubt, open } = tally
  const accounted = submitted + left + suppressed + rejected + failed + inDoubt + open
  if (tally.planned !== planned) return `${planned} planned, ${tally.planned} in chunks`
  return accounted === planned ? null : `${planned} planned, ${accounted} accounted for`
}
