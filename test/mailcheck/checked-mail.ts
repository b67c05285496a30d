import type { Mail as Rendered } from "../../emails/render.tsx"
import { toMessage } from "../../src/delivery/message.ts"
import type { Block, Edition } from "../../src/edition/edition.ts"
import type { Mail } from "../../src/mailer/mailer.ts"
import { demonstration } from "../demonstration.ts"
import { envelopeFor, reader, tokens } from "../one-reader.ts"

/** A mail as the provider is handed it, and what it is held to. */
export type CheckedMail = {
  name: string
  sent: Mail
  /** It goes to a list, so that it must be easy to leave; the others answer one person. */
  toList: boolean
  /** The publisher's own site, without a trailing slash. */
  publicUrl: string
  /** Where its links may lead besides: the hosts of an edition's named sources. */
  sources: ReadonlySet<string>
}

/**
 * A rendered mail with its headers and the reader's links, put in by the code that sends it. That it goes to a list is
 * told by the token in its HTML.
 */
export function asSent(
  name: string,
  { subject, html, text }: Rendered,
  publicUrl: string,
  sources: ReadonlySet<string>,
): CheckedMail {
  if (!html.includes("%%unsubscribe%%")) {
    const sent = { from: demonstration.FROM, to: reader.address, subject, html, text }
    return { name, sent, toList: false, publicUrl, sources: new Set() }
  }
  const sent = toMessage(envelopeFor(subject, publicUrl), 1, { html, text }, reader, tokens)
  return { name, sent, toList: true, publicUrl, sources }
}

/** The hosts of the sources and the headlines that an edition names. */
export const sourceHosts = ({ sections }: Pick<Edition, "sections">): ReadonlySet<string> =>
  new Set(sections.flatMap(({ blocks }) => blocks.flatMap(namedUrls)).map((url) => new URL(url).host))

const namedUrls = (block: Block): string[] =>
  block.kind === "sources" || block.kind === "headlines" ? block.items.map(({ url }) => url) : []
