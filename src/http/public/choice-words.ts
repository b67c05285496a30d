import type { Frequency } from "../../subscribers/frequency.ts"
import type { ReaderKind } from "../../subscribers/reader-kind.ts"

/** What the forms call each reader kind. */
export const kindNames: Record<ReaderKind, string> = {
  general: "No preference",
  "long-term-holder": "Long-term holder",
  trader: "Trader",
  beginner: "Beginner",
}

/** What the forms call each frequency, and what it means. */
export const frequencyWords: Record<Frequency, { name: string; hint: string }> = {
  weekly: { name: "Weekly", hint: "One edition a week" },
  daily: { name: "Daily", hint: "One edition a day" },
  "big-moves": { name: "Only on big moves", hint: "Checked once a day, not an alert" },
}
