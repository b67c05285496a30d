import * as z from "zod"
import type { SuppressionReason } from "./suppression.ts"

/** What the provider said that went wrong with a mail; `transient` of a bounce that may pass, or whose kind is not known. */
export type MailTrouble = {
  outcome: "bounced" | "complained" | "suppressed" | "failed"
  bounce: "permanent" | "transient" | null
}

/**
 * What a trouble means for the reader: the reason to write no more, at once; `strike` for what counts only when it goes
 * on; null for what is not the reader's, such as a quota of ours that was used up.
 *
 * @example judge({ outcome: "bounced", bounce: "permanent" }) // => "bounce"
 */
export function judge({ outcome, bounce }: MailTrouble): SuppressionReason | "strike" | null {
  switch (outcome) {
    case "bounced":
      return bounce === "permanent" ? "bounce" : "strike"
    case "complained":
      return "complaint"
    case "suppressed":
      return "provider"
    case "failed":
      return null
  }
}

/** A delivery, and when it was opened in milliseconds since 1970. */
export const Sent = z.object({ delivery: z.string(), at: z.int() })
export type Sent = z.infer<typeof Sent>

/** So many editions in a row must come back, over so many days at least. */
export const strikesAtLeast = 3
export const strikeDays = 7

/** As many are remembered as a daily edition needs to come back over `strikeDays`, and a few more. */
export const strikesKept = 12

/**
 * The deliveries that came back from a reader, with one more: each once, oldest first, the newest `strikesKept`. The
 * order in which they are told makes no difference.
 */
export const withStrike = (strikes: readonly Sent[], one: Sent): Sent[] =>
  [...strikes.filter(({ delivery }) => delivery !== one.delivery), one]
    .toSorted((a, b) => a.at - b.at || (a.delivery < b.delivery ? -1 : 1))
    .slice(-strikesKept)

/**
 * Whether a reader is to be written to no more, though each bounce was one that may pass: at least three editions came
 * back in a row, the last of them a week or more after the first. `sent` is every delivery that went to readers like this
 * one since the oldest of `strikes`; one among them that did not come back ends the row.
 *
 * isStruckOut([{ delivery: "a", at: 0 }], [{ delivery: "a", at: 0 }]) // => false
 */
export function isStruckOut(strikes: readonly Sent[], sent: readonly Sent[]): boolean {
  const newest = strikes.at(-1)
  if (newest === undefined) return false
  const cameBack = new Set(strikes.map(({ delivery }) => delivery))
  const upToNewest = sent.filter(({ at }) => at <= newest.at).toSorted((a, b) => a.at - b.at)
  const arrived = upToNewest.findLastIndex(({ delivery }) => !cameBack.has(delivery))
  const since = upToNewest[arrived]?.at ?? Number.NEGATIVE_INFINITY
  const row = strikes.filter(({ at }) => at > since)
  const [first] = row
  return (
    first !== undefined &&
    row.length >= strikesAtLeast &&
    newest.at - first.at >= strikeDays * 24 * 60 * 60 * 1000
  )
}
