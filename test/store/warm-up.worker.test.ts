import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { plan } from "../../src/delivery/plan.ts"
import { capOn } from "../../src/delivery/warm-up.ts"
import { addDays } from "../../src/market/day.ts"
import {
  aDelivery,
  change,
  consumer,
  counts,
  id,
  ledger,
  open,
  planned,
  start,
  subscribe,
} from "../delivery/post-office.ts"

const day = 24 * 3_600_000
beforeEach(open)

/** Plans the edition of the nth day under a cap, in windows of `size`; returns who gets it, in their order. */
async function readersOf(nth: number, cap: number | null, size = 50_000): Promise<number[]> {
  const slug = addDays("2026-02-08", nth)
  const startsAfter = cap === null ? 0 : await ledger.endedWith("bitcoin")
  const of = { slug, createdAt: start + nth * day, cap, startsAfter }
  const delivery = await plan(ledger, await aDelivery(of), size)
  await ledger.countLeftOut(delivery.id)
  const { results } = await env.DB.prepare(
    "SELECT value FROM chunks, json_each(ids) WHERE delivery = ?1 ORDER BY seq, key",
  )
    .bind(delivery.id)
    .all()
  const readers = results.map(({ value }) => Number(value))
  expect(new Set(readers).size).toBe(readers.length)
  expect(await ledger.find(delivery.id)).toMatchObject({ state: "sending", planned: readers.length })
  return readers
}
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

describe("an edition while the domain is warmed up", () => {
  test("goes on with the reader after the last one's, and from the first again after the last reader", async () => {
    await subscribe(10)
    expect(await readersOf(0, 4)).toEqual(range(1, 4))
    expect(await readersOf(1, 4)).toEqual(range(5, 8))
    expect(await readersOf(2, 4)).toEqual([9, 10, 1, 2])
    expect(await readersOf(3, 9)).toEqual([...range(3, 10), 1])
    expect((await ledger.find("bitcoin/2026-02-11/1/edition"))?.notDue).toBe(1)
  })

  test("goes to each reader once when the cap is more than there are, wherever it begins", async () => {
    await subscribe(10)
    await readersOf(0, 7)
    expect((await readersOf(1, 25)).toSorted((a, b) => a - b)).toEqual(range(1, 10))
    expect((await ledger.find("bitcoin/2026-02-09/1/edition"))?.notDue).toBe(0)
  })

  test("is planned the same in windows of any size", async () => {
    await subscribe(10)
    await readersOf(0, 7)
    expect(await readersOf(1, 8, 3)).toEqual([8, 9, 10, ...range(1, 5)])
    expect(await readersOf(2, 10, 1)).toEqual([...range(6, 10), ...range(1, 5)])
  })

  test("leaves out who left or paused meanwhile, and skips no other", async () => {
    await subscribe(6)
    await readersOf(0, 2)
    await change(3, "state", "unsubscribed")
    await change(2, "paused_until", start + 30 * day)
    expect(await readersOf(1, 4)).toEqual([4, 5, 6, 1])
  })
})

test("over thirty days of warming up two thousand readers each get their share, nobody more than one edition ahead", async () => {
  await subscribe(2000)
  const had = new Map<number, number>(range(1, 2000).map((reader) => [reader, 0]))
  for (const nth of range(0, 30)) {
    const cap = capOn({ domain: "new", since: "2026-02-09" }, addDays("2026-02-09", nth), 0)
    const readers = await readersOf(nth, cap)
    expect(readers).toHaveLength(Math.min(2000, cap ?? 2000))
    for (const reader of readers) had.set(reader, (had.get(reader) ?? 0) + 1)
    const editions = [...had.values()]
    expect(Math.max(...editions) - Math.min(...editions)).toBeLessThanOrEqual(1)
  }
})

test("an edition that is spread is sent chunk by chunk, each when it is due, and a message that comes early waits", async () => {
  await subscribe(300)
  await planned({ spreadMs: 90_000 })
  const post = consumer()
  await post.take(0, 1, 2)
  expect(post.requeued.map(({ seq, delaySeconds }) => [seq, delaySeconds])).toEqual([
    [1, 30],
    [2, 60],
  ])
  expect(await counts()).toEqual({ readers: 100, most: 1 })
  post.clock.now = start + 60_000
  await post.take(1, 2)
  expect(await counts()).toEqual({ readers: 300, most: 1 })
  expect((await ledger.find(id))?.spreadMs).toBe(90_000)
})
