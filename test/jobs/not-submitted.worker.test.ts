import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { findNotSubmitted } from "../../src/jobs/find-not-submitted.ts"
import { broadcastsIn } from "../../src/store/broadcasts.ts"
import { editionsIn } from "../../src/store/editions.ts"
import {
  change,
  consumer,
  ledger,
  open,
  planned,
  resend,
  standing,
  start,
  subscribe,
} from "../delivery/post-office.ts"

const slug = "2026-02-08"
const broadcasts = broadcastsIn(env.DB)
const editions = editionsIn(env.DB, "bitcoin")
const find = (after = -1) => findNotSubmitted({ editions, ledger, broadcasts }, slug, "edition", after)

beforeEach(async () => {
  await open()
  await env.DB.prepare("DELETE FROM editions").run()
  await editions.begin({ slug, day: slug, slotAt: start, dueAt: start }, start)
})

test("tells of each planned reader who did not get it, with why, and of nobody else; the numbers are the report's", async () => {
  await subscribe(300)
  await change(7, "address", "seven@rejected.example")
  await planned()
  await change(3, "state", "unsubscribed")
  await change(4, "state", "suppressed")
  const post = consumer()
  await post.take(0)
  await resend.fail({ kind: "conflict" })
  await post.take(1)
  await ledger.cancel("bitcoin/2026-02-08/1/edition", start)
  await post.take(2)
  await env.DB.prepare("DELETE FROM subscribers WHERE id = 250").run()

  const found = await find()
  const told = new Map(found?.recipients.map(({ reader, ...rest }) => [reader, rest]))
  expect(told.get("public3")).toEqual({ state: "unsubscribed", chunk: 0, why: "left", detail: "" })
  expect(told.get("public4")).toEqual({ state: "suppressed", chunk: 0, why: "suppressed", detail: "" })
  expect(told.get("public7")).toMatchObject({
    chunk: 0,
    why: "rejected",
    detail: expect.stringContaining("Invalid `to`"),
  })
  expect(told.get("public120")).toMatchObject({
    chunk: 1,
    why: "in doubt",
    detail: expect.stringContaining("conflict"),
  })
  expect(told.get("public300")).toEqual({ state: "confirmed", chunk: 2, why: "failed", detail: "cancelled" })
  expect(told.get(null)).toEqual({ state: null, chunk: 2, why: "failed", detail: "cancelled" })
  expect(told.has("public1")).toBe(false)
  expect(JSON.stringify(found)).not.toContain("@")

  const sums = await standing()
  const count = (why: string) => found?.recipients.filter((each) => each.why === why).length
  expect([count("left"), count("suppressed"), count("rejected"), count("failed"), count("in doubt")]).toEqual(
    [sums.left, sums.suppressed, sums.rejected, sums.failed, sums.inDoubt],
  )
  expect(found?.next).toBeNull()
})

test("tells a long list part by part, each reader once", async () => {
  await subscribe(6_000)
  await planned()
  const readers: (string | null)[] = []
  let parts = 0
  for (let after: number | null = -1; after !== null; parts++) {
    const page: Awaited<ReturnType<typeof find>> = await find(after)
    readers.push(...(page?.recipients.map(({ reader }) => reader) ?? []))
    after = page?.next ?? null
  }
  expect([parts, readers.length, new Set(readers).size]).toEqual([2, 6000, 6000])
})

test("tells of nobody before an edition is planned, and of none that there is not", async () => {
  expect(await find()).toBeNull()
  expect(await findNotSubmitted({ editions, ledger, broadcasts }, "2026-02-07", "edition", -1)).toBeNull()
})
