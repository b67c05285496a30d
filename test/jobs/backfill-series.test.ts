import { expect, test } from "vitest"
import { backfillSeries } from "../../src/jobs/backfill-series.ts"
import { addDays } from "../../src/market/day.ts"
import type { FigureId, Point } from "../../src/market/observation.ts"
import { openSources } from "../../src/market/sources/all.ts"
import { createOutside } from "../../src/outside.ts"
import type { KeptRange } from "../../src/store/series-days.ts"
import { sourcesOff } from "../demonstration.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import type { Faults } from "../outside/market/faults.ts"
import { createWorld } from "../outside/world.ts"

/** A store of days in memory, with the two promises that a backfill rests on: ranges, and keeping twice is keeping once. */
function store() {
  const kept = new Map<string, { series: FigureId; source: string; days: Set<string> }>()
  return {
    async ranges(): Promise<KeptRange[]> {
      return [...kept.values()].map(({ series, source, days }) => {
        const [first = "", ...rest] = [...days].sort()
        return { series, source, first, last: rest.at(-1) ?? first }
      })
    },
    async keep(series: FigureId, source: string, points: readonly Point[]) {
      const key = `${series} ${source}`
      const found = kept.get(key) ?? { series, source, days: new Set() }
      kept.set(key, found)
      for (const { day } of points) found.days.add(day)
      return points.length
    },
    async days() {
      return []
    },
  }
}

function backfillOn(faults: Faults = {}, seriesDays = store()) {
  const market = marketApp(eighthOfFebruary, faults)
  const world = createWorld({ market, resend: { fetch: () => new Response(null, { status: 599 }) } })
  const now = () => Date.UTC(2026, 1, 9, 0, 10)
  const { get } = createOutside({
    now,
    userAgent: "test",
    sleep: async () => {},
    fetch: async (url, init) => world.fetch(new Request(url, init)),
  })
  const run = () => backfillSeries({ now, get, sources: openSources({ off: sourcesOff }), seriesDays })
  return { run, market }
}

test("the series whose days are kept are asked for and kept, from each venue that agrees, and nothing else is asked", async () => {
  const { run, market } = backfillOn()
  const { kept, failures } = await run()
  expect(failures).toEqual([])
  expect(kept.map(({ series, source, last }) => `${series} ${source} ${last}`).sort()).toEqual([
    "bnb.daily binance 2026-02-08",
    "btc.daily binance 2026-02-08",
    "btc.daily kraken 2026-02-08",
    "eth.daily binance 2026-02-08",
    "eth.daily kraken 2026-02-08",
    "sol.daily binance 2026-02-08",
    "sol.daily kraken 2026-02-08",
  ])
  expect(new Set(market.requests().map(({ provider }) => provider))).toEqual(
    new Set(["binance", "kraken", "coinbase"]),
  )
})

test("a second run asks for what is new only, and leaves what is kept as it is", async () => {
  const seriesDays = store()
  const first = await backfillOn({}, seriesDays).run()
  const second = await backfillOn({}, seriesDays).run()
  expect(second.kept).toEqual(first.kept)
})

test("what does not agree is not kept: a venue a day off leaves bitcoin without an agreed close", async () => {
  const { kept, failures } = await backfillOn({ kraken: "shifted" }).run()
  expect(kept.some(({ series }) => series === "btc.daily")).toBe(false)
  expect(kept.every(({ last }) => last === addDays("2026-02-09", -1))).toBe(true)
  expect(failures).toEqual([])
})
