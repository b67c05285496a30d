import type { Frequency } from "../src/subscribers/frequency.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { longDay } from "./day.ts"
import { oneLine } from "./one-line.ts"
import { readerWishes } from "./readers.ts"

/** What the mail about changed preferences is made from. */
export type PreferencesChange = {
  title: string
  publicUrl: string
  postalAddress: string
  kind: ReaderKind
  frequency: Frequency
  /** The UTC day on which the pause ends, or null where there is none. */
  pausedUntil: string | null
  /** The reader's own page. */
  preferencesUrl: string
}

/** The words of the mail, for its HTML and its text alike. */
export function preferencesChangedWords({ title, kind, frequency, pausedUntil }: PreferencesChange) {
  const name = oneLine(title)
  return {
    subject: `Your preferences for ${name} changed`,
    preview: `What ${name} sends you from now on.`,
    aside: "Preferences",
    heading: "Your preferences changed",
    wish: `You get ${readerWishes[kind]}, ${frequency}.`,
    pause:
      pausedUntil === null
        ? "Nothing is paused."
        : `No edition is sent to you until ${longDay(pausedUntil)}.`,
    button: "See or change them",
    why: `You get this mail because the preferences for your address at ${name} changed.`,
  }
}
