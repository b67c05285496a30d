import type { Frequency } from "../src/subscribers/frequency.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"

const takeaways: Record<ReaderKind, string> = {
  general: "the takeaways for every reader",
  "long-term-holder": "the takeaways for long-term holders first",
  trader: "the takeaways for traders first",
  beginner: "the takeaways for beginners first",
}

const often: Record<Frequency, string> = {
  daily: "each daily edition",
  weekly: "one edition a week",
  "big-moves": "an edition only on big moves",
}

/** What a reader gets of takeaways: `the takeaways for traders first`. */
export const takeawayWish = (kind: ReaderKind): string => takeaways[kind]

/** How often a reader is written to: `one edition a week`. */
export const frequencyWish = (frequency: Frequency): string => often[frequency]
