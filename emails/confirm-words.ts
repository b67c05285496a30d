import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { oneLine } from "./one-line.ts"
import { readerWishes } from "./readers.ts"

/** What a confirmation mail is made from. Nothing in it was typed by the person who filled in the form. */
export type ConfirmAsk = {
  title: string
  publicUrl: string
  postalAddress: string
  /** The page with the button that confirms; opening it changes nothing. */
  confirmUrl: string
  kind: ReaderKind
  /** How long the link holds, in words: `7 days`. */
  holds: string
}

/** The words of the confirmation mail, for its HTML and its text alike. */
export function confirmWords({ title, publicUrl, kind, holds }: ConfirmAsk) {
  const name = oneLine(title)
  return {
    subject: `Confirm that you want ${name}`,
    preview: `Say yes, and ${name} comes to this address. Say nothing, and nothing does.`,
    aside: "Confirmation",
    heading: `Do you want ${name} by mail?`,
    asked: `This address was entered at ${publicUrl} to get ${readerWishes[kind]}. If that was you, say so:`,
    button: "Yes, send it to me",
    open: `Nothing is confirmed until you press the button on this page. The link holds for ${holds}.`,
    ignore: "If it was not you, ignore this mail: nothing will be sent to this address.",
    why: `You get this one mail because your address was given to ${name}. It is on no list until you confirm.`,
  }
}
