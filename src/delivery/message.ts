import type { Mail } from "../mailer/mailer.ts"
import type { Envelope } from "./envelope.ts"
import type { Reader } from "./reader.ts"

/** The tokens of one reader's links. */
export type LinkTokens = { unsubscribe: string; preferences: string }

/** The frozen texts of one reader kind. */
export type Texts = { html: string; text: string }

/**
 * One reader's mail: the frozen texts and headers with the reader's own links where their tokens stand. Pure, so the
 * same envelope, texts, reader and links are the same bytes on every try.
 *
 * Throws when a token is left that nothing stands for, or a text has no unsubscribe link: such a mail must not go.
 *
 * toMessage(envelope, 3, texts, reader, { unsubscribe: "k1.x.y", … }).headers["List-Unsubscribe"] // => "<https://…/unsubscribe/k1.x.y>"
 */
export function toMessage(
  envelope: Envelope,
  seq: number,
  texts: Texts,
  reader: Reader,
  tokens: LinkTokens,
): Mail {
  if (!Object.values(tokens).every((token) => /^[\w.~-]+$/.test(token)))
    throw new Error("a link's token has characters that a URL would have to escape")
  const leave = `${envelope.baseUrl}/unsubscribe/${tokens.unsubscribe}`
  const preferences = `${envelope.baseUrl}/preferences/${tokens.preferences}`
  const put = (text: string) => {
    const done = text
      .replaceAll(/%%(?:unsubscribe|oneclick)%%/g, () => leave)
      .replaceAll("%%preferences%%", () => preferences)
      .replaceAll("%%token%%", () => tokens.unsubscribe)
    const left = /%%[a-z]+%%/.exec(done)
    if (left !== null) throw new Error(`a frozen text holds ${left[0]}, which nothing stands for`)
    return done
  }
  const body = (part: "html" | "text") => {
    const done = put(texts[part])
    if (!done.includes(leave)) throw new Error(`the frozen ${part} of ${reader.kind} has no unsubscribe link`)
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
