import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import worker from "../../src/index.ts"
import { cron, edition, join, mailsTo, open, resend } from "./newsroom.ts"

beforeAll(open)

const again = async (queue: string, body: unknown) => {
  const batch = createMessageBatch(queue, [
    { id: "first", timestamp: new Date(), attempts: 1, body },
    { id: "second", timestamp: new Date(), attempts: 1, body },
  ])
  await worker.queue(batch, env)
  return getQueueResult(batch, createExecutionContext())
}

test("messages that come again after all is done change nothing", async () => {
  await join("reader@example.org")
  await cron("slot")
  await edition("2026-02-08", "done")
  const before = (await resend.calls()).length
  const { results } = await env.DB.prepare("SELECT id FROM outbox").all<{ id: string }>()

  const chunk = await again("plumbline-send", { delivery: "bitcoin/2026-02-08/1/edition", seq: 0 })
  expect(chunk.explicitAcks).toEqual(["first", "second"])
  for (const { id } of results) {
    if (id.startsWith("editors/")) continue
    expect((await again("plumbline-mail", { outbox: id })).explicitAcks).toEqual(["first", "second"])
  }
  expect((await resend.calls()).filter(({ path }) => path === "/emails/batch")).toHaveLength(1)
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
  expect((await resend.calls()).length).toBeLessThanOrEqual(before + 1)
})

test("a message that is no message of ours is dropped and noted, and holds nothing up", async () => {
  const result = await again("plumbline-send", { delivery: 7 })
  expect(result.explicitAcks).toEqual(["first", "second"])
})

test("what a queue gave up on is acknowledged, for the ledger still has it", async () => {
  const batch = createMessageBatch("plumbline-send-dead", [
    { id: "dead", timestamp: new Date(), attempts: 20, body: { delivery: "x", seq: 0 } },
  ])
  await worker.queue(batch, env)
  expect((await getQueueResult(batch, createExecutionContext())).ackAll).toBe(true)
})
