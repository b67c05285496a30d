import type { Block } from "../src/edition/edition.ts"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

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
