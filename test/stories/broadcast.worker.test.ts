import { env } from "cloudflare:workers"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { showsWithinMs } from "../../src/delivery/broadcast.ts"
import { dependencies } from "../../src/deps.ts"
import { broadcastEdition } from "../../src/jobs/broadcast-edition.ts"
import type { JobDeps } from "../../src/jobs/deps.ts"
import { findNotSubmitted } from "../../src/jobs/find-not-submitted.ts"
import { keepContacts } from "../../src/jobs/keep-contacts.ts"
import { planDelivery } from "../../src/jobs/plan-delivery.ts"
import { resendBroadcaster } from "../../src/mailer/resend-broadcasts.ts"
import { addressHash } from "../../src/subscribers/suppression.ts"
import { demonstration } from "../demonstration.ts"
import { marketingControl } from "../outside/marketing-control.ts"
import { signWebhook } from "../outside/resend-webhook.ts"
import { cron, edition, join, mailsTo, open, visit } from "./newsroom.ts"

const marketing = marketingControl(fetch)
Reflect.set(env, "LANE", "broadcast")

const slug = "2026-02-08"
const id = `bitcoin/${slug}/1/edition`

beforeAll(open)

/** Which broadcasts each reader has got: their segments, by the name before the @. */
async function got(): Promise<Record<string, string[]>> {
  const all = Object.entries((await marketing.state()).got)
  return Object.fromEntries(
    all.map(([address, names]) => [
      address.split("@")[0] ?? "",
      names.map((name) => name.split("/").slice(2, 4).join("/")),
    ]),
  )
}
const inSegments = async () =>
  Object.fromEntries(
    (await marketing.state()).contacts.map(({ email, segments }) => [email.split("@")[0], segments]),
  )

test("an edition goes by the broadcast lane, from its slot to its report, and to each reader once", async () => {
  await join("ann@reader.example")
  await join("bob@reader.example")
  await cron("slot")
  const done = await edition(slug, "done")
  expect(done.report).toMatchObject({ planned: 2, submitted: 2, left: 0, failed: 0, inDoubt: 0 })
  expect(await got()).toEqual({ ann: ["general/daily"], bob: ["general/daily"] })
  // The confirmation and the welcome went by the single mails' lane, and no chunk did.
  expect(await mailsTo("ann@reader.example")).toHaveLength(2)
  expect(await env.DB.prepare("SELECT count(*) FROM chunks").first("count(*)")).toBe(0)

  const [broadcast] = (await marketing.state()).broadcasts
  expect(broadcast).toMatchObject({ status: "sent", subject: done.subject, from: demonstration.FROM })
  for (const text of [broadcast?.html, broadcast?.text]) {
    expect(text).toContain("{{{RESEND_UNSUBSCRIBE_URL}}}")
    expect(text).toContain("https://news.example.com/account")
    expect(text).not.toContain("%%")
  }
})

/** What the jobs get, with a clock of its own; `die` says at which call of which part the process ends. */
function world(die?: { part: "broadcaster" | "broadcasts" | "contacts"; call: string; after: boolean }) {
  const { deps } = dependencies(env)
  if (deps === null) throw new Error("the settings are wrong")
  const clock = { ahead: 0 }
  const now = () => deps.now() + clock.ahead
  // The same calls, which need not wait for their turn.
  const turns = { turn: async () => {}, penalize: async () => {} }
  const { RESEND_API_KEY: apiKey, RESEND_URL: baseUrl } = deps.jobs.config
  const broadcaster = resendBroadcaster({ apiKey, baseUrl, timeoutMs: 30_000, turns })
  const jobs: JobDeps = { ...deps.jobs, broadcaster, now, log: () => {} }
  let alive = true
  const died = () => !alive
  if (die === undefined) return { jobs, clock, died }
  const mortal = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value = Reflect.get(target, name)
        if (name !== die.call || typeof value !== "function") return value
        return async (...args: unknown[]) => {
          if (alive && !die.after) {
            alive = false
            throw new Error("the process ended")
          }
          const answer = await value.apply(target, args)
          if (!alive) return answer
          alive = false
          throw new Error("the process ended")
        }
      },
    })
  return { jobs: { ...jobs, [die.part]: mortal(jobs[die.part]) }, clock, died }
}

/** Rounds of an edition until it is done, or `rounds` are over; the clock goes as the rounds say, or to when a send shows. */
async function rounds(of: ReturnType<typeof world>, most = 30): Promise<string> {
  for (let round = 0; round < most; round += 1) {
    const row = await of.jobs.editions.find(slug)
    if (row === null) throw new Error("there is no edition")
    if (row.state === "released") await planDelivery(of.jobs, row)
    const sending = await of.jobs.editions.find(slug)
    if (sending === null) throw new Error("there is no edition")
    try {
      const { state, waitMs } = await broadcastEdition(of.jobs, sending, id)
      if (state !== "sending") return state
      of.clock.ahead += round > 8 ? Math.max(waitMs, showsWithinMs / 4) : waitMs
    } catch (error) {
      if (!(error instanceof Error) || error.message !== "the process ended") throw error
    }
  }
  return "sending"
}

async function reader(name: string, kind: string, frequency: string): Promise<void> {
  const address = `${name}@reader.example`
  await env.DB.prepare(
    `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at, confirmed_at)
     VALUES (?1, ?2, ?3, 'confirmed', ?4, ?5, 0, 0)`,
  )
    .bind(name, address, await addressHash(demonstration.HASH_KEY, address), kind, frequency)
    .run()
}

const choose = (name: string, change: string) =>
  env.DB.prepare(`UPDATE subscribers SET ${change} WHERE public_id = ?1`).bind(name).run()
const stateOf = (name: string) =>
  env.DB.prepare("SELECT state FROM subscribers WHERE public_id = ?1").bind(name).first("state")
const report = async () =>
  JSON.parse(String(await env.DB.prepare("SELECT report FROM editions").first("report")))

/** The same edition once more, not yet sent to anybody; two readers of the general kind, and one trader. */
beforeEach(async () => {
  const made = await env.DB.prepare("SELECT 1 FROM editions").first()
  if (made === null) return
  await marketing.hold(false)
  await fetch("http://resend.test/_/reset", { method: "POST" })
  await env.DB.batch(
    ["broadcasts", "contacts", "deliveries", "outbox", "consents", "suppressions", "subscribers"].map(
      (table) => env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )
  await env.DB.prepare("UPDATE editions SET state = 'released', report = NULL, done_at = NULL, due_at = ?1")
    .bind(Date.now())
    .run()
  await reader("ann", "general", "daily")
  await reader("bob", "general", "daily")
  await reader("tom", "trader", "weekly")
})

const everybody = { ann: ["general/daily"], bob: ["general/daily"], tom: ["trader/weekly"] }

describe("each reader gets it once", () => {
  test.each([
    ["a send is taken and its answer lost", { call: "POST /broadcasts/:id/send", kind: "drop" }],
    ["a send is lost on its way", { call: "POST /broadcasts/:id/send", kind: "lose" }],
    ["there is no room for a send", { call: "POST /broadcasts/:id/send", kind: "rate_limit" }],
    ["a draft is made and the answer lost", { call: "POST /broadcasts", kind: "drop" }],
    ["a draft is lost on its way", { call: "POST /broadcasts", kind: "lose" }],
    ["the list of broadcasts does not come", { call: "GET /broadcasts", kind: "error" }],
    ["a state does not come", { call: "GET /broadcasts/:id", kind: "error", times: 3 }],
    ["a contact is made and the answer lost", { call: "POST /contacts", kind: "drop" }],
    ["a segment is made and the answer lost", { call: "POST /segments", kind: "drop" }],
    [
      "a contact is put into its segment and the answer lost",
      { call: "POST /contacts/:id/segments/:id", kind: "drop" },
    ],
  ])("though %s", async (_, fault) => {
    await marketing.fail(fault)
    expect(await rounds(world())).toBe("done")
    expect(await got()).toEqual(everybody)
    expect(await report()).toMatchObject({ planned: 3, submitted: 3, inDoubt: 0, failed: 0 })
  })

  test.each(
    (
      [
        ["broadcaster", ["addContact", "makeSegment", "place", "create", "read", "send"]],
        ["contacts", ["note", "lift", "put"]],
        ["broadcasts", ["plan", "save"]],
      ] as const
    ).flatMap(([part, calls]) =>
      calls.flatMap((call) =>
        [true, false].map((after) => ({ part, call, after, when: after ? "after" : "before" })),
      ),
    ),
  )("though the process ends $when $call", async ({ part, call, after }) => {
    const of = world({ part, call, after })
    expect(await rounds(of)).toBe("done")
    expect(of.died()).toBe(true)
    expect(await got()).toEqual(everybody)
    expect(await report()).toMatchObject({ planned: 3, submitted: 3, inDoubt: 0, failed: 0 })
    expect((await marketing.state()).broadcasts.filter(({ status }) => status === "draft")).toEqual([])
  })

  test("though two runs of it go on side by side", async () => {
    await Promise.all([rounds(world()), rounds(world())])
    expect(await got()).toEqual(everybody)
    expect(await report()).toMatchObject({ planned: 3, submitted: 3 })
    expect((await marketing.state()).broadcasts.filter(({ status }) => status === "draft")).toEqual([])
  })

  test("whatever the lane is set to meanwhile", async () => {
    const of = world()
    await rounds(of, 2)
    of.jobs.config = { ...of.jobs.config, LANE: "batch" }
    expect(await rounds(of)).toBe("done")
    expect(await got()).toEqual(everybody)
    expect(await env.DB.prepare("SELECT count(*) FROM chunks").first("count(*)")).toBe(0)
  })
})

describe("who is on the list gets it, and nobody else", () => {
  test("who is not due, is paused, has left or is suppressed does not; who changed kind is moved", async () => {
    await rounds(world())
    await env.DB.batch([env.DB.prepare("DELETE FROM broadcasts"), env.DB.prepare("DELETE FROM deliveries")])
    await choose("ann", "kind = 'beginner'")
    await choose("bob", "state = 'unsubscribed', address = NULL, token_version = 2")
    await choose("tom", "paused_until = 9000000000000000")
    await reader("eve", "general", "big-moves")
    await reader("sue", "general", "daily")
    await env.DB.prepare(
      "INSERT INTO suppressions SELECT address_hmac, 'bounce', 0, NULL FROM subscribers WHERE public_id = 'sue'",
    ).run()
    await env.DB.prepare("UPDATE editions SET state = 'released', big_move = 0").run()
    const before = await got()
    expect(await rounds(world())).toBe("done")
    expect(await got()).toEqual({ ...before, ann: ["general/daily", "beginner/daily"] })
    // Who has left, or does not want it for a while, is no contact any more.
    expect(await inSegments()).toEqual({
      ann: ["bitcoin/beginner/daily"],
      eve: ["bitcoin/general/big-moves"],
    })
  })

  test("the second edition calls only for what differs", async () => {
    await rounds(world())
    await env.DB.batch([env.DB.prepare("DELETE FROM broadcasts"), env.DB.prepare("DELETE FROM deliveries")])
    await env.DB.prepare("UPDATE editions SET state = 'released'").run()
    const { length } = (await marketing.state()).calls
    await rounds(world(), 1)
    const calls = (await marketing.state()).calls.slice(length)
    expect(calls.filter((call) => call.includes("/contacts") && !call.startsWith("GET /segments"))).toEqual(
      [],
    )
  })

  test("who leaves here after the plan is taken out before the send, and counted", async () => {
    await marketing.fail({ call: "POST /broadcasts", kind: "lose", times: 1 })
    const of = world()
    while ((await of.jobs.broadcasts.of(id)).length === 0) await rounds(of, 1)
    await choose("bob", "state = 'unsubscribed', address = NULL, token_version = 2")
    expect(await rounds(of)).toBe("done")
    expect(await got()).toEqual({ ann: ["general/daily"], tom: ["trader/weekly"] })
    expect(await report()).toMatchObject({ planned: 3, submitted: 2, left: 1 })
  })

  test("who leaves by Resend's link comes home by the webhook, and gets no more", async () => {
    await rounds(world())
    await marketing.leave("ann@reader.example")
    const event = {
      type: "contact.updated",
      created_at: new Date().toISOString(),
      data: { email: "ann@reader.example", unsubscribed: true, updated_at: new Date().toISOString() },
    }
    const { body, headers } = signWebhook(
      [demonstration.RESEND_WEBHOOK_SECRET],
      "msg_left",
      Date.now(),
      JSON.stringify(event),
    )
    expect((await visit("/webhooks/resend", { method: "POST", body, headers })).status).toBe(200)
    expect(await stateOf("ann")).toBe("unsubscribed")
    await keepContacts(world().jobs)
    expect(await inSegments()).toEqual({ bob: ["bitcoin/general/daily"], tom: ["bitcoin/trader/weekly"] })
  })

  test("a webhook that never came is made up for at night", async () => {
    const of = world()
    await rounds(of)
    await marketing.leave("ann@reader.example")
    of.clock.ahead = 3 * 3_600_000 - (Date.now() % 86_400_000)
    await keepContacts(of.jobs)
    expect(await stateOf("ann")).toBe("unsubscribed")
    expect(Object.keys(await inSegments()).sort()).toEqual(["bob", "tom"])
  })

  test("who was put into a segment by hand gets nothing", async () => {
    const of = world()
    await rounds(of)
    await env.DB.batch([env.DB.prepare("DELETE FROM broadcasts"), env.DB.prepare("DELETE FROM deliveries")])
    await env.DB.prepare("UPDATE editions SET state = 'released'").run()
    await marketing.place("mallory@reader.example", "bitcoin/general/daily")
    expect(await rounds(of)).toBe("done")
    expect(Object.keys(await got()).sort()).toEqual(["ann", "bob", "tom"])
  })

  test("who comes back after leaving there gets it again", async () => {
    await rounds(world())
    await marketing.leave("ann@reader.example")
    await choose("ann", "token_version = 2, confirmed_at = 9000000000000000")
    await keepContacts(world().jobs)
    expect((await marketing.state()).contacts.find(({ email }) => email.startsWith("ann"))).toMatchObject({
      unsubscribed: false,
      segments: ["bitcoin/general/daily"],
    })
  })

  test("an address that Resend refuses is counted, and holds nobody up", async () => {
    await choose("tom", "address = 'tom@rejected.example'")
    expect(await rounds(world())).toBe("done")
    expect(await report()).toMatchObject({ planned: 3, submitted: 2, rejected: 1 })
  })
})

describe("what needs a person is left to one", () => {
  test("a key that may only send mails stops the edition, which goes on once it is released", async () => {
    await marketing.fail({ call: "POST /broadcasts", kind: "unauthorized" })
    const of = world()
    expect(await rounds(of)).toBe("stopped")
    await env.DB.batch([
      env.DB.prepare("UPDATE editions SET state = 'sending'"),
      env.DB.prepare("UPDATE deliveries SET state = 'sending'"),
    ])
    expect(await rounds(of)).toBe("done")
    expect(await got()).toEqual(everybody)
  })

  test("three sends that nothing shows of are in doubt, and reported so", async () => {
    await marketing.fail({ call: "POST /broadcasts/:id/send", kind: "lose", times: 6 })
    expect(await rounds(world(), 80)).toBe("done")
    expect(await report()).toMatchObject({ planned: 3, submitted: 0, inDoubt: 3 })
    expect(await got()).toEqual({})
  })

  test("what is not begun before the next edition's slot is missed, and leaves no draft that anybody might send", async () => {
    await marketing.fail({ call: "POST /broadcasts/:id/send", kind: "rate_limit", times: 9 })
    const of = world()
    await rounds(of, 6)
    of.clock.ahead += 30 * 3_600_000
    expect(await rounds(of)).toBe("failed")
    expect(await report()).toMatchObject({ planned: 3, submitted: 0, failed: 3 })
    expect((await marketing.state()).broadcasts).toEqual([])
  })
})

describe("who did not get it is told by the id that links carry", () => {
  const missed = async (of: ReturnType<typeof world>) =>
    (await findNotSubmitted(of.jobs, slug, "edition", -1))?.recipients.map(({ reader, why, chunk }) => [
      reader,
      why,
      chunk,
    ])

  test("an address that the provider does not take; nobody else once all is sent", async () => {
    await env.DB.prepare(
      "UPDATE subscribers SET address = 'bob@rejected.example' WHERE public_id = 'bob'",
    ).run()
    const of = world()
    expect(await rounds(of)).toBe("done")
    expect(await missed(of)).toEqual([["bob", "rejected", null]])
  })

  test("all of a segment whose broadcast did not go, and who has confirmed since is none of them", async () => {
    await marketing.fail({ call: "POST /broadcasts/:id/send", kind: "rate_limit", times: 9 })
    const of = world()
    await rounds(of, 6)
    expect((await missed(of))?.map(([, why]) => why)).toEqual(["open", "open", "open"])
    of.clock.ahead += 30 * 3_600_000
    expect(await rounds(of)).toBe("failed")
    await choose("bob", `confirmed_at = ${Date.now() + 60_000}`)
    const told = await missed(of)
    expect(told?.map(([, why]) => why)).toEqual(["failed", "failed"])
    expect(told?.map(([reader]) => reader)).not.toContain("bob")
  })
})

describe("an edition that is cancelled", () => {
  const cancel = () => env.DB.prepare("UPDATE deliveries SET cancelled_at = 1").run()

  test("before it goes reaches nobody, and leaves no draft", async () => {
    await marketing.fail({ call: "POST /broadcasts/:id/send", kind: "rate_limit", times: 9 })
    const of = world()
    await rounds(of, 6)
    await cancel()
    expect(await rounds(of)).toBe("rejected")
    expect(await report()).toMatchObject({ planned: 3, submitted: 0, failed: 3 })
    expect([await got(), (await marketing.state()).broadcasts]).toEqual([{}, []])
  })

  test("while contacts are brought in line ends at once", async () => {
    const of = world()
    await rounds(of, 1)
    await cancel()
    expect(await rounds(of)).toBe("rejected")
    expect(await got()).toEqual({})
  })

  test("while it is queued is cancelled there, too; who has it by then is in doubt", async () => {
    await marketing.hold(true)
    const of = world()
    await rounds(of, 10)
    await cancel()
    expect(await rounds(of)).toBe("done")
    expect((await marketing.state()).broadcasts.map(({ status }) => status)).toEqual(["canceled", "canceled"])
    expect(await report()).toMatchObject({ planned: 3, submitted: 0, inDoubt: 3 })
  })
})
