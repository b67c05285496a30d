import { tokenCounts } from "../../emails/render.tsx"

/** An HTML part of more bytes than this is not sent: Gmail cuts a mail off near 102 KB, and with it the way to leave. */
export const heaviest = 90_000

// A reader's own address in the place of a token, at its longest.
const tokenBytes = 300

/**
 * The bytes of a mail's HTML as it is sent: with each reader's own links in the place of the tokens.
 *
 * bytesAsSent("<p>é</p>") // => 609, for an edition holds two tokens
 */
export function bytesAsSent(html: string): number {
  const tokens = Object.values(tokenCounts).reduce((sum, { html: times }) => sum + times, 0)
  return new TextEncoder().encode(html).length + tokens * tokenBytes
}

/**
 * What is wrong with the weight of a mail, if anything.
 *
 * weightProblems("<p>Hello</p>") // => []
 */
export const weightProblems = (html: string): { where: string; detail: string }[] => {
  const bytes = bytesAsSent(html)
  return bytes <= heaviest
    ? []
    : [{ where: "html", detail: `${bytes} bytes as sent, and at most ${heaviest} may go` }]
}
