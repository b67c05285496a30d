import type { Envelope } from "./envelope.ts"
import { type Texts, toTemplate } from "./message.ts"

/** Resend puts each reader's own link here (https://resend.com/docs/dashboard/broadcasts/introduction). */
export const unsubscribeTag = "{{{RESEND_UNSUBSCRIBE_URL}}}"

/**
 * The frozen texts as a broadcast carries them. It can hold no link of ours that differs from reader to reader: Resend's
 * own link to leave stands in its place, and the preferences lead to the page that mails a link to whoever asks for one.
 *
 * Throws where a text has no unsubscribe link, or three braces of its own, which Resend would read as a tag.
 *
 * @example broadcastTexts(envelope, { html: '<a href="%%unsubscribe%%">', text: "%%unsubscribe%%" }).text // => unsubscribeTag
 */
export function broadcastTexts(envelope: Envelope, texts: Texts): Texts {
  const { html, text } = toTemplate(envelope, texts)
  const put = (frozen: string): string => {
    if (frozen.includes("{{{"))
      throw new Error("a frozen text holds {{{, which the provider would read as a tag")
    return frozen
      .replaceAll(/%%(?:unsubscribe|oneclick)%%/g, () => unsubscribeTag)
      .replaceAll("%%preferences%%", `${envelope.baseUrl}/account`)
  }
  return { html: put(html), text: put(text) }
}
