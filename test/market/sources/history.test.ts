import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { sourceFacts } from "../../../src/edition/facts/sources.ts"
import { usableFigures } from "../../../src/edition/facts/usable.ts"
import { agree } from "../../../src/market/agree.ts"
import { addDays } from "../../../src/market/day.ts"
import { gather } from "../../../src/market/gather.ts"
import { writeHistory } from "../../../src/market/history/format.ts"
import { Observation } from "../../../src/market/observation.ts"
import type { Get } from "../../../src/market/source.ts"
import { openHistory } from "../../../src/market/sources/history.ts"
import { parsedFiles } from "../../../src/market/sources/history-folder.ts"
import { OutsideError } from "../../../src/outside.ts"

const fetchedAt = "2026-02-09T00:10:00Z"
const days = Array.from({ length: 12 }, (_, i) => addDays("2026-01-30", i))

/** A folder that goes on to 10 February. The closes are made up; they rise, so that none repeats the one before. */
const folder = (): Record<string, string> => ({
  "series.json": JSON.stringify({
    btc_ohlcv: { unit: "USD (BTCUSDT)", source: "made up" },
    btc_close_second_source: { unit: "USD", source: "made up", origin: "Coinbase BTC-USD" },
    bnb_close: { unit: "USD", source: "made up" },
    difficulty: { unit: "difficulty in force from this day on", source: "mempool.space" },
    mvrv: { unit: "ratio", source: "Blockchain.com" },
    block_stats: { unit: "blocks, BTC", source: "a node" },
  }),
  "btc_ohlcv.csv": writeHistory([
    { day: "2010-07-12", o: "0", h: "0.01", l: "0", c: "0.01" },
    ...days.map((day, i) => ({
      day,
      o: `${70000 + i}`,
      h: `${72000 + i}`,
      l: `${69000 + i}`,
      c: `${71000 + i}`,
    })),
  ]),
  "btc_close_second_source.csv": writeHistory(
    days.map((day, i) => ({ day, c: `${71010 + i}` })),
    "close",
  ),
  "bnb_close.csv": writeHistory(
    days.map((day, i) => ({ day, c: `${640 + i}` })),
    "close",
  ),
  // mempool.space's, via akpasz/btc-data (MIT).
  "difficulty.csv": "date,difficulty\n2026-01-22,141668107417558.2\n2026-02-07,125864590119494.3\n",
  "mvrv.csv": "date,mvrv\n2026-02-07,1.27948858\n2026-02-08,1.2542865\n2026-02-09,1.26\n",
})

const reading =
  (files: Record<string, string>, asked: string[] = []): Get =>
  async (url) => {
    asked.push(url)
    const body = files[url.split("/").at(-1) ?? ""]
    if (body === undefined)
      throw new OutsideError("history", `has no ${url}`, { status: 404, retryable: false })
    const sha256 = createHash("sha256").update(body).digest("hex")
    return { url, body, sha256, fetchedAt, rebuiltFrom: null }
  }

const when = { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }
const gatherFrom = (files: Record<string, string>, asked: string[] = [], day = when.day) =>
  gather(openHistory("https://example.com/history"), {
    day,
    slot: `${addDays(day, 1)}T00:10:00Z`,
    get: reading(files, asked),
    kept: () => null,
  })

const find = (observations: readonly Observation[], figure: string, source: string) =>
  observations.find((each) => each.figure === figure && each.source === source)

test("observations bear the provider's name, are whole, and end with the edition's day", async () => {
  const { observations, failures } = await gatherFrom(folder())
  expect(failures).toEqual([])
  for (const each of observations) expect(Observation.safeParse(each).error).toBeUndefined()
  expect(find(observations, "btc.daily", "binance")).toMatchObject({
    origin: "Binance BTCUSDT",
    asOf: "2026-02-09T00:00:00Z",
    url: "https://example.com/history/btc_ohlcv.csv",
    fetchedAt,
  })
  for (const each of observations) {
    if (each.kind === "series")
      expect(each.points.at(-1)?.day).toBe(each.figure === "btc.realised_price" ? "2026-02-07" : when.day)
  }
  expect(find(observations, "bnb.daily", "yahoo")).toMatchObject({ origin: "Yahoo Finance" })
})

test("series.json may say whose measurement a series is, and the provider follows", async () => {
  const { observations } = await gatherFrom(folder())
  expect(find(observations, "btc.daily", "coinbase")).toMatchObject({ origin: "Coinbase BTC-USD" })
})

test("what a day's edition reads does not depend on what came after it", async () => {
  const whole = await gatherFrom(folder(), [], "2026-02-06")
  const files = Object.entries(folder()).map(([name, text]) => {
    const kept = text.split("\n").filter((line) => !/^2026/.test(line) || line.slice(0, 10) <= "2026-02-06")
    return [name, name.endsWith(".csv") ? kept.join("\n") : text]
  })
  const cut = await gatherFrom(Object.fromEntries(files), [], "2026-02-06")
  const said = ({ observations }: typeof whole) => observations.map(({ rawSha256: _, ...rest }) => rest)
  expect(said(whole)).toEqual(said(cut))
  expect(find(whole.observations, "btc.difficulty", "mempool")).toMatchObject({ value: "141668107417558.2" })
})

test("the difficulty of a retarget's own day is the new one, as of the start of that day", async () => {
  const { observations } = await gatherFrom(folder(), [], "2026-02-07")
  expect(find(observations, "btc.difficulty", "mempool")).toMatchObject({
    value: "125864590119494.3",
    asOf: "2026-02-07T00:00:00Z",
  })
  expect(find(observations, "btc.retarget.height", "mempool")).toMatchObject({ value: "935424" })
  expect(find(observations, "btc.difficulty.previous", "mempool")).toMatchObject({
    asOf: "2026-01-22T00:00:00Z",
  })
})

test("each file is asked for once, and only those that series.json names and that we know", async () => {
  const asked: string[] = []
  await gatherFrom(folder(), asked)
  const names = asked.map((url) => url.split("/").at(-1))
  expect(new Set(names).size).toBe(names.length)
  expect(names).not.toContain("block_stats.csv")
  expect(names).not.toContain("eth_ohlcv.csv")
})

test("a reader is shown the providers' own names and pages", async () => {
  const { observations } = await gatherFrom(folder())
  const { usable } = usableFigures(agree(observations, when))
  const facts = sourceFacts(usable, new Set(["btc.daily", "btc.difficulty"]))
  expect(facts.flatMap(({ id, value }) => (/\.(name|url)$/.test(id) ? [value] : []))).toEqual([
    "Binance",
    "https://www.binance.com",
    "Coinbase",
    "https://exchange.coinbase.com",
  ])
})

const without = (name: string) => {
  const { [name]: _, ...files } = folder()
  return files
}
const changed = (name: string, change: (text: string) => string) => ({
  ...folder(),
  [name]: change(folder()[name] ?? ""),
})

test("a series that is not there leaves its own figures out", async () => {
  const { observations, failures } = await gatherFrom(without("difficulty.csv"))
  expect(failures).toEqual([])
  expect(observations.some(({ figure }) => figure === "btc.difficulty")).toBe(false)
  expect(observations.some(({ figure }) => figure === "btc.daily")).toBe(true)
})

test.each([
  ["the folder", without("series.json"), "history series.json: is missing: this is no folder of history"],
  [
    "the required series",
    without("btc_ohlcv.csv"),
    "history has no series btc_ohlcv, and no edition is without it",
  ],
  [
    "the day",
    changed("btc_ohlcv.csv", (text) => text.replace(/^2026-02-08.*\n/m, "")),
    "history has no row of 2026-02-08; accepted: the days of btc_ohlcv.csv, 2010-07-12 to 2026-02-10",
  ],
])("without %s every edition fails", async (_what, files, detail) => {
  const { failures } = await gatherFrom(files)
  expect(failures[0]).toMatchObject({ code: "source_failed", detail })
})

test.each([
  [
    "a malformed row",
    changed("mvrv.csv", (text) => text.replace("1.2542865", "n/a")),
    'history mvrv.csv, line 3: mvrv is "n/a"',
  ],
  [
    "another unit",
    changed("series.json", (text) => text.replace('"ratio"', '"percent"')),
    'history series.json: the unit of mvrv is "percent"; accepted: one that begins with ratio',
  ],
  [
    "an origin of nobody's",
    changed("series.json", (text) => text.replace("Coinbase BTC-USD", "my own notes")),
    'history series.json: the origin of btc_close_second_source is "my own notes"',
  ],
  ["a series.json that is none", changed("series.json", () => "[]"), "history series.json: the file"],
  ["a series.json that is not JSON", changed("series.json", () => "{"), "history series.json: is not JSON"],
])("%s is told in one line", async (_what, files, detail) => {
  const { failures } = await gatherFrom(files)
  expect(failures.length).toBeGreaterThan(0)
  for (const failure of failures) expect(failure.detail).toContain(detail)
})

test("a file is taken apart once for many days, and anew when its bytes have changed", async () => {
  const parsed = parsedFiles()
  const gatherAt = (files: Record<string, string>, day: string) =>
    gather(openHistory("https://example.com/history", parsed), {
      day,
      slot: `${addDays(day, 1)}T00:10:00Z`,
      get: reading(files),
      kept: () => null,
    })
  await gatherAt(folder(), "2026-02-07")
  const taken = new Map(parsed.rows)
  await gatherAt(folder(), "2026-02-08")
  expect([...parsed.rows.values()]).toEqual([...taken.values()])
  for (const [name, rows] of parsed.rows) expect(rows).toBe(taken.get(name))

  const { observations } = await gatherAt(
    { ...folder(), "bnb_close.csv": "date,close\n2026-02-08,9\n" },
    "2026-02-08",
  )
  const bnb = observations.find(({ figure }) => figure === "bnb.daily")
  expect(bnb?.kind === "series" && bnb.points).toEqual([{ day: "2026-02-08", c: "9" }])
})
