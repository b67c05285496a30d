import * as z from "zod"

const oneLine = z.string().regex(/^[^\p{Cc}]*$/u, "one line without control characters")

/** One mail to one reader, as it goes to the provider. */
export const Mail = z.object({
  from: oneLine.min(1),
  to: oneLine.min(1),
  replyTo: oneLine.optional(),
  subject: oneLine.min(1),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), oneLine).optional(),
  tags: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
})
export type Mail = z.infer<typeof Mail>

/**
 * A mail that goes to many. Where `%%name%%` stands in its texts, headers and tags, each reader's own string goes; the
 * same object is made ready once, however many readers it goes to.
 */
export type MailTemplate = Omit<Mail, "to">

/** One reader's mail: the template, and what stands for its tokens, by name. */
export type FilledMail = { template: MailTemplate; to: string; values: Readonly<Record<string, string>> }

export type RefusalKind =
  | "rate_limit"
  | "daily_quota"
  | "monthly_quota"
  | "unauthorized"
  | "forbidden"
  | "blocked"
  | "misdirected"

/**
 * What became of a call. `detail` and `message` never hold an address.
 *
 * - `accepted`: the provider took the mails, save those at the indexes of `rejected`. `ids` are its ids of those it took.
 * - `refused`: it took none, for a reason that is not the mails'. `scope` says what stands still: this `call` for a
 *   moment, all until the quota's `day` ends, or the `account` until a person acts.
 * - `unknown`: it may have taken them (time-out, dropped line, 5xx). The same key and bytes must be tried again.
 * - `in_progress`: an earlier call under this key is still at work. The same key later.
 * - `conflict`: it holds a different body under this key. Never a new key: the first body may have gone out.
 * - `invalid`: it took none, because the call is wrong; the same call will never be taken.
 */
export type Outcome =
  | { type: "accepted"; ids: string[]; rejected: { index: number; message: string }[] }
  | {
      type: "refused"
      kind: RefusalKind
      scope: "call" | "day" | "account"
      retryAfterMs: number | null
      detail: string
    }
  | { type: "unknown"; detail: string; retryAfterMs: number | null }
  | { type: "in_progress"; detail: string }
  | { type: "conflict"; detail: string }
  | { type: "invalid"; detail: string }

/** Hands mails to the provider. An answer of any kind is an outcome, never a throw. */
export type Mailer = {
  /** One mail, in one call. */
  submit(mail: Mail, key: string): Promise<Outcome>
  /** 1 to 100 mails in one call; those that are wrong do not hold up the others. */
  submitAll(mails: readonly FilledMail[], key: string): Promise<Outcome>
}
