import { beforeEach, expect, test } from "vitest"
import { idempotencyKey } from "../../src/delivery/chunk-shape.ts"
import type { DeliverDeps } from "../../src/delivery/deliver-deps.ts"
import { leaseMs } from "./chunk-events.ts"
import {
  consumer,
  counts,
  id,
  ledger,
  mailer,
  open,
  planned,
  resend,
  result,
  standing,
  subscribe,
} from "./post-office.ts"

// What other senders of newsletters have lost or sent twice, each by its behaviour.

beforeEach(open)

const evicted = () => Promise.reject(new Error("the isolate was evicted"))

/** A ledger whose write after a call fails, once. */
function forgetful(): DeliverDeps["ledger"] {
  let writes = 0
  return {
    ...ledger,
    async save(chunk) {
      writes += 1
      if (writes === 2) throw new Error("D1_ERROR: Network connection lost")
      return ledger.save(chunk)
    },
  }
}

test("a claim stands in the ledger before the provider is asked, with the readers and the key of the call", async () => {
  await subscribe(3)
  const seqs = await planned()
  const seen: unknown[] = []
  const post = consumer({
    mailer: {
      async submitAll(mails, key) {
        const chunk = await ledger.chunk(id, 0)
        if (chunk === null) throw new Error("there is no chunk")
        seen.push({
          state: chunk.state,
          readers: chunk.frozen?.length,
          sameKey: idempotencyKey(chunk) === key,
        })
        return mailer.submitAll(mails, key)
      },
    },
  })
  await post.take(...seqs)
  expect(seen).toEqual([{ state: "claimed", readers: 3, sameKey: true }])
})

test("each chunk is settled when its own call is answered: what dies later sends none of them again", async () => {
  await subscribe(250)
  const seqs = await planned()
  let calls = 0
  const dying = consumer({
    mailer: {
      submitAll: (mails, key) => {
        calls += 1
        return calls === 3 ? evicted() : mailer.submitAll(mails, key)
      },
    },
  })
  await dying.take(...seqs)
  expect(await ledger.unsettled(id, -1, 100)).toHaveLength(1)
  const post = consumer()
  post.clock.now = dying.clock.now + leaseMs
  await post.take(...seqs)
  expect(await resend.calls()).toHaveLength(3)
  expect(await counts()).toEqual({ readers: 250, most: 1 })
  expect(await standing()).toMatchObject({ submitted: 250, open: 0 })
})

test("whoever dies, at the twenty-fifth try as at the first, leaves a chunk that the next can take", async () => {
  await subscribe(3)
  const seqs = await planned()
  const dying = consumer({ mailer: { submitAll: evicted } })
  for (let tries = 0; tries < 25; tries++) {
    await dying.take(...seqs)
    expect(await ledger.unsettled(id, -1, 100)).toEqual([0])
    dying.clock.now += leaseMs
  }
  const post = consumer()
  post.clock.now = dying.clock.now
  await post.take(...seqs)
  expect(await ledger.chunk(id, 0)).toMatchObject({ state: "submitted", attempts: 26, freeze: 0 })
  expect(await counts()).toEqual({ readers: 3, most: 1 })
})

test.each([
  ["a rate limit", { kind: "rate_limit" }],
  ["a daily quota", { kind: "daily_quota" }],
  ["a key that is refused", { kind: "unauthorized" }],
  ["a call that is wrong", { kind: "answer", status: 422, name: "invalid_parameter" }],
  ["an answer that says nothing", { kind: "error" }],
  ["a call still at work", { kind: "in_progress" }],
])(
  "%s whose note in the ledger fails leaves nothing stuck: one mail each goes out later",
  async (_, fault) => {
    await subscribe(3)
    const seqs = await planned()
    await resend.fail(fault)
    const { batch } = await consumer({ ledger: forgetful() }).take(...seqs)
    expect((await result(batch)).retryMessages).toEqual([{ msgId: "m0" }])

    const post = consumer()
    post.clock.now += leaseMs
    await post.take(...seqs)
    expect(await counts()).toEqual({ readers: 3, most: 1 })
    expect(await standing()).toMatchObject({ submitted: 3, open: 0 })
  },
)

test("a call that is wrong at each try, of which one was not noted, ends in doubt and not in a loop", async () => {
  await subscribe(3)
  const seqs = await planned()
  await resend.fail({ kind: "answer", status: 422, name: "invalid_parameter", times: 9 })
  await consumer({ ledger: forgetful() }).take(...seqs)
  const post = consumer()
  post.clock.now += leaseMs
  await post.take(...seqs)
  post.clock.now += leaseMs
  await post.take(...seqs)
  expect(await resend.calls()).toHaveLength(2)
  expect(await standing()).toMatchObject({ inDoubt: 3, open: 0 })
})

test("a stop that cannot be noted stops the delivery at the next try", async () => {
  await subscribe(3)
  const seqs = await planned()
  await resend.fail({ kind: "unauthorized", times: 2 })
  const failing = consumer({
    ledger: { ...ledger, stop: () => Promise.reject(new Error("D1_ERROR: Network connection lost")) },
  })
  const { batch } = await failing.take(...seqs)
  expect((await result(batch)).retryMessages).toEqual([{ msgId: "m0" }])
  const post = consumer()
  post.clock.now += leaseMs
  const { handled } = await post.take(...seqs)
  expect(handled).toMatchObject([{ state: "stopped" }])
  expect(await standing()).toMatchObject({ failed: 0, open: 3 })
})

test("429 is never counted as failed, nor against the queue's tries, however often it comes", async () => {
  await subscribe(3)
  const seqs = await planned()
  await resend.fail({ kind: "rate_limit", retryAfter: 60, times: 60 })
  const post = consumer()
  for (let tries = 0; tries < 60; tries++) {
    const { batch, handled } = await post.take(...seqs)
    expect(handled).toMatchObject([{ state: "later" }])
    // A fresh message each time: a retry would be the queue's to count, which gives up after twenty.
    expect(await result(batch)).toMatchObject({ explicitAcks: ["m0"], retryMessages: [] })
    post.clock.now += 60_000
  }
  expect(post.requeued).toHaveLength(60)
  expect(await standing()).toMatchObject({ failed: 0, rejected: 0, inDoubt: 0, open: 3 })
  await post.take(...seqs)
  expect(await standing()).toMatchObject({ submitted: 3, open: 0 })
  expect(await counts()).toEqual({ readers: 3, most: 1 })
})
