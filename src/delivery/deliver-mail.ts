import type { Mail, Mailer, Outcome } from "../mailer/mailer.ts"
import type { Limits } from "./limiter.ts"
import { type MailEvent, mailKey, mailUnclaimable, nextMail } from "./mail.ts"
import { MailMessage, type MailState, type Outbox, type OutboxMail } from "./outbox.ts"
import { longestWaitMs } from "./pace.ts"
import { pauseMs } from "./pause.ts"
import { busyTurn, type Log, type Turn, takeTurn } from "./turn.ts"

/** What a purpose makes of its row: a mail, or the reason why none is due any more. */
export type Composed = Omit<Mail, "from" | "replyTo"> | { drop: string }

export type DeliverMailDeps = {
  outbox: Outbox
  mailer: Pick<Mailer, "submit">
  limiter: Limits
  /** Who our mails are from, and where replies go. */
  from: string
  replyTo?: string | undefined
  compose(mail: OutboxMail): Promise<Composed>
  /** How long a claim holds, in milliseconds, as in `DeliverDeps`. */
  leaseMs: number
  /** Milliseconds since 1970. */
  now(): number
  sleep(ms: number): Promise<void>
  /** Puts a fresh message into the queue `mail`. */
  requeue(message: MailMessage, delaySeconds: number): Promise<void>
  log: Log
}

/** What became of a message's mail for now. */
export type HandledMail = MailMessage & { state: MailState | "later" | "none"; problem?: string }

type Result = { turn: Turn; standing: Omit<HandledMail, "outbox"> }
const ack = (state: HandledMail["state"]): Result => ({ turn: { do: "ack" }, standing: { state } })
const later = (way: "again" | "retry", inMs: number, problem?: string | null): Result => ({
  turn: { do: way, inMs },
  standing: { state: "later", ...(problem != null && { problem }) },
})

/** The consumer of the queue `mail`: single mails, with the care that chunks get. */
export async function deliverMail(batch: MessageBatch, deps: DeliverMailDeps): Promise<HandledMail[]> {
  const handled: HandledMail[] = []
  const work = async (message: MailMessage): Promise<Turn> => {
    const { turn, standing } = await deliverOne(message.outbox, deps)
    handled.push({ ...message, ...standing })
    return turn
  }
  const ways = { requeue: deps.requeue, log: deps.log, retryMs: deps.leaseMs + 1000 }
  await Promise.all(batch.messages.map((message) => takeTurn(message, MailMessage, work, ways)))
  return handled
}

async function deliverOne(id: string, deps: DeliverMailDeps): Promise<Result> {
  const { outbox, limiter, mailer, now, leaseMs } = deps
  const found = await outbox.find(id)
  if (found === null) return ack("none")
  const busy = mailUnclaimable(found, now())
  if (busy === "settled") return ack(found.state)
  if (busy !== null) {
    const until = busy === "leased" ? found.leaseUntil : found.notBefore
    return { turn: busyTurn(busy, until - now()), standing: { state: "later" } }
  }

  const composed = found.frozen ?? (await deps.compose(found))
  if ("drop" in composed) return drop(found, composed.drop, deps)
  const waitMs = await limiter.reserve("single")
  if (waitMs > longestWaitMs) return later("again", waitMs)
  await deps.sleep(waitMs)

  const { from, replyTo } = deps
  const mail: Mail = { from, ...(replyTo !== undefined && { replyTo }), ...composed }
  const claim = nextMail(found, { type: "claim", now: now(), leaseMs, mail })
  if (claim.mail === undefined || !(await outbox.save(claim.mail))) return later("retry", leaseMs)
  const { state, frozen } = claim.mail
  if (state !== "queued" || frozen === null) return ack(state)
  return finish(claim.mail, await mailer.submit(frozen, mailKey(claim.mail)), deps)
}

async function drop(
  mail: OutboxMail,
  reason: string,
  { outbox, now, leaseMs }: DeliverMailDeps,
): Promise<Result> {
  const step = nextMail(mail, { type: "drop", now: now(), reason })
  return step.mail !== undefined && (await outbox.save(step.mail)) ? ack("dropped") : later("retry", leaseMs)
}

async function finish(claimed: OutboxMail, outcome: Outcome, deps: DeliverMailDeps): Promise<Result> {
  const { outbox, limiter, log, now } = deps
  const detail = outcome.type === "accepted" ? null : outcome.detail
  log("mail answered", { outbox: claimed.id, attempt: claimed.attempts, outcome: outcome.type, detail })

  const inMs = pauseMs(outcome, claimed.attempts)
  const mail = await settle(claimed, eventOf(outcome, claimed.attempts, now(), inMs), outbox)
  if (outcome.type === "refused" && outcome.kind === "rate_limit") await limiter.penalize(inMs)
  if (mail.state !== "queued") return ack(mail.state)
  return later(outcome.type === "refused" ? "again" : "retry", inMs, detail)
}

/** Applies an event to a mail as it stands, which another holder of a lease may have moved on meanwhile. */
async function settle(claimed: OutboxMail, event: MailEvent, outbox: Outbox): Promise<OutboxMail> {
  let mail = claimed
  for (let tries = 0; tries < 5; tries++) {
    const step = nextMail(mail, event)
    if (step.mail === undefined) return mail
    if (await outbox.save(step.mail)) return step.mail
    mail = (await outbox.find(claimed.id)) ?? mail
  }
  throw new Error(`outbox row ${claimed.id} would not hold still to be finished`)
}

function eventOf(outcome: Outcome, attempt: number, now: number, inMs: number): MailEvent {
  switch (outcome.type) {
    case "accepted":
      return { type: "accepted", now, providerId: outcome.ids[0] ?? null }
    case "conflict":
    case "invalid":
      return { type: outcome.type, attempt, now, detail: outcome.detail }
    default:
      return { type: outcome.type, attempt, notBefore: now + inMs, detail: outcome.detail }
  }
}
