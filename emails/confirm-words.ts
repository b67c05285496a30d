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
  /** The page with the button that forgets what was asked. */
  cancelUrl: string
  /** Set on the one reminder. */
  again?: true
  /** How long the link holds, in words: `7 days`. */
  holds: string
}

/** The words of the confirmation mail, for its HTML and its text alike. */
export function confirmWords({ title, publicUrl, kind, holds, again }: ConfirmAsk) {
  const name = oneLine(title)
  return {
    subject: again ? `Reminder: confirm that you want ${name}` : `Confirm that you want ${name}`,
    preview: `Say yes, and ${name} comes to this address. Say nothing, and nothing does.`,
    aside: "Confirmation",
    heading: `Do you want ${name} by mail?`,
    asked: `This address was entered at ${publicUrl} to get ${readerWishes[kind]}. If that was you, say so:`,
    button: "Yes, send it to me",
    open: `Nothing is confirmed until you press the button on the page that opens. The link holds for ${holds}.`,
    ignore: again
      ? "This is the only reminder. If you no longer want it, ignore this mail: nothing will be sent to this address."
      : "If it was not you, ignore this mail: nothing will be sent to this address.",
    cancel: "It was not me: forget this address now",
    why: `You get this ${again ? "reminder" : "one mail"} because your address was given to ${name}. It is on no list until you confirm.`,
  }
}
