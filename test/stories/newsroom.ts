import {
  applyD1Migrations,
  createExecutionContext,
  createScheduledController,
  waitOnExecutionContext,
} from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect } from "vitest"
import { Config } from "../../src/config.ts"
import worker from "../../src/index.ts"
import { deliveriesIn } from "../../src/store/deliveries.ts"
import type { EditionRow, EditionState } from "../../src/store/edition-row.ts"
import { editionsIn } from "../../src/store/editions.ts"
import { minFillMs, signFormToken } from "../../src/subscribers/form-token.ts"
import { demonstration } from "../demonstration.ts"
import { someIp } from "../http/public/some-ip.ts"
import type { Faults } from "../outside/market/faults.ts"
import { resendControl } from "../outside/resend-control.ts"

/** The slot of the article's day: 00:10 UTC on the day after. */
export const slotAt = Date.parse("2026-02-09T00:10:00Z")

export const resend = resendControl(fetch)
const editions = editionsIn(env.DB, "bitcoin")
const ledger = deliveriesIn(env.DB)

/** Makes the tables, and lets the outside world forget. */
export async function open(): Promise<void> {
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  await resend.reset()
  await fetch("http://market.test/_/reset", { method: "POST" })
}

/** Which market providers misbehave from now on, and how. */
export async function market(faults: Faults): Promise<void> {
  const answer = await fetch("http://market.test/_/faults", { method: "POST", body: JSON.stringify(faults) })
  expect(answer.ok).toBe(true)
}

/** A request to the Worker, as a visitor's browser, a mail client or an editor's program makes it. */
export async function visit(
  path: string,
  init?: RequestInit<IncomingRequestCfProperties>,
): Promise<Response> {
  const context = createExecutionContext()
  const request = new Request<unknown, IncomingRequestCfProperties>(
    new URL(path, demonstration.PUBLIC_URL),
    init,
  )
  const response = await worker.fetch(request, env, context)
  await waitOnExecutionContext(context)
  return response
}

/** A cron of wrangler.toml fires. */
export async function cron(which: "slot" | "watchdog", at = slotAt): Promise<void> {
  const expression = which === "slot" ? "*/10 * * * *" : "5-55/10 * * * *"
  await worker.scheduled(createScheduledController({ cron: expression, scheduledTime: new Date(at) }), env)
}

/** Signs an address up, opens the link in the mail that comes, presses the button there, and waits for the welcome. */
export async function join(address: string): Promise<void> {
  const [key] = Config.shape.TOKEN_KEYS.parse(demonstration.TOKEN_KEYS)
  if (key === undefined) throw new Error("there is no key")
  const asked = await visit("/subscribe", {
    method: "POST",
    headers: { "content-type": "application/json", "CF-Connecting-IP": someIp() },
    // As from a form that has been open for long enough: nobody waits here.
    body: JSON.stringify({ email: address, token: await signFormToken(key, Date.now() - minFillMs) }),
  })
  expect(asked.status).toBe(202)
  const mail = await until(async () =>
    (await mailsTo(address)).find(({ subject }) => subject.startsWith("Confirm")),
  )
  const link = /https:\/\/news\.example\.com(\/confirm\/\S+)/.exec(mail.text ?? "")?.[1]
  if (link === undefined) throw new Error("the confirmation mail holds no link")
  expect((await visit(link)).status).toBe(200)
  const had = (await mailsTo(address)).length
  const confirmed = await visit(link, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "",
  })
  expect(confirmed.status).toBe(200)
  await until(async () => ((await mailsTo(address)).length > had ? true : undefined))
}

/** What a reader sees of a mail's HTML. */
export const seen = (html: string | undefined): string =>
  (html ?? "").replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ")

export const mailsTo = async (address: string) =>
  (await resend.accepted()).mails.filter(({ to }) => [to].flat().includes(address))

/** The edition once it has come to one of these states. */
export const edition = (slug: string, ...states: EditionState[]): Promise<EditionRow> =>
  until(async () => {
    const row = await editions.find(slug)
    return row !== null && states.includes(row.state) ? row : undefined
  })

/** An edition's first chunk, as it stands. */
export const firstChunk = (slug: string) => ledger.chunk(`bitcoin/${slug}/1/edition`, 0)

/** The same once the provider has refused it and the ledger says so: it waits for its next try. */
export const refusedChunk = (slug: string) =>
  until(async () => {
    const chunk = await firstChunk(slug)
    return chunk?.state === "pending" && chunk.attempts > 0 ? chunk : undefined
  })

/** Waits until no mail is on its way: an edition ends a moment before its editors' mail is written. */
export const quiet = (): Promise<true> =>
  until(async () => {
    const open = await env.DB.prepare(
      `SELECT id FROM outbox WHERE state = 'queued'
       UNION ALL SELECT slug FROM editions WHERE state IN ('done', 'failed') AND NOT EXISTS (
         SELECT 1 FROM outbox WHERE instr(id, editions.slug || '/' || editions.version || '/' || editions.state || '-') > 0)`,
    ).first()
    return open === null ? true : undefined
  })

/** Ends what hangs, and nothing else: a run looks at its delivery after 1, 2, 4, 8, … seconds, at most a minute apart. */
const waitedAtMostMs = 120_000

/** What `look` finds, as soon as it finds something. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const since = Date.now(); Date.now() - since < waitedAtMostMs; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`waited ${waitedAtMostMs} ms for something that did not come`)
}
