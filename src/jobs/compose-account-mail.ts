import * as z from "zod"
import { renderAccountLink, renderAddressConfirm } from "../../emails/render.tsx"
import type { Config } from "../config.ts"
import type { Composed } from "../delivery/deliver-mail.ts"
import type { OutboxMail } from "../delivery/outbox.ts"
import type { Accounts } from "../store/accounts.ts"
import type { Subscribers } from "../store/subscribers.ts"
import { ReaderMail } from "../subscribers/reader-mail.ts"
import {
  accountExpiry,
  accountMinutes,
  addressExpiry,
  addressHours,
  type PassingPurpose,
  signToken,
} from "../subscribers/token.ts"

type Deps = { config: Config; subscribers: Subscribers; accounts: Pick<Accounts, "moveAsked">; now(): number }

const AddressAsk = z.object({ ask: z.string() })

/** The mail with a fresh link to the account, for the address as it is now. The same row gives the same link. */
export async function toAccountLink(deps: Deps, mail: OutboxMail): Promise<Composed> {
  const { reader, version } = ReaderMail.parse(mail.params)
  const row = await deps.subscribers.byPublicId(reader)
  if (row?.state !== "confirmed" || row.address === null)
    return { drop: "the reader is no longer subscribed" }
  if (row.account_version !== version) return { drop: "the address has changed since" }
  if (await deps.subscribers.isSuppressed(row.address_hmac)) return { drop: "suppressed" }
  const expiresAt = accountExpiry(mail.createdAt)
  if (deps.now() >= expiresAt) return { drop: "the link has expired already" }
  const url = await linkOf(deps.config, "account", reader, version, expiresAt)
  const made = await renderAccountLink({ ...aroundOf(deps.config), url, holds: `${accountMinutes} minutes` })
  return { to: row.address, subject: made.subject, html: made.html, text: made.text }
}

/**
 * The mail that asks a new address back. One that is somebody's already, or must not be written to, gets none: that is
 * decided here and not on the page, so that the page answers every address alike.
 */
export async function toAddressConfirm(deps: Deps, mail: OutboxMail): Promise<Composed> {
  const { ask } = AddressAsk.parse(mail.params)
  const move = await deps.accounts.moveAsked(ask)
  if (move?.state !== "confirmed") return { drop: "nobody asks for this address any more" }
  if (move.free === 0) return { drop: "the address cannot be had" }
  const expiresAt = addressExpiry(move.asked_at)
  if (deps.now() >= expiresAt) return { drop: "the link has expired already" }
  const url = await linkOf(deps.config, "address", ask, move.account_version, expiresAt)
  const made = await renderAddressConfirm({ ...aroundOf(deps.config), url, holds: `${addressHours} hours` })
  return { to: move.newAddress, subject: made.subject, html: made.html, text: made.text }
}

const aroundOf = ({ TITLE, POSTAL_ADDRESS, REPLY_TO }: Config) => ({
  title: TITLE,
  postalAddress: POSTAL_ADDRESS,
  replyTo: REPLY_TO,
})

async function linkOf(
  { TOKEN_KEYS, PUBLIC_URL }: Config,
  purpose: PassingPurpose,
  publicId: string,
  version: number,
  expiresAt: number,
): Promise<string> {
  const [key] = TOKEN_KEYS
  if (key === undefined) throw new Error("TOKEN_KEYS holds no key")
  return `${PUBLIC_URL}/${purpose}/${await signToken(key, { purpose, publicId, version, expiresAt })}`
}
