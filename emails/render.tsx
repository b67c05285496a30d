import { render } from "@react-email/render"
import type { ReactElement } from "react"
import type { Edition } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import {
  type AccountChange,
  accountChangedWords,
  accountLinkWords,
  addressConfirmWords,
  type LinkAsk,
} from "./account-words.ts"
import { ConfirmMail } from "./confirm.tsx"
import { type ConfirmAsk, confirmWords } from "./confirm-words.ts"
import { EditionMail } from "./edition.tsx"
import { EditorsMail } from "./editors.tsx"
import { type EditorsNews, editorsWords } from "./editors-words.ts"
import type { Frame } from "./frame.ts"
import { NoticeMail } from "./notice.tsx"
import type { Notice } from "./notice-words.ts"
import { oneLine } from "./one-line.ts"
import type { Picture } from "./picture.ts"
import { PreferencesChangedMail } from "./preferences-changed.tsx"
import { type PreferencesChange, preferencesWords } from "./preferences-words.ts"
import { outlookHead } from "./style-sheet.ts"
import { confirmText } from "./text/confirm.ts"
import { editionText } from "./text/edition.ts"
import { editorsText } from "./text/editors.ts"
import { noticeText } from "./text/notice.ts"
import { preferencesChangedText } from "./text/preferences-changed.ts"
import { welcomeText } from "./text/welcome.ts"
import { WelcomeMail } from "./welcome.tsx"
import { type Welcome, welcomeWords } from "./welcome-words.ts"

export type { AccountChange, LinkAsk } from "./account-words.ts"
export type { ConfirmAsk } from "./confirm-words.ts"
export type { EditorsNews, Tally } from "./editors-words.ts"
export { fixedStrings } from "./fixed-strings.ts"
export { type Frame, preferencesToken, tokenCounts, unsubscribeToken } from "./frame.ts"
export { mailPicture, type Picture, pictureUrl } from "./picture.ts"
export type { PreferencesChange } from "./preferences-words.ts"
export { mailReading } from "./reading.ts"
export { unmarked } from "./unmarked.ts"
export type { Welcome } from "./welcome-words.ts"

/** A mail, ready but for its headers. `subject` and `preview` are single lines. */
export type Mail = { subject: string; preview: string; html: string; text: string }

/**
 * What means nothing in a mail is taken out: React's markers of a Suspense boundary and its wish that a picture be
 * fetched early, React Email's mark of a column, and the widths of rows and the borders of tables that are as they would
 * be without. What only Outlook reads is put in: React writes no comments.
 */
const htmlOf = async (mail: ReactElement): Promise<string> =>
  (await render(mail))
    .replaceAll(/<!--\/?\$-->| data-id="__react-email-column"/g, "")
    .replaceAll(/<link rel="preload" as="image"[^>]*>/g, "")
    .replaceAll(/<(tbody|tr) style="width:100%">/g, "<$1>")
    .replace("</head>", () => `${outlookHead}</head>`)

/**
 * An edition as one reader kind gets it, the same bytes for the same input, in Node and in workerd. What differs from
 * reader to reader stands in it as a token (see `tokenCounts`).
 */
export async function renderEdition(
  edition: Edition,
  kind: ReaderKind,
  frame: Frame,
  picture: Picture | null = null,
): Promise<Mail> {
  return {
    subject: oneLine(edition.headline.text),
    preview: oneLine(edition.standfirst.text),
    html: await htmlOf(<EditionMail edition={edition} kind={kind} frame={frame} picture={picture} />),
    text: editionText(edition, kind, frame, picture),
  }
}

/** The mail that asks whether an address wants the newsletter. */
export async function renderConfirm(ask: ConfirmAsk): Promise<Mail> {
  const { subject, preview } = confirmWords(ask)
  return { subject, preview, html: await htmlOf(<ConfirmMail ask={ask} />), text: confirmText(ask) }
}

/** The first mail after confirming: what to expect, and the latest edition to begin with. */
export async function renderWelcome(welcome: Welcome): Promise<Mail> {
  const { subject, preview } = welcomeWords(welcome)
  return {
    subject,
    preview,
    html: await htmlOf(<WelcomeMail welcome={welcome} />),
    text: welcomeText(welcome),
  }
}

/** The mail that says which preferences now hold. */
export async function renderPreferencesChanged(change: PreferencesChange): Promise<Mail> {
  const { subject, preview } = preferencesWords(change)
  const html = await htmlOf(<PreferencesChangedMail change={change} />)
  return { subject, preview, html, text: preferencesChangedText(change) }
}

/** The mail with a fresh link to the account. */
export const renderAccountLink = (ask: LinkAsk): Promise<Mail> => renderNotice(accountLinkWords(ask), ask)

/** The mail that asks a new address whether it is the reader's. */
export const renderAddressConfirm = (ask: LinkAsk): Promise<Mail> =>
  renderNotice(addressConfirmWords(ask), ask)

/** The mail that tells an address that it was moved away from, or deleted. */
export const renderAccountChanged = (change: AccountChange): Promise<Mail> =>
  renderNotice(accountChangedWords(change), change)

async function renderNotice(words: Notice, around: { title: string; postalAddress: string }): Promise<Mail> {
  const { subject, preview } = words
  const html = await htmlOf(<NoticeMail words={words} around={around} />)
  return { subject, preview, html, text: noticeText(words, around) }
}

/** A mail that tells the editors what became of an edition. */
export async function renderEditorsMail(news: EditorsNews): Promise<Mail> {
  const { subject, preview } = editorsWords(news)
  return { subject, preview, html: await htmlOf(<EditorsMail news={news} />), text: editorsText(news) }
}
