import type { ReaderKind } from "../subscribers/reader-kind.ts"
import type { Section } from "./edition.ts"

/** The titles of the sections, in the order in which they are printed. */
export const sectionTitles: Record<Exclude<Section["id"], "takeaways">, string> = {
  data: "The data behind it",
  why: "Why mining cost is watched",
  zones: "Zones around the price",
  reality: "Behind the week's moves",
  context: "Market context",
  watch: "What to watch",
  changed: "What changed since the last edition",
  sources: "Sources",
  further: "Headlines of others, not checked by us",
  disclaimer: "About this edition",
}

/** The titles of the takeaways, by the kind of reader they are for. */
export const takeawayTitles: Record<ReaderKind, string> = {
  general: "For every reader",
  "long-term-holder": "For long-term holders",
  trader: "For traders",
  beginner: "For beginners",
}

/** The labels of the summary at the top. */
export const inShortLabels = {
  happened: "What happened",
  unusual: "How unusual",
  model: "What the model says",
} as const

/**
 * The title that a section must carry.
 *
 * titleOf("takeaways", "trader") // => "For traders"
 */
export const titleOf = (id: Section["id"], readers: ReaderKind = "general"): string =>
  id === "takeaways" ? takeawayTitles[readers] : sectionTitles[id]
