import { describe, expect, test } from "vitest"
import { extendAll, keepSettled, keptOf } from "../../src/jobs/kept-days.ts"
import type { FigureId, Observation, Point } from "../../src/market/observation.ts"
import { closes, observedSeries, observedValue, pointsFrom, when } from "../market/observed.ts"

const all = pointsFrom(closes)
const binance = observedSeries("btc.daily", all, { source: "binance", origin: "Binance BTCUSDT" })
const kraken = observedSeries("btc.daily", all, { source: "kraken", origin: "Kraken XBTUSD" })

/** What a store was given to keep, as `figure source: first to last`. */
async function kept(observations: Observation[]): Promise<string[]> {
  const kept: string[] = []
  await keepSettled(
    {
      async keep(series: FigureId, source: string, points: readonly Point[]) {
        if (points.length > 0) {
          kept.push(`${series} ${source}: ${points[0]?.day} to ${points.at(-1)?.day}`)
        }
        return points.length
      },
    },
    observations,
    when,
  )
  return kept
}

describe("of what was gathered", () => {
  test("the printed series and those that confirm it are kept", async () => {
    expect(await kept([binance, kraken])).toEqual([
      "btc.daily binance: 2026-01-25 to 2026-02-08",
      "btc.daily kraken: 2026-01-25 to 2026-02-08",
    ])
  })

  test("nothing of a held figure is kept: a spoiled reply leaves no trace", async () => {
    const spoiled = { ...kraken, points: all.map((point) => ({ ...point, o: "1", h: "1", l: "1", c: "1" })) }
    expect(await kept([binance, spoiled])).toEqual([])
    expect(await kept([binance])).toEqual([])
  })

  test("what was set aside is not kept with the others", async () => {
    const coinbase = observedSeries("btc.daily", pointsFrom(closes.map((close) => close * 1.1)), {
      source: "coinbase",
      origin: "Coinbase BTC-USD",
    })
    expect((await kept([binance, kraken, coinbase])).map((line) => line.split(":")[0])).toEqual([
      "btc.daily binance",
      "btc.daily kraken",
    ])
  })

  test("days after the edition's are not kept, and neither is a figure without a history of its own", async () => {
    const later = pointsFrom([...closes, 71000], { last: "2026-02-09" })
    const beyond = { ...binance, points: later }
    expect(await kept([beyond, kraken, observedSeries("btc.hash_rate", pointsFrom(closes))])).toEqual([
      "btc.daily binance: 2026-01-25 to 2026-02-08",
      "btc.daily kraken: 2026-01-25 to 2026-02-08",
    ])
  })
})

test("a source is told the range that is kept of its own series, and no other", () => {
  const of = keptOf([{ series: "btc.daily", source: "binance", first: "2022-01-01", last: "2026-02-07" }])
  expect(of("btc.daily", "binance")).toEqual({ first: "2022-01-01", last: "2026-02-07" })
  expect(of("btc.daily", "kraken")).toBeNull()
  expect(of("eth.daily", "binance")).toBeNull()
})

test("each series is extended by its own kept days; all else stands as it came", async () => {
  const short = { ...binance, points: all.slice(-5) }
  const spot = observedValue("btc.spot", "70330")
  const { observations, reasons } = await extendAll([spot, short, kraken], async ({ source }) =>
    source === "binance" ? { days: all.slice(0, -2), sha256: "e".repeat(64) } : null,
  )
  expect(observations).toEqual([spot, { ...short, points: all, earlierSha256: "e".repeat(64) }, kraken])
  expect(reasons).toEqual([])
})
