import { beforeEach, expect, test } from "vitest"
import {
  change,
  consumer,
  counts,
  hour,
  id,
  ledger,
  open,
  planned,
  release,
  resend,
  result,
  standing,
  subscribe,
} from "./post-office.ts"

beforeEach(open)

test("429: later, counted once, who left meanwhile is left out, and everybody's pace gives way", async () => {
  await subscribe(3)
  const seqs = await planned()
  const post = consumer()
  await resend.fail({ kind: "rate_limit", retryAfter: 7 })
  const { batch, handled } = await post.take(...seqs)
  expect(handled).toMatchObject([{ state: "later" }])
  expect((await result(batch)).explicitAcks).toEqual(["m0"])
  expect(post.requeued).toEqual([{ seq: 0, delaySeconds: 7 }])
  expect(await post.deps.limiter.reserve("edition")).toBe(7000)

  await change(2, "state", "unsubscribed")
  post.clock.now += 7000
  await post.take(...seqs)
  const keys = (await resend.calls()).map(({ headers }) => headers["idempotency-key"])
  expect(keys).toEqual([`${id}/0/0`, `${id}/0/1`])
  expect(await resend.recipients()).toEqual({
    "reader1@reader.example": 1,
    "reader3@reader.example": 1,
  })
  expect(await standing()).toMatchObject({ planned: 3, submitted: 2, left: 1, open: 0 })
})

test("401: the delivery stops, the editors are told why, and nothing more is asked until it is resumed", async () => {
  await subscribe(250)
  const seqs = await planned()
  const post = consumer()
  await resend.fail({ kind: "unauthorized" })
  const { handled } = await post.take(0)
  expect(handled).toEqual([
    { delivery: id, seq: 0, state: "stopped", problem: expect.stringContaining("401, restricted_api_key") },
  ])
  expect(await ledger.find(id)).toMatchObject({
    state: "stopped",
    halt: { kind: "provider", reason: expect.stringContaining("401") },
  })
  post.clock.now += hour
  const { batch } = await post.take(...seqs)
  expect((await result(batch)).explicitAcks).toHaveLength(3)
  expect(await resend.calls()).toHaveLength(1)

  expect(await release()).toBe(true)
  await post.take(...seqs)
  expect(await counts()).toEqual({ readers: 250, most: 1 })
  expect(await standing()).toMatchObject({ submitted: 250 })
})

test("a daily quota is asked again after an hour, not counted as a failure", async () => {
  await subscribe(1)
  const post = consumer()
  await resend.fail({ kind: "daily_quota" })
  await post.take(...(await planned()))
  expect(post.requeued).toEqual([{ seq: 0, delaySeconds: 3600 }])
  expect(await standing()).toMatchObject({ failed: 0, open: 1 })
})

test("a call that is wrong fails with the provider's words, without addresses", async () => {
  await subscribe(2)
  await resend.fail({
    kind: "answer",
    status: 422,
    name: "invalid_parameter",
    message: "no: ann@reader.example",
  })
  await consumer().take(...(await planned()))
  const chunk = await ledger.chunk(id, 0)
  expect(chunk).toMatchObject({ state: "failed", frozen: null, result: { reason: "invalid" } })
  expect(chunk?.result?.detail).toBe("resend answered 422, invalid_parameter: no: (address)")
  expect(await standing()).toMatchObject({ failed: 2, open: 0 })
})

test("readers whose mail is refused while the others' is taken are counted as rejected", async () => {
  await subscribe(3)
  await change(2, "address", "two@rejected.example")
  await consumer().take(...(await planned()))
  const chunk = await ledger.chunk(id, 0)
  expect(chunk?.result?.rejected).toEqual([{ id: 2, message: expect.stringContaining("(address)") }])
  expect(JSON.stringify(chunk)).not.toContain("@")
  expect(await standing()).toMatchObject({ planned: 3, submitted: 2, rejected: 1 })
})
