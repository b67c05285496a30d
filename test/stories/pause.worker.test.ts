import { createMessageBatch } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import * as z from "zod"
import worker from "../../src/index.ts"
import { demonstration } from "../demonstration.ts"
import {
  cron,
  edition,
  firstChunk,
  join,
  mailsTo,
  open,
  refusedChunk,
  resend,
  until,
  visit,
} from "./newsroom.ts"

const slug = "2026-02-08"
const headers = {
  authorization: `Bearer ${demonstration.DESK_TOKEN}`,
  accept: "application/json",
  "content-type": "application/json",
}
const decide = (action: string) =>
  visit(`/api/v1/editions/${slug}/decision`, {
    method: "POST",
    headers,
    body: JSON.stringify({ action, reason: "a reader found a mistake" }),
  })
const View = z.object({
  state: z.string(),
  delivery: z.object({
    halt: z.object({ kind: z.string(), reason: z.string(), continues: z.string() }).nullable(),
  }),
})
const look = async () => View.parse(await (await visit(`/api/v1/editions/${slug}`, { headers })).json())
const mailed = async (address: string) =>
  (await mailsTo(address)).filter(({ subject }) => !/Confirm|Welcome|welcome/.test(subject)).length

/** The provider's time is over, and the chunk's message is back. */
async function retry(): Promise<void> {
  await env.DB.prepare("UPDATE chunks SET not_before = 0").run()
  const message = {
    id: "retry",
    timestamp: new Date(),
    attempts: 1,
    body: { delivery: `bitcoin/${slug}/1/edition`, seq: 0 },
  }
  await worker.queue(createMessageBatch("plumbline-send", [message]), env)
}

beforeEach(open)

test("an edition that goes out is paused with a reason, told to the editors, released, reaches its reader once; and cannot be paused after", async () => {
  await join("reader@example.org")
  const had = await mailed("reader@example.org")
  await resend.fail({ kind: "rate_limit", retryAfter: 20, path: "/emails/batch" })
  await cron("slot")
  await edition(slug, "sending")
  const tried = await refusedChunk(slug)

  expect((await decide("pause")).status).toBe(200)
  expect((await decide("pause")).status).toBe(200)
  const paused = await look()
  expect(paused).toMatchObject({
    state: "stopped",
    delivery: { halt: { kind: "editor", reason: "a reader found a mistake" } },
  })
  const page = await (
    await visit(`/preview/${slug}`, { headers: { ...headers, accept: "text/html" } })
  ).text()
  expect(page).toContain("Why it is stopped")
  expect(page).toContain("Cancel: send no more of it")
  const told = await until(async () => (await mailsTo("editor@news.example.com"))[0])
  expect(told.subject).toBe(`Plumbline ${slug} is stopped`)
  expect(told.text).toContain("a reader found a mistake")
  await cron("watchdog")
  await retry()
  expect(await firstChunk(slug)).toEqual({ ...tried, notBefore: 0 })
  expect(await mailed("reader@example.org")).toBe(had)

  expect((await decide("release")).status).toBe(200)
  expect((await edition(slug, "done")).report).toMatchObject({ planned: 1, submitted: 1 })
  expect(await mailed("reader@example.org")).toBe(had + 1)
  const refused = await decide("pause")
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain("released or sending")
})
