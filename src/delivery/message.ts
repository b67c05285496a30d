import type { Mail } from "../mailer/mailer.ts"
import type { Envelope } from "./envelope.ts"
import type { Reader } from "./reader.ts"

/** The frozen texts of one reader kind. */
export type Texts = { html: string; text: string }

/**
 * One reader's mail: the frozen texts and headers with the reader's unsubscribe link in the place of its tokens. Pure, so
 * the same envelope, texts, reader and token are the same bytes on every try.
 *
 * Throws when a token is left that nothing stands for, or a text has no unsubscribe link: such a mail must not go.
 *
 * toMessage(envelope, 3, texts, reader, "k1.x.y").headers["List-Unsubscribe"] // => "<https://…/unsubscribe/k1.x.y>"
 */
export function toMessage(
  envelope: Envelope,
  seq: number,
  texts: Texts,
  reader: Reader,
  token: string,
): Mail {
  if (!/^[\w.~-]+$/.test(token))
    throw new Error("a link's token has characters that a URL would have to escape")
  const link = `${envelope.baseUrl}/unsubscribe/${token}`
  const put = (text: string) => {
    const done = text.replaceAll(/%%(?:unsubscribe|oneclick)%%/g, () => link)
    const left = /%%[a-z]+%%/.exec(done)
    if (left !== null) throw new Error(`a frozen text holds ${left[0]}, which nothing stands for`)
    return done
  }
  const body = (part: "html" | "text") => {
    const done = put(texts[part])
    if (!done.includes(link)) throw new Error(`the frozen ${part} of ${reader.kind} has no unsubscribe link`)
    return done
  }
  return {
    from: envelope.from,
    to: reader.address,
    ...(envelope.replyTo !== null && { replyTo: envelope.replyTo }),
    subject: envelope.subject,
    html: body("html"),
    text: body("text"),
    headers: Object.fromEntries(Object.entries(envelope.headers).map(([name, value]) => [name, put(value)])),
    tags: [
      ...Object.entries(envelope.tags).map(([name, value]) => ({ name, value })),
      { name: "chunk", value: String(seq) },
    ],
  }
}
