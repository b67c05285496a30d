import type { Edition } from "../src/edition/edition.ts"

type Figure = Edition["strip"][number]

/** The strip as a mail prints it: the close at the head, the price when the edition was written with it, and the rest. */
export type StripFigures = { close: Figure | null; spot: Figure | null; others: Figure[] }

/**
 * Tells the strip's figures apart: the first is the close, and the price when the edition was written is known by its
 * fact.
 *
 * @example stripFigures([]) // => { close: null, spot: null, others: [] }
 */
export function stripFigures([close, ...rest]: Edition["strip"]): StripFigures {
  const spot = rest.find(({ value }) => value.spans.some(({ fact }) => fact === "btc.spot"))
  return { close: close ?? null, spot: spot ?? null, others: rest.filter((figure) => figure !== spot) }
}
