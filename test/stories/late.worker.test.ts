import { createMessageBatch } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import * as z from "zod"
import worker from "../../src/index.ts"
import { addressHash } from "../../src/subscribers/suppression.ts"
import { demonstration } from "../demonstration.ts"
import { cron, edition, join, mailsTo, open, resend, until, visit } from "./newsroom.ts"

const slug = "2026-02-08"
const headers = {
  authorization: `Bearer ${demonstration.DESK_TOKEN}`,
  accept: "application/json",
  "content-type": "application/json",
}
const Report = z.object({ planned: z.int(), submitted: z.int() })
const Late = z.object({
  readers: z.int().nullable(),
  whyNot: z.string().nullable(),
  sent: z
    .object({
      state: z.string(),
      reason: z.string(),
      report: Report.nullable(),
      delivery: z.object({ halt: z.object({ kind: z.string() }).nullable() }).nullable(),
    })
    .nullable(),
})
const look = async () =>
  z
    .object({ late: Late, report: Report.nullable() })
    .parse(await (await visit(`/api/v1/editions/${slug}`, { headers })).json())
const wish = (action = "send", reason = "a reader asked for it") =>
  visit(`/api/v1/editions/${slug}/late`, {
    method: "POST",
    headers,
    body: JSON.stringify({ action, reason }),
  })
const lateIn = (state: string) =>
  until(async () => {
    const { late } = await look()
    return late.sent?.state === state ? late.sent : undefined
  })
/** The calls that carried the late send's own idempotency key. */
const lateCalls = async () =>
  (await resend.calls()).filter(({ headers }) =>
    headers["idempotency-key"]?.startsWith(`bitcoin/${slug}/1/late/0/`),
  )
/** How many copies of the edition an address has. */
const copies = async (address: string) =>
  (await mailsTo(address)).filter(({ tags = [] }) => tags.some(({ name }) => name === "chunk")).length
const links = async (address: string) => {
  const mail = (await mailsTo(address)).findLast(({ tags = [] }) => tags.some(({ name }) => name === "chunk"))
  const leave = /<https:\/\/news\.example\.com(\/unsubscribe\/[^>]+)>/.exec(
    mail?.headers?.["List-Unsubscribe"] ?? "",
  )?.[1]
  if (leave === undefined) throw new Error("that mail has no link to leave by")
  return leave
}
const again = async (seq: number, delivery = `bitcoin/${slug}/1/late`) => {
  const body = { delivery, seq }
  const messages = ["first", "second"].map((id) => ({ id, timestamp: new Date(), attempts: 1, body }))
  await worker.queue(createMessageBatch("plumbline-send", messages), env)
}

beforeAll(open)

test("an edition goes late to who confirmed since and is due, once each, and to nobody who was planned, whoever left and came back", async () => {
  for (const name of ["here", "back", "erased"]) await join(`${name}@example.org`)
  await cron("slot")
  await edition(slug, "done")
  expect((await look()).late).toMatchObject({ readers: 0, whyNot: null })
  const nobody = await wish()
  expect(nobody.status).toBe(409)
  expect(await nobody.text()).toContain("nobody who is due for it has confirmed since")

  // One leaves and comes back; another as well, as somebody else, with everything deleted in between.
  await visit(await links("back@example.org"), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  await env.DB.prepare("DELETE FROM subscribers WHERE address = 'erased@example.org'").run()
  await env.DB.prepare(
    `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at, confirmed_at)
     VALUES ('somebody-else', 'erased@example.org', ?1, 'confirmed', 'general', 'daily', ?2, ?2)`,
  )
    .bind(await addressHash(demonstration.HASH_KEY, "erased@example.org"), Date.now())
    .run()
  // An address is asked back once an hour at most: what a confirmation would write then.
  await env.DB.prepare(
    `UPDATE subscribers SET state = 'confirmed', address = 'back@example.org', left_at = NULL, confirmed_at = ?1
     WHERE state = 'unsubscribed'`,
  )
    .bind(Date.now())
    .run()
  for (const name of ["new", "newer", "weekly", "paused", "leaver"]) await join(`${name}@example.org`)
  await env.DB.batch([
    env.DB.prepare("UPDATE subscribers SET frequency = 'big-moves' WHERE address = 'weekly@example.org'"),
    env.DB.prepare("UPDATE subscribers SET paused_until = 9e12 WHERE address = 'paused@example.org'"),
  ])
  expect((await look()).late).toMatchObject({ readers: 3, whyNot: null, sent: null })
  const page = await visit(`/preview/${slug}`, { headers: { ...headers, accept: "text/html" } })
  expect(await page.text()).toContain("Send it late to 3")

  // Long enough for one to leave in between.
  await resend.fail({ kind: "rate_limit", retryAfter: 20, path: "/emails/batch" })
  expect(await (await wish()).json()).toMatchObject({
    slug,
    changed: true,
    late: { sent: { state: "sending" } },
  })
  await until(async () => ((await lateCalls()).length > 0 ? true : undefined))
  await env.DB.prepare("UPDATE subscribers SET state = 'unsubscribed', address = NULL WHERE address = ?1")
    .bind("leaver@example.org")
    .run()
  const sent = await lateIn("done")
  expect(sent).toMatchObject({ reason: "a reader asked for it", report: { planned: 3, submitted: 2 } })
  for (const name of ["here", "back", "erased", "new", "newer"])
    expect([name, await copies(`${name}@example.org`)]).toEqual([name, 1])
  for (const name of ["weekly", "paused", "leaver"]) expect(await copies(`${name}@example.org`)).toBe(0)
  expect((await look()).report).toMatchObject({ planned: 3, submitted: 3 })

  // Asked again, and every message again.
  await join("newest@example.org")
  expect(await (await wish()).json()).toMatchObject({ changed: false, late: { sent: { state: "done" } } })
  await again(0)
  await cron("watchdog")
  const told = await until(async () =>
    (await mailsTo("editor@news.example.com")).find(({ subject }) => subject.includes("late")),
  )
  expect(told.subject).toBe(`Plumbline ${slug} was sent late`)
  expect(told.text).toMatch(/Planned +3\n.*Submitted +2\n.*Left before it went +1\n/s)
  for (const name of ["new", "newer"]) expect(await copies(`${name}@example.org`)).toBe(1)
  expect(await copies("newest@example.org")).toBe(0)
  expect(await lateCalls()).toHaveLength(2)
})
