import type { Block } from "../src/edition/edition.ts"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

/** Where a zone lies, seen from the price. A zone is a single level: the price may be near it, never inside it. */
export const sideWords: Record<Zone["side"], string> = {
  above: "above",
  around: "near the price",
  below: "below",
}

/** Zones from the highest to the lowest. Their letters count from the price outwards, so above it they run backwards. */
export const ladder = (zones: Zone[]): Zone[] => [
  ...zones.filter(({ side }) => side === "above").reverse(),
  ...zones.filter(({ side }) => side === "around"),
  ...zones.filter(({ side }) => side === "below"),
]
