import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { type HousekeepingDeps, isHousekeepingDue, keepHouse } from "../../src/jobs/housekeeping.ts"
import { countsIn } from "../../src/store/counts.ts"
import { forgettingIn } from "../../src/store/forgetting.ts"
import { importsIn } from "../../src/store/imports.ts"
import { linkIn, mailOf, sentOf } from "../http/public/mail-of.ts"
import { createReader, createSite, day, type Site } from "../http/public/reader-site.ts"

let site: Site
beforeEach(async () => {
  site = await createSite()
  for (const table of ["daily_counts", "counted_days", "webhook_events"])
    await env.DB.prepare(`DELETE FROM ${table}`).run()
})
const counts = countsIn(env.DB)
const keep = (REMINDER: "on" | "off" = "off") => {
  const { now, enqueueMail, signUps, config } = site.deps
  const deps: HousekeepingDeps = {
    config: { ...config, REMINDER },
    now,
    enqueueMail,
    signUps,
    counts,
    forget: forgettingIn(env.DB),
    imports: importsIn(env.DB, config.HASH_KEY),
  }
  return keepHouse(deps)
}
const ask = (email: string) => site.signUp({ email })
const reminders = () => site.messages.filter((id) => id.startsWith("reminder/"))

describe("a reminder", () => {
  test("comes once, a day after the sign-up, where the operator wants it", async () => {
    await ask("ada@example.com")
    site.clock.now += day - 1
    await keep("on")
    expect(reminders()).toEqual([])
    site.clock.now += 1
    await keep("off")
    expect(reminders()).toEqual([])
    await Promise.all([keep("on"), keep("on")])
    await keep("on")
    expect(reminders()).toHaveLength(1)
    const { to, subject } = await sentOf(site, reminders()[0] ?? "")
    expect([to, subject]).toEqual(["ada@example.com", "Reminder: confirm that you want Plumbline"])
    await site.request(await linkIn(site, reminders()[0] ?? "", "confirm"), { method: "POST" })
    expect(await site.stateOf("ada@example.com")).toBe("confirmed")
  })

  test("does not come to who has confirmed, cancelled or left, nor of what is long past", async () => {
    await createReader(site, "ada@example.com")
    await ask("eve@example.com")
    await site.request(await linkIn(site, site.messages.at(-1) ?? "", "cancel"), { method: "POST" })
    await ask("old@example.com")
    site.clock.now += 2 * day
    await keep("on")
    expect(reminders()).toEqual([])
  })

  test("that waits in the queue while its reader confirms is dropped", async () => {
    await ask("ada@example.com")
    const consent = site.messages.at(-1) ?? ""
    site.clock.now += day
    await keep("on")
    await site.request(await linkIn(site, consent, "confirm"), { method: "POST" })
    expect(await mailOf(site, reminders()[0] ?? "")).toHaveProperty("drop")
  })
})

describe("what is forgotten", () => {
  test("a sign-up that was not confirmed within seven days, to the millisecond; one asked again meanwhile stays", async () => {
    await ask("ada@example.com")
    await ask("eve@example.com")
    site.clock.now += 3 * day
    await ask("eve@example.com")
    site.clock.now += 4 * day - 1
    await keep()
    expect((await site.rows()).subscribers).toHaveLength(2)
    site.clock.now += 1
    await keep()
    const { subscribers, consents, outbox } = await site.rows()
    expect(subscribers).toMatchObject([{ address: "eve@example.com" }])
    expect([consents.length, outbox.length]).toEqual([1, 2])
  })

  test("the address of who had left, was asked back and said nothing; what they once agreed to is kept", async () => {
    const publicId = await createReader(site, "ada@example.com")
    await site.subscribers.unsubscribe(publicId, site.clock.now)
    site.clock.now += day
    await ask("ada@example.com")
    site.clock.now += 7 * day
    await keep()
    expect(await site.rows()).toMatchObject({
      subscribers: [{ state: "unsubscribed", address: null }],
      consents: [{ confirmed_at: expect.any(Number) }],
    })
  })

  test("the hash of an IP after a year, single mails and webhooks after thirty days, and never a reader", async () => {
    await createReader(site, "ada@example.com")
    await env.DB.batch([
      env.DB.prepare("UPDATE consents SET ip_hmac = 'hash'"),
      env.DB.prepare("UPDATE outbox SET state = 'submitted', settled_at = ?1 WHERE purpose = 'confirm'").bind(
        site.clock.now,
      ),
      env.DB.prepare("INSERT INTO webhook_events (id, type, detail, at) VALUES ('a', 'failed', '', ?1)").bind(
        site.clock.now,
      ),
    ])
    const kept = async () => {
      const { consents, outbox, subscribers } = await site.rows()
      const events = (await env.DB.prepare("SELECT id FROM webhook_events").all()).results
      return [consents[0]?.ip_hmac, outbox.length, events.length, subscribers[0]?.state]
    }
    site.clock.now += 30 * day - 1
    await keep()
    expect(await kept()).toEqual(["hash", 2, 1, "confirmed"])
    site.clock.now += 1
    await keep()
    expect(await kept()).toEqual(["hash", 1, 0, "confirmed"])
    site.clock.now += 335 * day
    await keep()
    expect(await kept()).toEqual([null, 1, 0, "confirmed"])
  })
})

describe("counts", () => {
  const between = async () =>
    (await counts.between("2026-02-08", "2026-02-28")).map(({ day, event, kind, frequency, n }) => [
      day,
      event,
      kind,
      frequency,
      n,
    ])

  test("are written once a day is over, once, by event, kind and frequency", async () => {
    await createReader(site, "ada@example.com")
    await site.signUp({ email: "eve@example.com", kind: "trader", frequency: "weekly" })
    await keep()
    expect(await between()).toEqual([])
    site.clock.now += day
    const left = await createReader(site, "bob@example.com")
    await site.subscribers.unsubscribe(left, site.clock.now)
    const bad = await createReader(site, "bad@example.com")
    await site.subscribers.suppress(bad, "complaint", site.clock.now)
    for (const _ of [1, 2, 3]) await keep()
    const first = [
      ["2026-02-08", "confirmed", "general", "daily", 1],
      ["2026-02-08", "signed-up", "general", "daily", 1],
      ["2026-02-08", "signed-up", "trader", "weekly", 1],
    ]
    expect(await between()).toEqual(first)
    // What is forgotten after a day was counted stays counted.
    site.clock.now += 10 * day
    await Promise.all([keep(), keep()])
    expect(await between()).toEqual([
      ...first,
      ["2026-02-09", "complained", "general", "daily", 1],
      ["2026-02-09", "confirmed", "general", "daily", 2],
      ["2026-02-09", "left", "general", "daily", 1],
      ["2026-02-09", "signed-up", "general", "daily", 2],
    ])
  })

  test("do not miss who came and had everything deleted on one day", async () => {
    const publicId = await createReader(site, "ada@example.com")
    await site.deps.accounts.erase(publicId, 1, null, site.clock.now)
    await site.deps.accounts.erase(publicId, 1, null, site.clock.now)
    site.clock.now += day
    await keep()
    expect(await between()).toEqual([
      ["2026-02-08", "confirmed", "general", "daily", 1],
      ["2026-02-08", "left", "general", "daily", 1],
      ["2026-02-08", "signed-up", "general", "daily", 1],
    ])
  })
})

test("one round of the watchdog in an hour keeps house", () => {
  const rounds = [5, 15, 25, 35, 45, 55].map((minute) => isHousekeepingDue(Date.UTC(2026, 1, 9, 12, minute)))
  expect(rounds).toEqual([true, false, false, false, false, false])
})
