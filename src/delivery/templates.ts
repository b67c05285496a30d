import type { MailTemplate } from "../mailer/mailer.ts"
import type { ReaderKind } from "../subscribers/reader-kind.ts"
import type { Envelope } from "./envelope.ts"
import { toTemplate } from "./message.ts"

/** The mails of an envelope, by reader kind, with tokens where a reader's own strings go. */
export type Templates = (envelope: Envelope) => Promise<Record<ReaderKind, MailTemplate>>

/** As many deliveries as go out at once, and one that is just over. */
const most = 3

/** By what an envelope says: it never changes, so neither do its mails, and the next batch need not read them again. */
const kept = new Map<string, Record<ReaderKind, MailTemplate>>()

/** Makes an envelope's mails from its frozen texts; each file is read once, however many chunks of a batch ask for it. */
export function templatesFrom(files: { get(key: string): Promise<string> }): Templates {
  // A promise belongs to the request that made it, so only what it came to is kept beyond that.
  const asked = new Map<string, ReturnType<Templates>>()
  return (envelope) => {
    const key = JSON.stringify(envelope)
    const found = kept.get(key)
    if (found !== undefined) return Promise.resolve(found)
    const made = asked.get(key) ?? make(files, envelope).then((templates) => keep(key, templates))
    asked.set(key, made)
    return made
  }
}

function keep(key: string, templates: Record<ReaderKind, MailTemplate>): Record<ReaderKind, MailTemplate> {
  kept.set(key, templates)
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
  return templates
}

async function make(
  files: { get(key: string): Promise<string> },
  envelope: Envelope,
): Promise<Record<ReaderKind, MailTemplate>> {
  const one = async (kind: ReaderKind): Promise<MailTemplate> => {
    const { html, text } = envelope.mails[kind]
    return toTemplate(envelope, { html: await files.get(html), text: await files.get(text) })
  }
  return {
    general: await one("general"),
    "long-term-holder": await one("long-term-holder"),
    trader: await one("trader"),
    beginner: await one("beginner"),
  }
}
