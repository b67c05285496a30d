import type { Frequency } from "../src/subscribers/frequency.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { oneLine } from "./one-line.ts"
import { readerWishes } from "./readers.ts"

/** What the welcome is made from. */
export type Welcome = {
  title: string
  publicUrl: string
  postalAddress: string
  kind: ReaderKind
  frequency: Frequency
  /** The reader's own pages. */
  preferencesUrl: string
  unsubscribeUrl: string
  /** The newest edition that readers have, or null before the first. */
  latest: { slug: string; headline: string; standfirst: string } | null
}

/** The words of the welcome, for its HTML and its text alike. */
export function welcomeWords({ title, kind, frequency, latest }: Welcome) {
  const name = oneLine(title)
  return {
    subject: `Welcome to ${name}`,
    preview: `The next ${frequency} edition comes to this address.`,
    aside: "Welcome",
    heading: `Welcome to ${name}`,
    wish: `You get ${readerWishes[kind]}, ${frequency}.`,
    latest:
      latest === null ? null : { headline: oneLine(latest.headline), standfirst: oneLine(latest.standfirst) },
    read: "Read the latest edition",
    preferences: "Preferences",
    unsubscribe: "Unsubscribe",
    why: `You get this mail because you confirmed that you want ${name} by mail.`,
  }
}

/** The page of the newest edition, or null before the first. */
export const latestUrl = ({ publicUrl, latest }: Welcome): string | null =>
  latest === null ? null : `${publicUrl}/editions/${latest.slug}`
