import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { bury } from "../../src/delivery/dead.ts"
import { type DeliverMailDeps, deliverMail } from "../../src/delivery/deliver-mail.ts"
import { outboxIn } from "../../src/store/outbox.ts"
import { leaseMs } from "./chunk-events.ts"
import { batchOf, consumer, hour, id, mailer, open, resend, result, start } from "./post-office.ts"

beforeEach(open)

const outbox = outboxIn(env.DB)

/** A consumer of single mails, to one that was asked for as `mail1`. */
async function postbox(over: Partial<DeliverMailDeps> = {}) {
  await outbox.add({ id: "mail1", purpose: "editors", subscriber: null, params: { n: 1 } }, start)
  const { clock, waits, logged, deps } = consumer()
  const requeued: number[] = []
  const all: DeliverMailDeps = {
    outbox,
    mailer,
    limiter: deps.limiter,
    leaseMs,
    from: "Plumbline <news@news.example.com>",
    compose: async ({ params }) => ({
      to: "editor@news.example.com",
      subject: `Number ${params.n}`,
      html: "<p>h</p>",
      text: "t",
    }),
    now: deps.now,
    sleep: deps.sleep,
    async requeue(_, delaySeconds) {
      requeued.push(delaySeconds)
    },
    log: deps.log,
    ...over,
  }
  const take = async (...ids: string[]) => {
    const batch = batchOf(
      ids.map((outbox) => ({ outbox })),
      "plumbline-mail",
    )
    return { batch, handled: await deliverMail(batch, all) }
  }
  return { clock, waits, logged, requeued, deps: all, take }
}

const taken = async () => (await resend.recipients())["editor@news.example.com"] ?? 0

describe("a single mail", () => {
  test("goes out once, under its row's key, though its message comes twice", async () => {
    const post = await postbox()
    await post.take("mail1", "mail1")
    const { batch, handled } = await post.take("mail1")
    expect(handled).toEqual([{ outbox: "mail1", state: "submitted" }])
    expect((await result(batch)).explicitAcks).toEqual(["m0"])
    expect((await resend.calls()).map(({ headers }) => headers["idempotency-key"])).toEqual(["outbox/mail1"])
    expect(await taken()).toBe(1)
    expect((await resend.accepted()).mails[0]?.subject).toBe("Number 1")
    expect(await outbox.find("mail1")).toMatchObject({
      state: "submitted",
      frozen: null,
      settledAt: expect.any(Number),
    })
  })

  test("that the provider took before the line dropped is tried with the same bytes, composed once", async () => {
    let composed = 0
    const post = await postbox({
      compose: async () => ({
        to: "editor@news.example.com",
        subject: `Try ${++composed}`,
        html: "h",
        text: "t",
      }),
    })
    await resend.fail({ kind: "drop" })
    const { batch } = await post.take("mail1")
    expect((await result(batch)).retryMessages).toHaveLength(1)
    post.clock.now += 5000
    await post.take("mail1")
    const [one, two] = await resend.calls()
    expect(two?.body).toBe(one?.body)
    expect(two?.headers["idempotency-key"]).toBe(one?.headers["idempotency-key"])
    expect([composed, await taken()]).toEqual([1, 1])
  })

  test("whose sender died holding the lease goes out once the lease is over", async () => {
    const dying = await postbox({ mailer: { submit: () => Promise.reject(new Error("evicted")) } })
    await dying.take("mail1")
    const post = await postbox()
    expect((await post.take("mail1")).handled).toMatchObject([{ state: "later" }])
    expect(await taken()).toBe(0)
    post.clock.now += leaseMs
    await post.take("mail1")
    expect(await taken()).toBe(1)
  })

  test("whose finish fails after acceptance goes out once", async () => {
    let failures = 0
    const post = await postbox({
      outbox: {
        ...outbox,
        async save(mail) {
          if (mail.state === "submitted" && failures++ === 0)
            throw new Error("D1_ERROR: Network connection lost")
          return outbox.save(mail)
        },
      },
    })
    await post.take("mail1")
    post.clock.now += leaseMs
    await post.take("mail1")
    expect([(await resend.calls()).length, await taken()]).toEqual([2, 1])
    expect(await outbox.find("mail1")).toMatchObject({ state: "submitted" })
  })

  test("that is not due any more is dropped, with the reason, and nothing is asked of the provider", async () => {
    const post = await postbox({ compose: async () => ({ drop: "confirmed already" }) })
    const { handled } = await post.take("mail1")
    expect(handled).toMatchObject([{ state: "dropped" }])
    expect(await resend.calls()).toEqual([])
    expect(await outbox.find("mail1")).toMatchObject({ state: "dropped", problem: "confirmed already" })
  })

  test("that the rate limit refused goes out later, and the pace gives way", async () => {
    const post = await postbox()
    await resend.fail({ kind: "rate_limit", retryAfter: 7 })
    const { batch } = await post.take("mail1")
    expect((await result(batch)).explicitAcks).toEqual(["m0"])
    expect(post.requeued).toEqual([7])
    expect(await post.deps.limiter.reserve("single")).toBe(7000)
    post.clock.now += 7000
    await post.take("mail1")
    expect(await taken()).toBe(1)
  })

  test("that the provider refuses for good says why, and is given up after a day", async () => {
    const post = await postbox()
    await resend.fail({ kind: "unauthorized" })
    expect((await post.take("mail1")).handled).toMatchObject([
      { state: "later", problem: expect.stringContaining("401") },
    ])
    expect(post.requeued).toEqual([60])
    post.clock.now += 24 * hour
    await post.take("mail1")
    expect(await resend.calls()).toHaveLength(1)
    expect(await outbox.find("mail1")).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("restricted_api_key"),
    })
  })

  test("to an address that the provider refuses fails, and neither row nor log holds the address", async () => {
    const post = await postbox({
      compose: async () => ({ to: "eve@rejected.example", subject: "s", html: "h", text: "t" }),
    })
    await post.take("mail1")
    const row = await outbox.find("mail1")
    expect(row).toMatchObject({ state: "failed", frozen: null })
    expect(JSON.stringify(row) + post.logged.join()).not.toContain("rejected.example")
  })

  test("that nobody asked for is nothing to do", async () => {
    const post = await postbox()
    expect((await post.take("mail9")).handled).toEqual([{ outbox: "mail9", state: "none" }])
  })
})

test("what a queue gave up on is noted by its ids and let go, for the row is still open", async () => {
  await postbox()
  const logged: object[] = []
  const batch = batchOf(
    [{ outbox: "mail1" }, { delivery: id, seq: 3 }, "ann@reader.example"],
    "plumbline-mail-dead",
  )
  bury(batch, (event, details) => void logged.push({ event, ...details }))
  expect((await result(batch)).ackAll).toBe(true)
  expect(logged).toEqual([
    { event: "queue message gave up", queue: "plumbline-mail-dead", outbox: "mail1" },
    { event: "queue message gave up", queue: "plumbline-mail-dead", delivery: id, seq: 3 },
    { event: "queue message gave up", queue: "plumbline-mail-dead", id: "m2" },
  ])
  expect(await outbox.open(start + 1, 10)).toEqual(["mail1"])
})
