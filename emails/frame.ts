import type { Edition, Section } from "../src/edition/edition.ts"
import { oneLine } from "./one-line.ts"
import { printsFigures } from "./prints-figures.ts"
import { placeOf } from "./section-place.ts"

/** What stands around every edition and is not of the edition: the operator's settings. */
export type Frame = {
  title: string
  /** Without a trailing slash. */
  publicUrl: string
  postalAddress: string
  /** The publisher's statement. It is printed in the footer only where the edition has no disclaimer that holds it. */
  holdings?: string | undefined
  /** Set when the mail's replies are read: the footer then says so. The address itself is not printed. */
  replyTo?: string | undefined
  /** Set where readers can choose to get only editions of big moves: the footer then says which these are. */
  offersBigMoves?: boolean | undefined
}

/** Stands in the frozen texts where each reader's own unsubscribe page goes. */
export const unsubscribeToken = "%%unsubscribe%%"

/** Stands there where each reader's own page of preferences goes. */
export const preferencesToken = "%%preferences%%"

/** How often each token stands in an edition's HTML and in its text. One not named stands in neither. */
export const tokenCounts = {
  unsubscribe: { html: 1, text: 1 },
  preferences: { html: 1, text: 1 },
} as const

/** Our own words in every mail, beside what a setting or an edition says. */
export const ourWords = {
  notice: "Please note.",
  evidence: "Evidence",
  picture: "The chart in words.",
  links: "Links",
  preferences: "Preferences",
  unsubscribe: "Unsubscribe",
  page: "View in browser",
} as const

/** The edition's page. */
export const editionUrl = (edition: Edition, frame: Frame): string =>
  `${frame.publicUrl}/editions/${edition.slug}`

/** The place on the edition's page that shows a section's figures with their sources; null where it prints none. */
export const evidenceUrl = (edition: Edition, frame: Frame, section: Section): string | null =>
  section.blocks.some(printsFigures) ? `${editionUrl(edition, frame)}#${placeOf(edition, section)}` : null

/** The holdings statement where the edition itself does not print it, else null. */
export const footerHoldings = (edition: Edition, frame: Frame): string | null =>
  edition.sections.some(({ id }) => id === "disclaimer") ? null : (frame.holdings ?? null)

/** Which editions readers get who want only big moves; `src/analysis/big-move.ts` is the rule itself. */
export const bigMoveRule =
  "Readers who chose only big moves get an edition when a sell-off, an acute sell-off or a rise (a rally or record highs) begins after seven days without one, or the day's move is the largest fall or rise in a year: checked once a day, not an alert."

/** The footer's answer to "why do I get this". */
export const whyYouGetThis = ({ title, replyTo, offersBigMoves }: Frame): string =>
  [
    `You get this because you confirmed that you want ${oneLine(title)} by mail.`,
    ...(offersBigMoves ? [bigMoveRule] : []),
    ...(replyTo ? ["Replies are read by the editors."] : []),
  ].join(" ")
