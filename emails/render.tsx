import { render } from "@react-email/render"
import type { ReactElement } from "react"
import type { Edition } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { ConfirmMail } from "./confirm.tsx"
import { type ConfirmAsk, confirmWords } from "./confirm-words.ts"
import { EditionMail } from "./edition.tsx"
import { EditorsMail } from "./editors.tsx"
import { type EditorsNews, editorsWords } from "./editors-words.ts"
import type { Frame } from "./frame.ts"
import { oneLine } from "./one-line.ts"
import type { Picture } from "./picture.ts"
import { PreferencesChangedMail } from "./preferences-changed.tsx"
import { type PreferencesChange, preferencesChangedWords } from "./preferences-changed-words.ts"
import { confirmText } from "./text/confirm.ts"
import { editionText } from "./text/edition.ts"
import { editorsText } from "./text/editors.ts"
import { preferencesChangedText } from "./text/preferences-changed.ts"
import { welcomeText } from "./text/welcome.ts"
import { WelcomeMail } from "./welcome.tsx"
import { type Welcome, welcomeWords } from "./welcome-words.ts"

export type { ConfirmAsk } from "./confirm-words.ts"
export type { EditorsNews, Tally } from "./editors-words.ts"
export { type Frame, fixedStrings, tokenCounts, unsubscribeToken } from "./frame.ts"
export { mailPicture, type Picture, pictureUrl } from "./picture.ts"
export { mailReading } from "./reading.ts"

/** A mail, ready but for its headers. `subject` and `preview` are single lines. */
export type Mail = { subject: string; preview: string; html: string; text: string }

/** React's markers of a Suspense boundary and React Email's of a column, which mean nothing in a mail, are taken out. */
const htmlOf = async (mail: ReactElement): Promise<string> =>
  (await render(mail)).replaceAll(/<!--\/?\$-->| data-id="__react-email-column"/g, "")

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
    text: editionText(edition, kind, frame),
  }
}

/** The mail that asks whether an address wants the newsletter. */
export async function renderConfirm(ask: ConfirmAsk): Promise<Mail> {
  const { subject, preview } = confirmWords(ask)
  return { subject, preview, html: await htmlOf(<ConfirmMail ask={ask} />), text: confirmText(ask) }
}

/** The mail that welcomes a reader who has confirmed. */
export async function renderWelcome(welcome: Welcome): Promise<Mail> {
  const { subject, preview } = welcomeWords(welcome)
  return {
    subject,
    preview,
    html: await htmlOf(<WelcomeMail welcome={welcome} />),
    text: welcomeText(welcome),
  }
}

/** The mail that tells a reader what was changed at the preference centre. */
export async function renderPreferencesChanged(change: PreferencesChange): Promise<Mail> {
  const { subject, preview } = preferencesChangedWords(change)
  return {
    subject,
    preview,
    html: await htmlOf(<PreferencesChangedMail change={change} />),
    text: preferencesChangedText(change),
  }
}

/** A mail that tells the editors what became of an edition. */
export async function renderEditorsMail(news: EditorsNews): Promise<Mail> {
  const { subject, preview } = editorsWords(news)
  return { subject, preview, html: await htmlOf(<EditorsMail news={news} />), text: editorsText(news) }
}
