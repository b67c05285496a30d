import type { Block, Edition } from "../src/edition/edition.ts"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

/** The price among the zones: the strip's close. */
export type Price = Pick<Edition["strip"][number], "label" | "value">

/** Where a zone lies, seen from the price, which may be inside a zone that is a range. */
export const sideWords: Record<Zone["side"], string> = {
  above: "above",
  around: "around the price",
  below: "below",
}

/** Zones from the highest to the lowest. Their letters count from the price outwards, so above it they run backwards. */
export const ladder = (zones: Zone[]): Zone[] => [
  ...zones.filter(({ side }) => side === "above").reverse(),
  ...zones.filter(({ side }) => side === "around"),
  ...zones.filter(({ side }) => side === "below"),
]

/** A rung of the ladder: a zone, or the price. */
export type Rung = { kind: "zone"; zone: Zone } | { kind: "price"; price: Price }

/** The ladder with the price on it, under the zones above it and over those around and below; without a close, without it. */
export function rungs(zones: Zone[], price: Price | null): Rung[] {
  const [above, others] = [
    ladder(zones).filter(({ side }) => side === "above"),
    ladder(zones).filter(({ side }) => side !== "above"),
  ]
  const toRung = (zone: Zone): Rung => ({ kind: "zone", zone })
  return [...above.map(toRung), ...(price ? [{ kind: "price", price } as const] : []), ...others.map(toRung)]
}
