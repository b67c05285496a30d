import { createMessageBatch } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import * as z from "zod"
import worker from "../../src/index.ts"
import { demonstration } from "../demonstration.ts"
import { cron, edition, join, mailsTo, market, open, resend, until, visit } from "./newsroom.ts"

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

beforeEach(async () => {
  await open()
  await fetch("http://market.test/_/reset", { method: "POST" })
  await market({})
  await env.DB.batch(
    [
      "chunks",
      "deliveries",
      "late_sends",
      "former_addresses",
      "editions",
      "outbox",
      "consents",
      "suppressions",
      "subscribers",
    ].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  )
})

test("an edition goes late to who confirmed since and is due, once each, and to nobody who was planned, whoever left and came back", async () => {
  for (const name of ["here", "back", "erased"]) await join(`${name}@example.org`)
  await cron("slot")
  await edition(slug, "done")
  expect((await look()).late).toMatchObject({ readers: 0, whyNot: null })
  const nobody = await wish()
  expect(nobody.status).toBe(409)
  expect(await nobody.text()).toContain("nobody who is due for it has confirmed since")

  // One leaves and comes back by the same address; another as well, with everything deleted in between.
  await visit(await links("back@example.org"), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  await env.DB.prepare(
    "DELETE FROM consents WHERE subscriber = (SELECT id FROM subscribers WHERE address = ?1)",
  )
    .bind("back@example.org")
    .run()
  await env.DB.prepare("DELETE FROM subscribers WHERE address = ?1").bind("erased@example.org").run()
  for (const name of ["back", "erased", "new", "newer", "weekly", "paused", "leaver"]) {
    // An address is asked back once an hour: that of one who comes back again is as if the hour were over.
    await env.DB.prepare("UPDATE consents SET hour = hour - 1, asked_at = asked_at - 3600000").run()
    await join(`${name}@example.org`)
  }
  await env.DB.batch([
    env.DB.prepare("UPDATE subscribers SET frequency = 'big-moves' WHERE address = 'weekly@example.org'"),
    env.DB.prepare("UPDATE subscribers SET paused_until = 9e12 WHERE address = 'paused@example.org'"),
  ])
  expect((await look()).late).toMatchObject({ readers: 3, whyNot: null, sent: null })
  const page = await visit(`/preview/${slug}`, { headers: { ...headers, accept: "text/html" } })
  expect(await page.text()).toContain("Send it late to 3")

  await resend.fail({ kind: "rate_limit", retryAfter: 3, path: "/emails/batch" })
  expect(await (await wish()).json()).toMatchObject({
    slug,
    changed: true,
    late: { sent: { state: "sending" } },
  })
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
  const keys = (await resend.calls())
    .filter(({ path }) => path === "/emails/batch")
    .map(({ headers }) => headers["idempotency-key"])
  expect(keys.filter((key) => key?.startsWith(`bitcoin/${slug}/1/late/0/`))).not.toEqual([])
})

test("what the provider refuses rests until it is released, and is not the edition's own standing", async () => {
  await join("here@example.org")
  await cron("slot")
  await edition(slug, "done")
  await join("new@example.org")
  await resend.fail({ kind: "unauthorized", path: "/emails/batch" })
  await wish()
  expect(await lateIn("stopped")).toMatchObject({ delivery: { halt: { kind: "provider" } } })
  const told = await until(async () =>
    (await mailsTo("editor@news.example.com")).find(({ subject }) => subject.includes("late")),
  )
  expect(told.subject).toBe(`Plumbline ${slug} is stopped while it is sent late`)
  expect(told.text).toContain(`edition -- late ${slug} --release`)
  expect((await edition(slug, "done")).report).toMatchObject({ planned: 1, submitted: 1 })
  expect(await (await wish("release")).json()).toMatchObject({ changed: true })
  expect(await lateIn("done")).toMatchObject({ report: { planned: 1, submitted: 1 } })
  expect(await copies("new@example.org")).toBe(1)
  const over = await wish("pause")
  expect(over.status).toBe(409)
})

test("paused and cancelled, nobody else gets it, and it is never sent late again", async () => {
  await join("here@example.org")
  await cron("slot")
  await edition(slug, "done")
  await join("new@example.org")
  await resend.fail({ kind: "rate_limit", retryAfter: 4, path: "/emails/batch" })
  await wish()
  await until(async () => ((await wish("pause")).status === 200 ? true : undefined))
  expect(await lateIn("stopped")).toMatchObject({ delivery: { halt: { kind: "editor" } } })
  expect(await (await wish("cancel")).json()).toMatchObject({ changed: true })
  expect(await lateIn("done")).toMatchObject({ report: { planned: 1, submitted: 0 } })
  expect(await (await wish()).json()).toMatchObject({ changed: false })
  expect(await copies("new@example.org")).toBe(0)
})

test("a run that dies after it was asked for is taken up by the watchdog", async () => {
  await join("here@example.org")
  await cron("slot")
  await edition(slug, "done")
  await join("new@example.org")
  await env.DB.prepare(
    `INSERT INTO late_sends (newsletter, slug, asked_by, reason, asked_at, heartbeat_at)
     VALUES ('bitcoin', ?1, 'access', '', ?2, ?2)`,
  )
    .bind(slug, Date.now() - 3_600_000)
    .run()
  await cron("watchdog")
  expect(await lateIn("done")).toMatchObject({ report: { planned: 1, submitted: 1 } })
  expect(await copies("new@example.org")).toBe(1)
})

test("once the next edition is due it is not offered, and what is left of it is not sent", async () => {
  await join("here@example.org")
  await cron("slot")
  await edition(slug, "done")
  await join("new@example.org")
  await env.DB.prepare("UPDATE deliveries SET first_try_before = ?1").bind(Date.now()).run()
  expect((await look()).late.whyNot).toContain("the next edition is due")
  const refused = await wish()
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain("the next edition is due")

  // Asked for in time, and planned too late.
  await env.DB.prepare(
    `INSERT INTO late_sends (newsletter, slug, asked_by, reason, asked_at, heartbeat_at)
     VALUES ('bitcoin', ?1, 'access', '', 0, 0)`,
  )
    .bind(slug)
    .run()
  await cron("watchdog")
  expect(await lateIn("failed")).toMatchObject({ report: { planned: 1, submitted: 0 } })
  expect(await copies("new@example.org")).toBe(0)
})
