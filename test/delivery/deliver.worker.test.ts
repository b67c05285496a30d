import { beforeEach, describe, expect, test } from "vitest"
import { next } from "../../src/delivery/chunk.ts"
import { deliver } from "../../src/delivery/deliver.ts"
import {
  aDelivery,
  batchOf,
  change,
  consumer,
  counts,
  files,
  hour,
  id,
  ledger,
  open,
  planned,
  resend,
  result,
  standing,
  start,
  subscribe,
} from "./post-office.ts"

beforeEach(open)

const mailsOf = async (reader: number) => (await resend.recipients())[`reader${reader}@reader.example`] ?? 0

describe("everyone due", () => {
  test("gets the edition once, in calls of at most 100", async () => {
    await subscribe(250)
    const seqs = await planned()
    expect(seqs).toEqual([0, 1, 2])
    const { batch, handled } = await consumer().take(...seqs)
    expect(handled.map(({ state }) => state)).toEqual(["submitted", "submitted", "submitted"])
    expect((await result(batch)).explicitAcks).toHaveLength(3)
    expect((await resend.calls()).map(({ body }) => JSON.parse(body).length).sort()).toEqual([100, 100, 50])
    expect(await counts()).toEqual({ readers: 250, most: 1 })
    expect(await standing()).toMatchObject({ planned: 250, submitted: 250, open: 0 })
    expect(await ledger.close(id, start)).toBe(true)
  })

  test("gets it once when every message comes twice, at once and later", async () => {
    await subscribe(250)
    const seqs = await planned()
    const post = consumer()
    await post.take(...seqs, ...seqs)
    const { batch } = await post.take(...seqs)
    expect((await result(batch)).explicitAcks).toHaveLength(3)
    expect(await resend.calls()).toHaveLength(3)
    expect(await counts()).toEqual({ readers: 250, most: 1 })
    expect(await standing()).toMatchObject({ submitted: 250 })
  })

  test("is written to by four calls at once at most, as a body is some megabytes", async () => {
    await subscribe(1100)
    const seqs = await planned()
    let [flying, most] = [0, 0]
    const { handled } = await consumer({
      mailer: {
        async submitAll(mails) {
          flying += 1
          most = Math.max(most, flying)
          await new Promise((resolve) => setTimeout(resolve, 20))
          flying -= 1
          return { type: "accepted", ids: mails.map((_, n) => `${n}`), rejected: [] }
        },
      },
    }).take(...seqs)
    expect(handled.map(({ state }) => state)).toEqual(Array(11).fill("submitted"))
    expect(most).toBe(4)
    expect(await standing()).toMatchObject({ submitted: 1100, open: 0 })
  })

  test("gets the texts of their kind, with links and headers of their own", async () => {
    await subscribe(1)
    await subscribe(1, { first: 2, kind: "trader" })
    await consumer().take(...(await planned()))
    const [general, trader] = (await resend.accepted()).mails
    expect(general?.html).toBe(
      '<p>Words.</p><a href="https://news.example.com/unsubscribe/k1.public1.1">Leave</a>',
    )
    expect(trader?.html).toContain("For traders.")
    expect(trader?.headers).toEqual({
      "List-Unsubscribe": "<https://news.example.com/unsubscribe/k1.public2.1>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "Plumbline <bitcoin.news.example.com>",
    })
    expect(trader?.tags).toEqual([
      { name: "newsletter", value: "bitcoin" },
      { name: "delivery", value: "bitcoin_2026-02-08_1_edition" },
      { name: "chunk", value: "0" },
    ])
  })
})

describe("nobody else", () => {
  test("each reader has a preference link of the reader's own, signed for that purpose", async () => {
    await subscribe(2)
    const { envelope, ...rest } = await aDelivery()
    const text = await files.put("Choose: %%preferences%%\nLeave: %%unsubscribe%%\n", "text/plain")
    const general = { ...envelope.mails.general, text }
    const seqs = await planned({ ...rest, envelope: { ...envelope, mails: { ...envelope.mails, general } } })
    const signLink = async (purpose: string, publicId: string) => `${purpose}.of.${publicId}`
    await consumer({ signLink }).take(...seqs)
    expect((await resend.accepted()).mails.map(({ text }) => text)).toEqual(
      ["public1", "public2"].map(
        (reader) =>
          `Choose: https://news.example.com/preferences/preferences.of.${reader}\n` +
          `Leave: https://news.example.com/unsubscribe/unsubscribe.of.${reader}\n`,
      ),
    )
  })

  test("unconfirmed, unsubscribed and suppressed subscribers are never planned", async () => {
    await subscribe(1)
    for (const [index, state] of ["pending", "unsubscribed", "suppressed"].entries()) {
      await subscribe(1, { first: index + 2, state })
    }
    await consumer().take(...(await planned()))
    expect(await resend.recipients()).toEqual({ "reader1@reader.example": 1 })
    expect(await standing()).toMatchObject({ planned: 1, submitted: 1 })
  })

  test("who left or was suppressed between planning and claim gets none, and is counted so", async () => {
    await subscribe(4)
    const seqs = await planned()
    await change(2, "state", "unsubscribed")
    await change(3, "state", "suppressed")
    await consumer().take(...seqs)
    expect([await mailsOf(1), await mailsOf(2), await mailsOf(3), await mailsOf(4)]).toEqual([1, 0, 0, 1])
    expect(await standing()).toMatchObject({ planned: 4, submitted: 2, left: 1, suppressed: 1 })
  })

  test("who leaves while the message waits for its turn gets none", async () => {
    await subscribe(2)
    const seqs = await planned()
    const post = consumer({ sleep: async () => void (await change(1, "state", "unsubscribed")) })
    await post.deps.limiter.penalize(5000)
    await post.take(...seqs)
    expect(await resend.recipients()).toEqual({ "reader2@reader.example": 1 })
  })

  test("when all have left nothing is asked of the provider", async () => {
    await subscribe(2)
    const seqs = await planned()
    await change(1, "state", "unsubscribed")
    await change(2, "state", "unsubscribed")
    await consumer().take(...seqs)
    expect(await resend.calls()).toEqual([])
    expect(await standing()).toMatchObject({ planned: 2, left: 2, submitted: 0, open: 0 })
  })
})

describe("time", () => {
  test("a chunk not begun by its deadline is missed, and nothing is asked of the provider", async () => {
    await subscribe(2)
    const seqs = await planned()
    const post = consumer()
    post.clock.now = start + 20 * hour
    await post.take(...seqs)
    expect(await resend.calls()).toEqual([])
    expect(await standing()).toMatchObject({ failed: 2, open: 0 })
    expect((await ledger.chunk(id, 0))?.result?.reason).toBe("missed")
  })

  test("what is still open is enqueued again, whatever became of its messages, and settled though too late", async () => {
    await subscribe(250)
    await planned()
    const post = consumer()
    await post.take(0)
    expect(await ledger.unsettled(id, -1, 100)).toEqual([1, 2])
    await ledger.stop(id, { kind: "provider", reason: "401", at: start })
    post.clock.now = start + 20 * hour
    const { handled } = await post.take(1, 2)
    expect(handled.map(({ state }) => state)).toEqual(["failed", "failed"])
    expect(await standing()).toMatchObject({ submitted: 100, failed: 150, open: 0 })
    expect(await ledger.unsettled(id, -1, 100)).toEqual([])
  })

  test("a long wait is not waited out: the message comes back, the chunk stays untouched", async () => {
    await subscribe(2)
    const seqs = await planned()
    const post = consumer()
    await post.deps.limiter.penalize(60_000)
    const { batch } = await post.take(...seqs)
    expect((await result(batch)).explicitAcks).toEqual(["m0"])
    expect(post.requeued).toEqual([{ seq: 0, delaySeconds: 60 }])
    expect(await ledger.chunk(id, 0)).toMatchObject({ state: "pending", version: 0 })
  })

  test("calls keep the pace: each waits for its moment", async () => {
    await subscribe(250)
    const post = consumer()
    const seqs = await planned()
    for (const seq of seqs) await post.take(seq)
    // 9 of the 10 calls a second that are allowed.
    expect(post.waits).toEqual([112, 111])
  })

  test.each([
    [20, [0, 112, 167]],
    [2, [0, 112, 667]],
  ])("answers that tell of %d calls a second set the pace, whatever is configured", async (told, moments) => {
    await subscribe(250)
    const post = consumer()
    const seqs = await planned()
    await resend.tellLimit(told)
    const taken: number[] = []
    for (const seq of seqs) {
      await post.take(seq)
      taken.push(post.clock.now - start)
    }
    expect(taken).toEqual(moments)
    expect(await counts()).toEqual({ readers: 250, most: 1 })
  })
})

describe("what is not a chunk", () => {
  test("a message of another shape, or for a chunk that is not there, is dropped and logged", async () => {
    const post = consumer()
    const batch = batchOf([{ delivery: id, seq: 99 }, { seq: "x" }, "ann@reader.example"])
    expect(await deliver(batch, post.deps)).toEqual([{ delivery: id, seq: 99, state: "none" }])
    expect((await result(batch)).explicitAcks).toHaveLength(3)
    expect(post.logged.join()).not.toContain("@")
  })

  test("a frozen text with a token that nothing stands for stops before the claim", async () => {
    await subscribe(1)
    const delivery = await aDelivery()
    const bad = await files.put("%%somewhere%% %%unsubscribe%%", "text/html")
    const mails = { ...delivery.envelope.mails, general: { html: bad, text: bad } }
    const post = consumer()
    const { batch } = await post.take(...(await planned({ envelope: { ...delivery.envelope, mails } })))
    expect((await result(batch)).retryMessages).toHaveLength(1)
    expect(await ledger.chunk(id, 0)).toMatchObject({ state: "pending", version: 0 })
    expect(post.logged.join()).toContain("%%somewhere%%")
  })

  test("no log line of any of it holds an address", async () => {
    await subscribe(3)
    await change(2, "address", "two@rejected.example")
    const post = consumer()
    const seqs = await planned()
    await resend.fail({
      kind: "answer",
      status: 500,
      name: "application_error",
      message: "lost ann@reader.example",
    })
    await post.take(...seqs)
    post.clock.now += 5000
    await post.take(...seqs)
    expect(post.logged).toHaveLength(1)
    expect(post.logged.join()).not.toContain("@")
  })

  test("a step of `next` that another overtook is not written", async () => {
    await subscribe(3)
    await planned()
    const chunk = await ledger.chunk(id, 0)
    if (chunk === null) throw new Error("no chunk was planned")
    const late = next(chunk, { type: "overdue", now: 1, deadline: 0 })
    if (late.chunk === undefined) throw new Error(late.refusal)
    expect(await ledger.save(late.chunk)).toBe(true)
    expect(await ledger.save(late.chunk)).toBe(false)
  })
})
