import { renderPreferencesChanged, renderWelcome } from "../../emails/render.tsx"
import type { Composed } from "../delivery/deliver-mail.ts"
import { leaveHeaders } from "../delivery/leave-headers.ts"
import type { OutboxMail } from "../delivery/outbox.ts"
import { Edition } from "../edition/edition.ts"
import { dayOf } from "../market/day.ts"
import type { SubscriberRow } from "../store/subscriber-row.ts"
import type { Subscribers } from "../store/subscribers.ts"
import { pauseAt } from "../subscribers/choices.ts"
import { ReaderMail } from "../subscribers/reader-mail.ts"
import type { JobDeps } from "./deps.ts"
import { readerLinks } from "./reader-links.ts"

type Deps = Pick<JobDeps, "config" | "editions" | "files" | "now"> & { subscribers: Subscribers }

/** The welcome of a reader who has confirmed, or whom a list has brought along and who is told of the move, with the newest edition that readers have. */
export async function toWelcome(deps: Deps, mail: OutboxMail): Promise<Composed> {
  const params = ReaderMail.parse(mail.params)
  const reader = await readerOf(deps, params)
  if ("drop" in reader) return reader
  if (reader.token_version !== params.version) return { drop: "the reader has left and come back since" }
  const { preferences, unsubscribe } = await linksOf(deps, reader)
  const { subject, html, text } = await renderWelcome({
    ...frameOf(deps),
    kind: reader.kind,
    frequency: reader.frequency,
    preferencesUrl: preferences,
    unsubscribeUrl: unsubscribe,
    latest: await latest(deps),
    ...(mail.purpose === "moved" &&
      reader.confirmed_at !== null && { moved: { since: dayOf(reader.confirmed_at) } }),
  })
  const token = unsubscribe.slice(unsubscribe.lastIndexOf("/") + 1)
  const headers = leaveHeaders(unsubscribe, token, deps.config.UNSUBSCRIBE_MAILBOX)
  return { to: reader.address, subject, html, text, headers }
}

/** The mail that tells a reader what was chosen at the preference centre. */
export async function toPreferencesChanged(deps: Deps, mail: OutboxMail): Promise<Composed> {
  const params = ReaderMail.parse(mail.params)
  const reader = await readerOf(deps, params)
  if ("drop" in reader) return reader
  if (reader.choices_version !== params.version) return { drop: "the preferences have changed again since" }
  const pausedUntil = pauseAt(reader.paused_until, deps.now())
  const { preferences, unsubscribe } = await linksOf(deps, reader)
  const { subject, html, text } = await renderPreferencesChanged({
    ...frameOf(deps),
    kind: reader.kind,
    frequency: reader.frequency,
    pausedUntil: pausedUntil === null ? null : dayOf(pausedUntil),
    preferencesUrl: preferences,
    unsubscribeUrl: unsubscribe,
  })
  return { to: reader.address, subject, html, text }
}

/** Whoever reads has an address. */
type Reading = SubscriberRow & { address: string }

async function readerOf({ subscribers }: Deps, { reader }: ReaderMail): Promise<Reading | { drop: string }> {
  const row = await subscribers.byPublicId(reader)
  if (row?.state !== "confirmed" || row.address === null)
    return { drop: "the reader is no longer subscribed" }
  if (await subscribers.isSuppressed(row.address_hmac)) return { drop: "suppressed" }
  return { ...row, address: row.address }
}

const linksOf = ({ config }: Deps, { public_id, token_version }: SubscriberRow) =>
  readerLinks(config, { publicId: public_id, version: token_version })

const frameOf = ({ config }: Deps) => ({
  title: config.TITLE,
  postalAddress: config.POSTAL_ADDRESS,
  ...(config.REPLY_TO !== undefined && { replyTo: config.REPLY_TO }),
})

async function latest({ config, editions, files }: Deps) {
  const row = await editions.latestPublished()
  if (row === null || row.edition_sha === null) return null
  const { day, headline, standfirst } = Edition.parse(JSON.parse(await files.get(row.edition_sha)))
  const url = `${config.PUBLIC_URL}/editions/${row.slug}`
  return { day, headline: headline.text, standfirst: standfirst.text, url }
}
