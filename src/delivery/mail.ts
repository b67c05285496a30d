import type { Mail } from "../mailer/mailer.ts"
import { unknownForMs } from "./chunk.ts"
import type { OutboxMail } from "./outbox.ts"

export type MailEvent =
  | { type: "claim"; now: number; leaseMs: number; mail: Mail }
  | { type: "drop"; now: number; reason: string }
  | { type: "accepted"; now: number; providerId: string | null }
  | { type: "refused" | "unknown" | "in_progress"; attempt: number; notBefore: number; detail: string }
  | { type: "conflict" | "invalid"; attempt: number; now: number; detail: string }

export type MailRefusal = "settled" | "leased" | "not_yet" | "frozen" | "not_claimed" | "stale"
export type MailStep = { mail: OutboxMail; refusal?: undefined } | { mail?: undefined; refusal: MailRefusal }

/** A mail that the provider kept refusing is given up this long after it was asked for: it would come too late. */
const givenUpAfterMs = 24 * 3_600_000

/** `outbox/<id>`: one body for ever, so one key. */
export const mailKey = (mail: OutboxMail): string => `outbox/${mail.id}`

/** Why a mail cannot be claimed now; null when it can. */
export function mailUnclaimable(mail: OutboxMail, now: number): "settled" | "leased" | "not_yet" | null {
  if (mail.state !== "queued") return "settled"
  if (now < mail.leaseUntil) return "leased"
  return now < mail.notBefore ? "not_yet" : null
}

/**
 * The only transition of a single mail: a chunk's, but for one reader, with a body that never thaws. A claim whose lease
 * ran out leaves an unknown outcome behind, as a time-out does.
 *
 * | from                 | event                                  | to        | with                         |
 * |----------------------|----------------------------------------|-----------|------------------------------|
 * | queued               | claim                                  | queued    | leased; the first body kept  |
 * | queued               | claim 23 h after the first unknown     | in_doubt  | the key is about to be lost  |
 * | queued, all known    | claim 24 h after it was asked for      | failed    | given up                     |
 * | queued, no body      | drop                                   | dropped   | its reason                   |
 * | leased               | refused                                | queued    | later                        |
 * | leased               | unknown, in_progress                   | queued    | unknown since its claim      |
 * | leased               | invalid, all known                     | failed    |                              |
 * | leased               | invalid after an unknown; conflict     | in_doubt  |                              |
 * | with a body          | accepted                               | submitted | the provider's id            |
 */
export function nextMail(mail: OutboxMail, event: MailEvent): MailStep {
  if (event.type === "accepted") return accepted(mail, event)
  if (mail.state !== "queued") return { refusal: "settled" }
  if (event.type === "claim") return claim(mail, event)
  if (event.type === "drop") {
    return mail.frozen === null ? settle(mail, "dropped", event.now, event.reason) : { refusal: "frozen" }
  }
  if (mail.leaseUntil === 0) return { refusal: "not_claimed" }
  if (event.attempt !== mail.attempts) return { refusal: "stale" }

  const known = mail.firstUnknownAt === null
  switch (event.type) {
    case "refused":
      return step(mail, { leaseUntil: 0, notBefore: event.notBefore, problem: event.detail })
    case "unknown":
    case "in_progress":
      return step(mail, {
        leaseUntil: 0,
        notBefore: event.notBefore,
        problem: event.detail,
        firstUnknownAt: mail.firstUnknownAt ?? mail.claimedAt,
      })
    case "invalid":
      return settle(mail, known ? "failed" : "in_doubt", event.now, event.detail)
    case "conflict":
      return settle(mail, "in_doubt", event.now, event.detail)
  }
}

function claim(mail: OutboxMail, event: Extract<MailEvent, { type: "claim" }>): MailStep {
  const refusal = mailUnclaimable(mail, event.now)
  if (refusal !== null) return { refusal }
  const lost = mail.leaseUntil > 0
  const firstUnknownAt = mail.firstUnknownAt ?? (lost ? mail.claimedAt : null)
  if (firstUnknownAt !== null && event.now >= firstUnknownAt + unknownForMs) {
    return settle({ ...mail, firstUnknownAt }, "in_doubt", event.now, "no certain answer within 23 hours")
  }
  if (firstUnknownAt === null && event.now >= mail.createdAt + givenUpAfterMs) {
    return settle(mail, "failed", event.now, mail.problem ?? "not tried within 24 hours")
  }
  return step(mail, {
    attempts: mail.attempts + 1,
    claimedAt: event.now,
    leaseUntil: event.now + event.leaseMs,
    frozen: mail.frozen ?? event.mail,
    firstUnknownAt,
  })
}

function accepted(mail: OutboxMail, event: Extract<MailEvent, { type: "accepted" }>): MailStep {
  if (mail.frozen === null) return { refusal: mail.state === "queued" ? "not_claimed" : "settled" }
  return step(settled(mail, "submitted", event.now, null), { providerId: event.providerId })
}

const settle = (
  mail: OutboxMail,
  state: "dropped" | "failed" | "in_doubt",
  now: number,
  problem: string,
): MailStep => step(settled(mail, state, now, problem), {})

// What a mail holds (an address, a confirmation link) is kept only while it may be needed for another try.
const settled = (
  mail: OutboxMail,
  state: OutboxMail["state"],
  now: number,
  problem: string | null,
): OutboxMail => ({
  ...mail,
  state,
  problem,
  settledAt: now,
  leaseUntil: 0,
  frozen: state === "in_doubt" ? mail.frozen : null,
})

const step = (mail: OutboxMail, change: Partial<OutboxMail>): MailStep => ({
  mail: { ...mail, ...change, version: mail.version + 1 },
})
