import { applyD1Migrations } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"
import { filesIn } from "../../src/store/files.ts"
import { seriesDaysIn } from "../../src/store/series-days.ts"

const days = seriesDaysIn(env.DB)
const files = filesIn(env.FILES)

beforeEach(async () => {
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  await env.DB.prepare("DELETE FROM series_days").run()
})

/** So many days that end with one. */
const ending = (last: string, count: number): Point[] =>
  Array.from({ length: count }, (_, i) => ({ day: addDays(last, i + 1 - count), c: String(50_000 + i) }))

describe("series_days", () => {
  test("gives back numerals as they came, and leaves out what the source left out", async () => {
    const points = [
      { day: "2026-02-07", o: "70580.26", h: "71690.54", l: "67300.00", c: "69289.380", v: "16209.79871" },
      { day: "2026-02-08", c: "70330.38" },
    ]
    expect(await days.keep("btc.daily", "binance", points)).toBe(2)
    const [range] = await days.ranges("2026-02-08")
    expect(range).toEqual({ series: "btc.daily", source: "binance", first: "2026-02-07", last: "2026-02-08" })
    expect(range && (await days.days(range))).toEqual(points)
  })

  test("takes a first gathering of four years at once", async () => {
    expect(await days.keep("btc.daily", "binance", ending("2026-02-08", 1999))).toBe(1999)
    expect(await days.ranges("2026-02-08")).toMatchObject([{ first: "2020-08-20", last: "2026-02-08" }])
  })

  test("writes a kept day again only where something of it is another", async () => {
    await days.keep("btc.daily", "binance", [{ day: "2026-02-08", c: "70330.38" }])
    expect(await days.keep("btc.daily", "binance", [{ day: "2026-02-08", c: "70330.38" }])).toBe(0)
    expect(
      await days.keep("btc.daily", "binance", [{ day: "2026-02-08", h: "72271.41", c: "70330.38" }]),
    ).toBe(1)
    expect(await days.keep("btc.daily", "binance", [])).toBe(0)
    expect(await days.keep("btc.daily", "binance", [{ day: "2026-02-08", c: "70331", v: "2" }])).toBe(1)
    const [range] = await days.ranges("2026-02-08")
    expect(range && (await days.days(range))).toEqual([{ day: "2026-02-08", c: "70331", v: "2" }])
  })

  test("has of each series and source the newest days without a gap, up to the day that is asked for", async () => {
    await days.keep("btc.daily", "binance", ending("2026-01-10", 5))
    await days.keep("btc.daily", "binance", ending("2026-02-08", 3))
    await days.keep("btc.daily", "kraken", ending("2026-02-07", 2))
    await days.keep("eth.daily", "binance", ending("2026-02-08", 1))
    const said = async (day: string) =>
      (await days.ranges(day)).map(
        ({ series, source, first, last }) => `${series} ${source} ${first} ${last}`,
      )
    expect(await said("2026-02-08")).toEqual([
      "btc.daily binance 2026-02-06 2026-02-08",
      "btc.daily kraken 2026-02-06 2026-02-07",
      "eth.daily binance 2026-02-08 2026-02-08",
    ])
    expect(await said("2026-02-06")).toEqual([
      "btc.daily binance 2026-02-06 2026-02-06",
      "btc.daily kraken 2026-02-06 2026-02-06",
    ])
    expect(await said("2026-01-08")).toEqual(["btc.daily binance 2026-01-06 2026-01-08"])
    expect(await said("2025-12-31")).toEqual([])
  })
})

describe("files", () => {
  // With a byte order mark, which a feed may begin with: it is part of what was hashed.
  const text = `\uFEFF${JSON.stringify(ending("2026-02-08", 1000))} – €`

  test("a text is compressed under the hash of the text, and comes back as it was", async () => {
    const key = await files.put(text, "text/plain; charset=utf-8", { gzip: true })
    expect(key).toBe(await files.keyOf(text))
    const stored = await env.FILES.get(key)
    expect(stored?.httpMetadata).toMatchObject({ contentEncoding: "gzip" })
    expect(stored?.size).toBeLessThan(text.length / 5)
    expect(await files.get(key)).toBe(text)
  })

  test("a text that is not compressed is read as well, under the same key", async () => {
    const key = await files.put(text, "text/plain; charset=utf-8")
    expect(await files.get(key)).toBe(text)
    expect(await files.put(text, "text/plain; charset=utf-8", { gzip: true })).toBe(key)
    expect(await files.get(key)).toBe(text)
  })

  test("a key without a file is an error that names it", async () => {
    await expect(files.get("sha256/none")).rejects.toThrow("no file under sha256/none")
  })
})
