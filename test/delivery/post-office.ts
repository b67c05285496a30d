import {
  applyD1Migrations,
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
} from "cloudflare:test"
import { env } from "cloudflare:workers"
import * as z from "zod"
import { conservation } from "../../src/delivery/conservation.ts"
import { deliver } from "../../src/delivery/deliver.ts"
import type { DeliverDeps } from "../../src/delivery/deliver-deps.ts"
import { envelopeOf } from "../../src/delivery/envelope.ts"
import type { NewDelivery } from "../../src/delivery/ledger.ts"
import { limitsBy, type Told } from "../../src/delivery/limiter.ts"
import { plan } from "../../src/delivery/plan.ts"
import { type ResendSettings, resendMailer } from "../../src/mailer/resend.ts"
import { createOutside } from "../../src/outside.ts"
import { deliveriesIn, letGoOn } from "../../src/store/deliveries.ts"
import { filesIn } from "../../src/store/files.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { resendControl } from "../outside/resend-control.ts"
import { leaseMs } from "./chunk-events.ts"

const Migrations = z.array(z.object({ name: z.string(), queries: z.array(z.string()) }))

export const hour = 3_600_000
/** 2026-02-09 00:20 UTC, ten minutes after the slot. */
export const start = 1_770_596_400_000
export const id = "bitcoin/2026-02-08/1/edition"

export const ledger = deliveriesIn(env.DB)
export const files = filesIn(env.FILES)
/** Resend's stand-in, across the Worker's only way out. */
export const resend = resendControl((request) => fetch(request))

/** Empty tables, and an outside world that has seen nothing. */
export async function open(): Promise<void> {
  await applyD1Migrations(env.DB, Migrations.parse(Reflect.get(env, "TEST_MIGRATIONS")))
  for (const table of [
    ...[
      "broadcasts",
      "contacts",
      "chunks",
      "deliveries",
      "outbox",
      "consents",
      "suppressions",
      "subscribers",
    ],
  ]) {
    await env.DB.prepare(`DELETE FROM ${table}`).run()
  }
  await resend.reset()
}

export type Subscriber = { state?: string; frequency?: string; kind?: string }

/** Writes so many readers, ids ascending from `first`: `reader1@reader.example`, confirmed unless said otherwise. */
export async function subscribe(
  count: number,
  { first = 1, ...subscriber }: Subscriber & { first?: number } = {},
) {
  const { state = "confirmed", frequency = "daily", kind = "general" } = subscriber
  await env.DB.prepare(
    `INSERT INTO subscribers (id, public_id, address, address_hmac, state, kind, frequency, created_at)
     WITH RECURSIVE n(id) AS (SELECT cast(?1 AS INTEGER) UNION ALL SELECT id + 1 FROM n WHERE id + 1 < ?1 + ?2)
     SELECT id, 'public' || id, 'reader' || id || '@reader.example', 'hmac' || id, ?3, ?4, ?5, 0 FROM n`,
  )
    .bind(first, count, state, kind, frequency)
    .run()
}

export const change = (
  reader: number,
  column: "state" | "kind" | "address" | "token_version" | "paused_until",
  value: string | number,
) => env.DB.prepare(`UPDATE subscribers SET ${column} = ?2 WHERE id = ?1`).bind(reader, value).run()

export async function aDelivery(over: Partial<NewDelivery> = {}): Promise<NewDelivery> {
  const html = await files.put('<p>Words.</p><a href="%%unsubscribe%%">Leave</a>', "text/html")
  const text = await files.put("Words.\n\nLeave: %%unsubscribe%%\n", "text/plain")
  const trader = await files.put('<p>For traders.</p><a href="%%unsubscribe%%">Leave</a>', "text/html")
  const mails = Object.fromEntries(
    readerKinds.map((kind) => [kind, { html: kind === "trader" ? trader : html, text }]),
  )
  const envelope = envelopeOf({
    newsletter: "bitcoin",
    title: "Plumbline",
    delivery: "bitcoin/2026-02-08/1/edition",
    from: "Plumbline <news@news.example.com>",
    subject: "A subject",
    baseUrl: "https://news.example.com",
    tokenKeyId: "k1",
    mails: z.record(z.enum(readerKinds), z.object({ html: z.string(), text: z.string() })).parse(mails),
  })
  return {
    newsletter: "bitcoin",
    slug: "2026-02-08",
    version: 1,
    purpose: "edition",
    envelope,
    frequencies: ["daily"],
    firstTryBefore: start + 20 * hour,
    createdAt: start,
    ...over,
  }
}

/** Plans the delivery of the day; returns the numbers of its chunks. */
export async function planned(over: Partial<NewDelivery> = {}): Promise<number[]> {
  await plan(ledger, await aDelivery(over))
  return ledger.unsettled(id, -1, 1000)
}

/** The mailer, asking the host that it asks in production. */
const mailerTo = (told: NonNullable<ResendSettings["told"]>) =>
  resendMailer({
    apiKey: "re_sample",
    baseUrl: "https://api.resend.com",
    timeoutMs: 30_000,
    told,
    post: createOutside({ now: () => start, userAgent: "Plumbline" }).post,
  })
export const mailer = mailerTo(() => {})

let limiters = 0

/** A consumer with a clock of its own, which waiting moves on. Everything else is as in production. */
export function consumer(over: Partial<DeliverDeps> = {}) {
  const clock = { now: start }
  let told: Told | null = null
  const requeued: { seq: number; delaySeconds: number }[] = []
  const waits: number[] = []
  const logged: string[] = []
  const stub = env.LIMITER.getByName(`test ${limiters++}`)
  const deps: DeliverDeps = {
    leaseMs,
    ledger,
    mailer: mailerTo((callsPerSecond, spentForMs) => {
      told = { callsPerSecond, quietUntil: clock.now + (spentForMs ?? 0) }
    }),
    limiter: limitsBy(
      stub,
      () => clock.now,
      10,
      () => told,
    ),
    files,
    now: () => clock.now,
    async sleep(ms) {
      waits.push(ms)
      clock.now += ms
    },
    signLink: async (_, publicId, version, keyId) => `${keyId}.${publicId}.${version}`,
    async requeue({ seq }, delaySeconds) {
      requeued.push({ seq, delaySeconds })
    },
    log: (event, details) => logged.push(JSON.stringify({ event, ...details })),
    ...over,
  }
  return {
    clock,
    requeued,
    waits,
    logged,
    deps,
    /** Takes a batch of messages for these chunks. */
    async take(...seqs: number[]) {
      const batch = batchOf(seqs.map((seq) => ({ delivery: id, seq })))
      return { batch, handled: await deliver(batch, deps) }
    },
  }
}

/** An editor lets the delivery go on; false where it was not stopped. */
export async function release(): Promise<boolean> {
  const { meta } = await env.DB.prepare(letGoOn).bind(id).run()
  return meta.changes > 0
}

export const batchOf = (bodies: unknown[], queue = "plumbline-send") =>
  createMessageBatch(
    queue,
    bodies.map((body, index) => ({ id: `m${index}`, timestamp: new Date(start), attempts: 1, body })),
  )

/** How many have a mail, and how many mails the one with the most has. */
export async function counts() {
  const recipients = await resend.recipients()
  return { readers: Object.keys(recipients).length, most: Math.max(0, ...Object.values(recipients)) }
}

/** Where the delivery's readers stand; throws when they do not add up. */
export async function standing() {
  const sums = await ledger.tally(id)
  const broken = conservation((await ledger.find(id))?.planned ?? 0, sums)
  if (broken !== null) throw new Error(broken)
  return sums
}

/** What was done with a batch's messages. */
export const result = (batch: MessageBatch) => getQueueResult(batch, createExecutionContext())
