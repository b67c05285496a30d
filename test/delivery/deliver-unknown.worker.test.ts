import { beforeEach, expect, test } from "vitest"
import { leaseMs } from "./chunk-events.ts"
import {
  aDelivery,
  change,
  consumer,
  counts,
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

test.each(["drop", "error", "garbled"])(
  "%s: the same key and bytes again, and one mail each",
  async (kind) => {
    await subscribe(3)
    const seqs = await planned()
    const post = consumer()
    await resend.fail({ kind })
    const first = await post.take(...seqs)
    expect((await result(first.batch)).retryMessages).toEqual([{ msgId: "m0" }])
    post.clock.now += 5000
    expect((await post.take(...seqs)).handled).toMatchObject([{ state: "submitted" }])
    const [one, two] = await resend.calls()
    expect(two?.headers["idempotency-key"]).toBe(`${id}/0/0`)
    expect(two?.headers["idempotency-key"]).toBe(one?.headers["idempotency-key"])
    expect(two?.body).toBe(one?.body)
    expect(await counts()).toEqual({ readers: 3, most: 1 })
    expect(await standing()).toMatchObject({ submitted: 3 })
  },
)

test("the bytes stay when settings and readers change between the tries", async () => {
  await subscribe(3)
  const seqs = await planned()
  const post = consumer()
  await resend.fail({ kind: "drop" })
  await post.take(...seqs)
  const changed = await aDelivery()
  await ledger.open({
    ...changed,
    envelope: { ...changed.envelope, subject: "Another", from: "x@y.example" },
  })
  await change(1, "state", "unsubscribed")
  await change(2, "kind", "trader")
  await change(2, "token_version", 7)
  await change(3, "address", "moved@reader.example")
  post.clock.now += 5000
  await post.take(...seqs)
  const [one, two] = await resend.calls()
  expect(two?.body).toBe(one?.body)
  expect(await counts()).toEqual({ readers: 3, most: 1 })
})

test("the ledger's finish fails once after acceptance: one mail each", async () => {
  await subscribe(3)
  const seqs = await planned()
  let failures = 0
  const post = consumer({
    ledger: {
      ...ledger,
      async save(chunk) {
        if (chunk.state === "submitted" && failures++ === 0)
          throw new Error("D1_ERROR: Network connection lost")
        return ledger.save(chunk)
      },
    },
  })
  const { batch } = await post.take(...seqs)
  expect((await result(batch)).retryMessages).toEqual([{ msgId: "m0" }])
  post.clock.now += 121_000
  await post.take(...seqs)
  expect(await resend.calls()).toHaveLength(2)
  expect(await counts()).toEqual({ readers: 3, most: 1 })
  expect(await standing()).toMatchObject({ submitted: 3 })
})

test("whoever dies between claim and call leaves a lease, and once it is over one mail each goes out", async () => {
  await subscribe(3)
  const seqs = await planned()
  const dying = consumer({
    mailer: { submitAll: () => Promise.reject(new Error("the isolate was evicted")) },
  })
  await dying.take(...seqs)
  const post = consumer()
  const early = await post.take(...seqs)
  expect((await result(early.batch)).retryMessages).toEqual([{ msgId: "m0" }])
  expect(await resend.calls()).toEqual([])
  post.clock.now += leaseMs
  await post.take(...seqs)
  expect(await counts()).toEqual({ readers: 3, most: 1 })
  expect(await ledger.chunk(id, 0)).toMatchObject({ state: "submitted", attempts: 2, freeze: 0 })
})

test("whoever dies after the call leaves it to the next, who is told the first ids", async () => {
  await subscribe(3)
  const seqs = await planned()
  const post = consumer()
  const dying = consumer({
    mailer: {
      async submitAll(mails, key) {
        await post.deps.mailer.submitAll(mails, key)
        throw new Error("the isolate was evicted")
      },
    },
  })
  await dying.take(...seqs)
  post.clock.now += leaseMs
  await post.take(...seqs)
  expect(await counts()).toEqual({ readers: 3, most: 1 })
  const { mails } = await resend.accepted()
  expect((await ledger.chunk(id, 0))?.result?.providerIds).toEqual(mails.map((mail) => mail.id))
})

test("a body that the provider knows otherwise is in doubt, and never tried under another key", async () => {
  await subscribe(3)
  const seqs = await planned()
  const post = consumer()
  await resend.fail({ kind: "conflict" })
  await post.take(...seqs)
  post.clock.now += hour
  await post.take(...seqs)
  expect(await resend.calls()).toHaveLength(1)
  expect(await standing()).toMatchObject({ planned: 3, inDoubt: 3, open: 0 })
})

test("after 23 hours the chunk is in doubt, for the provider forgets the key at 24", async () => {
  await subscribe(3)
  const seqs = await planned()
  const post = consumer()
  await resend.fail({ kind: "drop" })
  await post.take(...seqs)
  post.clock.now = start + 23 * hour - 1
  await resend.fail({ kind: "drop" })
  await post.take(...seqs)
  post.clock.now = start + 24 * hour
  await post.take(...seqs)
  expect(await resend.calls()).toHaveLength(2)
  expect(await standing()).toMatchObject({ inDoubt: 3, open: 0 })
})

test("a call still at work under the key is left alone, then its answer is taken", async () => {
  await subscribe(3)
  const seqs = await planned()
  const post = consumer()
  await resend.fail({ kind: "in_progress" }, { kind: "rate_limit", retryAfter: 1 })
  await post.take(...seqs)
  post.clock.now += 5000
  // The refusal now is of the second call only: what became of the first is still unknown.
  await post.take(...seqs)
  post.clock.now += 5000
  await post.take(...seqs)
  const keys = (await resend.calls()).map(({ headers }) => headers["idempotency-key"])
  expect(keys).toEqual([`${id}/0/0`, `${id}/0/0`, `${id}/0/0`])
  expect(await counts()).toEqual({ readers: 3, most: 1 })
})
