import type { Day } from "../src/market/observation.ts"
import type { Frequency } from "../src/subscribers/frequency.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { longDay } from "./day.ts"
import { oneLine } from "./one-line.ts"
import { frequencyWish, takeawayWish } from "./reader-words.ts"

/** What a reader's preferences are now, and where they are changed. Nothing in it was typed by the reader. */
export type PreferencesChange = {
  title: string
  postalAddress: string
  kind: ReaderKind
  frequency: Frequency
  /** The last day without a mail; null where nothing is paused. */
  pausedUntil: Day | null
  preferencesUrl: string
  unsubscribeUrl: string
  /** Set when the mail's replies are read: then a reply is how to object. */
  replyTo?: string | undefined
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The words of the mail that says which preferences now hold, for its HTML and its text alike. */
export function preferencesWords({ title, kind, frequency, pausedUntil, replyTo }: PreferencesChange) {
  const name = oneLine(title)
  return {
    subject: `Your preferences for ${name} changed`,
    preview: `This is what now holds: ${frequencyWish(frequency)}, with ${takeawayWish(kind)}.`,
    aside: "Preferences",
    heading: "Your preferences changed",
    now: "This is what now holds for this address:",
    rows: [
      { label: "How often", value: capital(frequencyWish(frequency)) },
      { label: "Takeaways", value: capital(takeawayWish(kind)) },
      { label: "Paused", value: pausedUntil === null ? "No" : `Until ${longDay(pausedUntil)}` },
    ],
    button: "See or change them",
    notYou: [
      "If it was not you, someone has had a mail of yours: its links lead to your preferences.",
      replyTo
        ? "Set them back on that page, and tell us by replying to this mail."
        : "Set them back on that page, and write to us at the address below.",
    ].join(" "),
    why: `You get this one mail because preferences of this address were changed at ${name}.`,
  }
}
