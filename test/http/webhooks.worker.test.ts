import { createExecutionContext, runDurableObjectAlarm } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { plan } from "../../src/delivery/plan.ts"
import worker from "../../src/index.ts"
import { addressHash } from "../../src/subscribers/suppression.ts"
import { aDelivery, ledger, open } from "../delivery/post-office.ts"
import { demonstration } from "../demonstration.ts"
import { bounces, eventOf, signWebhook, type Webhook } from "../outside/resend-webhook.ts"

const secret = demonstration.RESEND_WEBHOOK_SECRET
const delivery = "bitcoin/2026-02-08/1/edition"
const summed = "bitcoin/2026-02-09/1/edition"
const dayMs = 24 * 60 * 60 * 1000
const logged: string[] = []
let ids = 0

beforeEach(async () => {
  await open()
  for (const table of ["webhook_events", "suppressions", "delivery_outcomes"])
    await env.DB.prepare(`DELETE FROM ${table}`).run()
  await reader("ada@example.com")
  logged.length = 0
})
for (const method of ["log", "error"] as const) {
  vi.spyOn(console, method).mockImplementation((line: unknown) => void logged.push(String(line)))
}

async function reader(address: string, over: { state?: string; frequency?: string } = {}) {
  const { state = "confirmed", frequency = "daily" } = over
  await env.DB.prepare(
    `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at)
     VALUES (?1, ?1, ?2, ?3, 'general', ?4, 0)`,
  )
    .bind(address, await addressHash(demonstration.HASH_KEY, address), state, frequency)
    .run()
}

/** A mail of the edition, or of whatever its tags say, as Resend has it. */
const mail = (
  to = "ada@example.com",
  tags: Record<string, string> = {
    newsletter: "bitcoin",
    delivery: "bitcoin_2026-02-08_1_edition",
    chunk: "0",
  },
) => ({
  id: "56761188-7520-42d8-8898-ff6fc54ce618",
  from: demonstration.FROM,
  to,
  subject: "A subject",
  tags: Object.entries(tags).map(([name, value]) => ({ name, value })),
})
const single = { newsletter: "bitcoin", mail: "confirm" }

const signed = (event: unknown, { id = `msg_${++ids}`, at = Date.now(), by = [secret] } = {}): Webhook =>
  signWebhook(by, id, at, JSON.stringify(event))

const post = ({ body, headers }: Webhook, settings: Record<string, unknown> = {}): Promise<Response> =>
  Promise.resolve(
    worker.fetch(
      new Request<unknown, IncomingRequestCfProperties>("https://news.example.com/webhooks/resend", {
        method: "POST",
        headers,
        body,
      }),
      { ...env, ...settings },
      createExecutionContext(),
    ),
  )
/** Tells of a mail; the answer must be 200. */
async function tell(...of: Parameters<typeof eventOf>): Promise<void> {
  expect((await post(signed(eventOf(...of)))).status).toBe(200)
}

async function rows() {
  const all = async (table: string) => (await env.DB.prepare(`SELECT * FROM ${table}`).all()).results
  const [subscribers, suppressions, events] = [
    await all("subscribers"),
    await all("suppressions"),
    await all("webhook_events"),
  ]
  return { subscribers, suppressions, events }
}
const stateOf = async (address: string) =>
  env.DB.prepare("SELECT state FROM subscribers WHERE public_id = ?1").bind(address).first("state")
const reasons = async () => (await rows()).suppressions.map(({ reason }) => reason)

describe("a webhook that is not proved", () => {
  const event = eventOf(mail(), "email.complained")
  const refused: [string, () => Webhook][] = [
    ["signed with another secret", () => signed(event, { by: ["whsec_b3RoZXIgb3RoZXIgb3RoZXIgb3RoZXI="] })],
    ["with another body", () => ({ ...signed(event), body: JSON.stringify({ ...event, x: 1 }) })],
    ["with the same JSON in other bytes", () => ({ ...signed(event), body: JSON.stringify(event, null, 1) })],
    ["six minutes old", () => signed(event, { at: Date.now() - 6 * 60_000 })],
    ["six minutes ahead", () => signed(event, { at: Date.now() + 6 * 60_000 })],
    ["without a signature", () => ({ body: JSON.stringify(event), headers: {} })],
    [
      "with another id",
      () => ({ body: signed(event).body, headers: { ...signed(event).headers, "svix-id": "msg_x" } }),
    ],
  ]
  test.each(refused)("%s is answered 401, and nothing is written", async (_, webhook) => {
    const before = await rows()
    const answer = await post(webhook())
    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain("ada")
    expect(await rows()).toEqual(before)
  })

  test("is refused whatever it is while no secret is set: the route is shut", async () => {
    const before = await rows()
    for (const none of ["", undefined]) {
      const answer = await post(signed(event), { RESEND_WEBHOOK_SECRET: none })
      expect(answer.status).toBe(503)
    }
    expect(await rows()).toEqual(before)
  })

  test("a body that is too large is not read", async () => {
    expect((await post(signed({ x: "x".repeat(70_000) }))).status).toBe(413)
  })
})

test("either of two secrets holds while one is changed for the other", async () => {
  const fresh = "whsec_ZnJlc2ggZnJlc2ggZnJlc2ggZnJlc2g="
  const both = { RESEND_WEBHOOK_SECRET: `${fresh}, ${secret}` }
  for (const by of [[secret], [fresh], [fresh, secret]]) {
    expect((await post(signed(eventOf(mail(), "email.sent"), { by }), both)).status).toBe(200)
  }
})

test.each([
  ["email.bounced", bounces.permanent, "bounce"],
  ["email.complained", {}, "complaint"],
  ["email.suppressed", { suppressed: { type: "OnAccountSuppressionList", message: "" } }, "provider"],
])("%s ends it at once: the address is forgotten and not written to again", async (type, more, reason) => {
  await tell(mail("Ada@Example.com"), type, more)
  expect(await rows()).toMatchObject({
    subscribers: [{ state: "suppressed", address: null }],
    suppressions: [{ reason }],
    events: [{ type: type.slice("email.".length), delivery }],
  })
})

test("a bounced confirmation counts, and so does a complaint of someone who has left", async () => {
  await reader("eve@example.com", { state: "pending" })
  await tell(mail("eve@example.com", single), "email.bounced", bounces.permanent)
  expect(await stateOf("eve@example.com")).toBe("suppressed")
  expect((await rows()).events).toMatchObject([{ delivery: null }])
})

test("an address of which no row is left is kept from being written to, too", async () => {
  await env.DB.prepare("DELETE FROM subscribers").run()
  await tell(mail(), "email.complained")
  expect(await reasons()).toEqual(["complaint"])
})

test("a quota of ours that was used up is not the reader's fault", async () => {
  await tell(mail(), "email.failed", { failed: { reason: "reached_daily_quota" } })
  expect(await rows()).toMatchObject({
    subscribers: [{ state: "confirmed" }],
    suppressions: [],
    events: [{ type: "failed" }],
  })
})

test("the same event again, and events in another order, change nothing", async () => {
  const bounced = signed(eventOf(mail(), "email.bounced", bounces.permanent))
  await post(bounced)
  const once = await rows()
  await Promise.all([post(bounced), post(bounced)])
  expect(await rows()).toEqual(once)
  await tell(mail(), "email.delivered")
  await tell(mail(), "email.sent")
  expect(await rows()).toEqual(once)
})

test("a mail of another newsletter, or of whatever else the account sends, is none of our business", async () => {
  for (const tags of [{}, { newsletter: "gold" }, { category: "receipt" }]) {
    await tell(mail("ada@example.com", tags), "email.complained")
  }
  expect(await rows()).toMatchObject({ subscribers: [{ state: "confirmed" }], suppressions: [], events: [] })
})

test("types that we do not know, and shapes that we do not, are acknowledged and told in the log", async () => {
  const before = await rows()
  for (const event of [
    { type: "contact.created", data: { email: "ada@example.com" } },
    { type: "email.teleported", data: {} },
    { type: "ada@example.com" },
    { type: "email.bounced", data: { to: [] } },
    { type: 7 },
    "text",
    null,
  ]) {
    expect((await post(signed(event))).status).toBe(200)
  }
  expect(await rows()).toEqual(before)
  expect(logged.filter((line) => line.includes("passed over"))).toHaveLength(7)
  expect(logged.join()).toContain("email.teleported")
})

test.each(["", "<html>", '{"type":'])(
  "a signed body that is no JSON, %j, is not an error of ours",
  async (body) => {
    const before = await rows()
    const answer = await post(signWebhook([secret], `msg_${++ids}`, Date.now(), body))
    expect(answer.status).toBeLessThan(500)
    expect(await rows()).toEqual(before)
  },
)

test("no address is logged, stored or answered", async () => {
  await tell(mail(), "email.bounced", bounces.permanent)
  await tell(mail(), "email.complained")
  const { events, suppressions } = await rows()
  expect(JSON.stringify([events, suppressions, logged])).not.toMatch(/ada|example\.com/)
})

describe("a contact that changes", () => {
  const updated = (over: { email?: string; unsubscribed?: boolean; updated_at?: string } = {}) => ({
    type: "contact.updated",
    created_at: "2026-02-09T00:30:00.000Z",
    data: {
      ...{ id: "c1", audience_id: "", segment_ids: [], created_at: "2026-02-01 00:00:00.0+00" },
      ...{ updated_at: "2026-02-09 00:30:00.123+00", email: "Ada@example.com", unsubscribed: true, ...over },
    },
  })
  beforeEach(async () => {
    await env.DB.prepare(
      `INSERT INTO contacts (subscriber, contact, made_from, segment)
       SELECT id, 'c1', address_hmac || '/' || token_version, 'general/daily' FROM subscribers`,
    ).run()
  })

  test("has left here, too, once it has left there; twice is once, and no address is logged", async () => {
    for (let times = 0; times < 2; times += 1) expect((await post(signed(updated()))).status).toBe(200)
    expect((await rows()).subscribers).toMatchObject([
      { state: "unsubscribed", address: null, token_version: 2 },
    ])
    expect(logged.join()).not.toMatch(/ada|example\.com/i)
  })

  test.each([
    ["without leaving", updated({ unsubscribed: false })],
    ["of another address", updated({ email: "eve@example.com" })],
    ["at a moment that cannot be read", updated({ updated_at: "lately" })],
  ])("%s changes nothing", async (_, event) => {
    expect((await post(signed(event))).status).toBe(200)
    expect((await rows()).subscribers).toMatchObject([{ state: "confirmed" }])
  })

  test("before the reader came back, told late, changes nothing", async () => {
    await env.DB.prepare("UPDATE subscribers SET confirmed_at = ?1")
      .bind(Date.UTC(2026, 1, 9, 0, 31))
      .run()
    await post(signed(updated()))
    expect((await rows()).subscribers).toMatchObject([{ state: "confirmed" }])
  })

  test("and was never a contact of ours is none of our business", async () => {
    await env.DB.prepare("DELETE FROM contacts").run()
    await post(signed(updated()))
    expect((await rows()).subscribers).toMatchObject([{ state: "confirmed" }])
  })
})

test("a mail of a broadcast, which has no tags, is known by the broadcast; one of another's broadcast is not", async () => {
  await plan(ledger, await aDelivery())
  await env.DB.prepare(
    `INSERT INTO broadcasts (delivery, segment, name, n, state, provider_id)
     VALUES (?1, 'general/daily', 'name', 1, 'sent', 'b1')`,
  )
    .bind(delivery)
    .run()
  await tell(mail("ada@example.com", {}), "email.bounced", { ...bounces.permanent, broadcast_id: "b2" })
  expect(await rows()).toMatchObject({ subscribers: [{ state: "confirmed" }], events: [] })
  await tell(mail("ada@example.com", {}), "email.bounced", { ...bounces.permanent, broadcast_id: "b1" })
  expect(await rows()).toMatchObject({
    subscribers: [{ state: "suppressed", address: null }],
    events: [{ type: "bounced", delivery }],
  })
})

describe("bounces that may pass", () => {
  /** Editions of so many days, each opened a day after the one before; returns the tags of each one's mails. */
  async function editions(days: number, frequencies: ("daily" | "weekly" | "big-moves")[] = ["daily"]) {
    const opened = []
    for (let day = 0; day < days; day += 1) {
      const slug = `2026-03-${String(day + 1).padStart(2, "0")}`
      await plan(
        ledger,
        await aDelivery({ slug, frequencies, createdAt: Date.UTC(2026, 2, 1) + day * dayMs }),
      )
      opened.push({ newsletter: "bitcoin", delivery: `bitcoin_${slug}_1_edition` })
    }
    return opened
  }

  test.each(["transient", "undetermined"] as const)(
    "%s: over a week of editions in a row end it, one fewer does not",
    async (kind) => {
      const sent = await editions(8)
      for (const tags of sent.slice(0, 7))
        await tell(mail("ada@example.com", tags), "email.bounced", bounces[kind])
      expect(await stateOf("ada@example.com")).toBe("confirmed")
      await tell(mail("ada@example.com", sent[7]), "email.bounced", bounces[kind])
      expect(await stateOf("ada@example.com")).toBe("suppressed")
      expect(await reasons()).toEqual(["bounce"])
    },
  )

  test("told in any order come to the same, and one edition between that arrived forgives them", async () => {
    const sent = await editions(9)
    const [, ...rest] = sent
    for (const tags of rest.filter((_, at) => at !== 3).toReversed())
      await tell(mail("ada@example.com", tags), "email.bounced", bounces.transient)
    expect(await stateOf("ada@example.com")).toBe("confirmed")
    await tell(mail("ada@example.com", rest[3]), "email.bounced", bounces.transient)
    expect(await stateOf("ada@example.com")).toBe("suppressed")
  })

  test("of a single mail, or of a delivery that we know nothing of, count for nothing", async () => {
    await tell(mail("ada@example.com", single), "email.bounced", bounces.transient)
    await tell(mail(), "email.bounced", bounces.transient)
    expect((await rows()).subscribers).toMatchObject([{ state: "confirmed", bounces: null }])
  })
})

test("what became of a delivery's mails is summed, each event once, and costs the database a row for each outcome", async () => {
  const of = (to: string) => mail(to, { newsletter: "bitcoin", delivery: "bitcoin_2026-02-09_1_edition" })
  const twice = signed(eventOf(of("one@example.com"), "email.delivered"))
  const delivered = Array.from({ length: 20 }, (_, n) =>
    signed(eventOf(of(`r${n}@example.com`), "email.delivered")),
  )
  const answers = await Promise.all(
    [twice, twice, ...delivered, signed(eventOf(of("ada@example.com"), "email.opened"))].map((each) =>
      post(each),
    ),
  )
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  await post(twice)
  const outcomes = async () =>
    (await env.DB.prepare("SELECT * FROM delivery_outcomes ORDER BY outcome").all()).results
  expect(await outcomes()).toEqual([])
  expect(await runDurableObjectAlarm(env.TALLY.getByName(summed))).toBe(true)
  expect(await outcomes()).toEqual([
    { delivery: summed, outcome: "delivered", n: 21 },
    { delivery: summed, outcome: "opened", n: 1 },
  ])
  expect((await rows()).events).toEqual([])

  await tell(of("late@example.com"), "email.delivered")
  await runDurableObjectAlarm(env.TALLY.getByName(summed))
  expect(await outcomes()).toContainEqual({ delivery: summed, outcome: "delivered", n: 22 })
  // A month later nothing new has come, and the counter forgets what it has counted.
  await runDurableObjectAlarm(env.TALLY.getByName(summed))
  expect(await runDurableObjectAlarm(env.TALLY.getByName(summed))).toBe(false)
  expect(await outcomes()).toContainEqual({ delivery: summed, outcome: "delivered", n: 22 })
})
