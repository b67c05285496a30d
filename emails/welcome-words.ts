import type { Day } from "../src/market/observation.ts"
import type { Frequency } from "../src/subscribers/frequency.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { longDay } from "./day.ts"
import { oneLine } from "./one-line.ts"
import { frequencyWish, takeawayWish } from "./reader-words.ts"

/** What a welcome mail is made from, and the one that greets a reader whom a list brought along. Nothing in it was typed by the reader. */
export type Welcome = {
  title: string
  postalAddress: string
  kind: ReaderKind
  frequency: Frequency
  /** The last edition that was published, to begin with; null before the first. */
  latest: { day: Day; headline: string; standfirst: string; url: string } | null
  /** Set for a reader who did not sign up here: the day of the sign-up there. */
  moved?: { since: Day }
  preferencesUrl: string
  unsubscribeUrl: string
  /** Set when the mail's replies are read. */
  replyTo?: string | undefined
}

/** The words by which a reader who confirmed here and one who was moved here are greeted. */
function greeting(name: string, wish: string, moved: Welcome["moved"]) {
  return moved === undefined
    ? {
        subject: `${name} comes to this address from now on`,
        aside: "Welcome",
        heading: `Welcome to ${name}`,
        gets: `You confirmed this address. You get ${wish}.`,
        because: `You get this because you confirmed that you want ${name} by mail.`,
      }
    : {
        subject: `${name} has moved, and still comes to this address`,
        aside: "We have moved",
        heading: `${name} has moved`,
        gets: `It is sent from a new place from now on, and you have nothing to do. You get ${wish}.`,
        because: `You get this one mail because you signed up for ${name} on ${longDay(moved.since)}, before it moved.`,
      }
}

/** The words of the welcome mail, for its HTML and its text alike. */
export function welcomeWords({ title, kind, frequency, latest, replyTo, moved }: Welcome) {
  const name = oneLine(title)
  const wish = `${frequencyWish(frequency)}, with ${takeawayWish(kind)}`
  const { because, ...greeted } = greeting(name, wish, moved)
  return {
    ...greeted,
    preview: latest
      ? `To begin with, the latest edition: ${oneLine(latest.headline)}`
      : "The next edition is your first. Leaving takes one click.",
    latestHeading: "The latest edition",
    latest: latest && {
      day: longDay(latest.day),
      headline: oneLine(latest.headline),
      standfirst: oneLine(latest.standfirst),
      url: latest.url,
    },
    none: "There is no edition yet: the next one is your first.",
    button: "Read it",
    expectHeading: "What to expect",
    expect: [
      "Each edition opens with what matters in three sentences. The rest is there when you want it.",
      "Every figure has its sources: the link beside a section leads to them.",
      "A figure that cannot be checked is left out, and you are told so.",
      "It is information, and not financial advice.",
    ],
    why: [because, ...(replyTo ? ["Replies are read by the editors."] : [])].join(" "),
  }
}
