import type { Mail, MailTemplate } from "../mailer/mailer.ts"
import type { Envelope } from "./envelope.ts"
import type { Reader } from "./reader.ts"

/** The tokens of one reader's links. */
export type LinkTokens = { unsubscribe: string; preferences: string }

/** The frozen texts of one reader kind. */
export type Texts = { html: string; text: string }

/** What stands for a template's tokens: `unsubscribe` and `oneclick` are one link, `token` is that link's own. */
type Values = Readonly<Record<"unsubscribe" | "oneclick" | "preferences" | "token" | "chunk", string>>
const known: ReadonlySet<string> = new Set<keyof Values>([
  "unsubscribe",
  "oneclick",
  "preferences",
  "token",
  "chunk",
])
const token = /%%([a-z]+)%%/g

/**
 * A delivery's mail for readers of one kind: the frozen texts and headers, with tokens where a reader's own strings go.
 *
 * Throws when a token stands there that nothing stands for, or a text has no unsubscribe link: such a mail must not go.
 *
 * toTemplate(envelope, { html: "… %%unsubscribe%%", text: "… %%unsubscribe%%" }).subject // => envelope.subject
 */
export function toTemplate(envelope: Envelope, texts: Texts): MailTemplate {
  const { from, replyTo, subject, headers, tags } = envelope
  for (const part of ["html", "text"] as const) {
    if (!/%%(?:unsubscribe|oneclick)%%/.test(texts[part]))
      throw new Error(`the frozen ${part} has no unsubscribe link`)
  }
  for (const text of [texts.html, texts.text, ...Object.values(headers)]) {
    for (const [all, name = ""] of text.matchAll(token))
      if (!known.has(name)) throw new Error(`a frozen text holds ${all}, which nothing stands for`)
  }
  return {
    from,
    ...(replyTo !== null && { replyTo }),
    subject,
    html: texts.html,
    text: texts.text,
    headers,
    tags: [
      ...Object.entries(tags).map(([name, value]) => ({ name, value })),
      { name: "chunk", value: "%%chunk%%" },
    ],
  }
}

/** What stands for the tokens in one reader's mail. Throws on a link's token that a URL would have to escape. */
export function valuesFor({ baseUrl }: Envelope, seq: number, tokens: LinkTokens): Values {
  if (!Object.values(tokens).every((token) => /^[\w.~-]+$/.test(token)))
    throw new Error("a link's token has characters that a URL would have to escape")
  const leave = `${baseUrl}/unsubscribe/${tokens.unsubscribe}`
  const preferences = `${baseUrl}/preferences/${tokens.preferences}`
  return { unsubscribe: leave, oneclick: leave, preferences, token: tokens.unsubscribe, chunk: String(seq) }
}

/**
 * One reader's mail, whole: what a batch's bytes say of it. Pure, so the same envelope, texts, reader and links are the
 * same mail on every try.
 *
 * toMessage(envelope, 3, texts, reader, { unsubscribe: "k1.x.y", … }).headers["List-Unsubscribe"] // => "<https://…/unsubscribe/k1.x.y>"
 */
export function toMessage(
  envelope: Envelope,
  seq: number,
  texts: Texts,
  reader: Pick<Reader, "address">,
  tokens: LinkTokens,
): Mail {
  const { html, text, headers, tags, ...rest } = toTemplate(envelope, texts)
  const values: Readonly<Record<string, string>> = valuesFor(envelope, seq, tokens)
  const put = (text: string) => text.replaceAll(token, (_, name: string) => values[name] ?? "")
  return {
    ...rest,
    to: reader.address,
    html: put(html),
    text: put(text),
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, put(value)])),
    tags: (tags ?? []).map(({ name, value }) => ({ name, value: put(value) })),
  }
}
