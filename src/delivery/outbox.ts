import * as z from "zod"
import { Mail } from "../mailer/mailer.ts"

export type { Mail } from "../mailer/mailer.ts"

export const MailPurpose = z.enum([
  "confirm",
  "reminder",
  "welcome",
  "moved",
  "preferences-changed",
  "account-link",
  "account-changed",
  "address-confirm",
  "editors",
  "test",
])
export type MailPurpose = z.infer<typeof MailPurpose>

export const MailState = z.enum(["queued", "submitted", "dropped", "failed", "in_doubt"])
export type MailState = z.infer<typeof MailState>

/** A single mail, from being asked for to being settled. Times are milliseconds since 1970. */
export const OutboxMail = z.object({
  /** Named by who asks, so that asking twice is one mail. Holds no address, as it stands in messages and keys. */
  id: z.string().min(1).max(200),
  purpose: MailPurpose,
  subscriber: z.int().nullable(),
  /** What its purpose needs to compose it; never an address. */
  params: z.record(z.string(), z.unknown()),
  state: MailState,
  /** Counts the transitions; the store compares it before it sets. */
  version: z.int().min(0),
  /** Counts the claims. */
  attempts: z.int().min(0),
  claimedAt: z.int(),
  leaseUntil: z.int(),
  notBefore: z.int(),
  /** The mail as it first went out, for the same bytes on every try; null before that, and again once settled. */
  frozen: Mail.nullable(),
  firstUnknownAt: z.int().nullable(),
  providerId: z.string().nullable(),
  problem: z.string().nullable(),
  createdAt: z.int(),
  settledAt: z.int().nullable(),
})
export type OutboxMail = z.infer<typeof OutboxMail>

export type NewMail = Pick<OutboxMail, "id" | "purpose" | "subscriber" | "params">

/** What the queue `mail` carries. */
export const MailMessage = z.object({ outbox: z.string().min(1) })
export type MailMessage = z.infer<typeof MailMessage>

/** Single mails that were asked for. Each write may run twice. */
export type Outbox = {
  /** Asks for a mail; true when it is new. */
  add(mail: NewMail, now: number): Promise<boolean>
  find(id: string): Promise<OutboxMail | null>
  /** Ids of mails not settled that were asked for before `before`, oldest first: the watchdog enqueues them again. */
  open(before: number, limit: number): Promise<string[]>
  /** Writes what `nextMail` made of a mail; false when another transition came first. */
  save(mail: OutboxMail): Promise<boolean>
}
