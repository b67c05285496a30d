import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import { editionsIn } from "../../src/store/editions.ts"
import { cron, edition, join, mailsTo, open, slotAt, until } from "./newsroom.ts"

beforeAll(open)

const editions = editionsIn(env.DB, "bitcoin")
const longAgo = () => Date.now() - 3_600_000

test("an edition whose run died before it gathered is taken up again and reaches its reader once", async () => {
  await join("reader@example.org")
  // The cron opened the edition and died before it started the run.
  await editions.begin({ slug: "2026-02-08", day: "2026-02-08", slotAt, dueAt: longAgo() }, longAgo())
  await cron("watchdog")
  const done = await edition("2026-02-08", "done")
  expect(done.report).toMatchObject({ planned: 1, submitted: 1 })
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
})

test("an edition that shows signs of life is left alone", async () => {
  const slug = "2026-02-07"
  await editions.begin({ slug, day: slug, slotAt: slotAt - 86_400_000, dueAt: Date.now() }, Date.now())
  await cron("watchdog")
  expect((await editions.find(slug))?.runs).toBe(0)
})

test("a confirmation mail whose queue message was lost is sent once the watchdog comes by", async () => {
  await env.DB.prepare(
    `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at)
     VALUES ('lost', 'lost@example.org', 'lost-hmac', 'pending', 'general', 'daily', ?1)`,
  )
    .bind(longAgo())
    .run()
  const hour = Math.floor(longAgo() / 3_600_000)
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO consents (subscriber, hour, kind, frequency, text_version, form, asked_at)
       SELECT id, ?1, 'general', 'daily', '2026-11', 'json', ?2 FROM subscribers WHERE public_id = 'lost'`,
    ).bind(hour, longAgo()),
    env.DB.prepare(
      `INSERT INTO outbox (id, purpose, subscriber, params, state, created_at)
       SELECT 'lost-' || ?1, 'confirm', id, json_object('consent', 'lost-' || ?1), 'queued', ?2
       FROM subscribers WHERE public_id = 'lost'`,
    ).bind(String(hour), longAgo()),
  ])
  await cron("watchdog")
  const mail = await until(async () => (await mailsTo("lost@example.org"))[0])
  expect(mail.subject).toBe("Confirm that you want Plumbline")
  await cron("watchdog")
  expect(await mailsTo("lost@example.org")).toHaveLength(1)
})

test("an edition that was taken up twenty times is left to the editors, who are told once", async () => {
  const slug = "2026-02-06"
  await editions.begin({ slug, day: slug, slotAt: slotAt - 2 * 86_400_000, dueAt: longAgo() }, longAgo())
  await env.DB.prepare("UPDATE editions SET runs = 20 WHERE slug = ?1").bind(slug).run()
  await cron("watchdog")
  await cron("watchdog")
  const told = await until(async () => {
    const mails = (await mailsTo("editor@news.example.com")).filter(({ subject }) => subject.includes(slug))
    return mails.length > 0 ? mails : undefined
  })
  expect(told.map(({ subject }) => subject)).toEqual([`Plumbline ${slug} failed`])
  expect(await editions.find(slug)).toMatchObject({ state: "failed", runs: 20 })
})

test("a slot that is more than half a day past begins no run", async () => {
  await cron("slot", Date.parse("2026-03-01T12:30:00Z"))
  expect(await editions.find("2026-02-28")).toMatchObject({ state: "missed", runs: 0 })
})
