import { Exact, exact } from "../../src/analysis/decimal.ts"
import type { Block, Section, Sentence } from "../../src/edition/edition.ts"
import { type Facts, factsById } from "../../src/edition/fact.ts"
import { findCandles } from "../../src/edition/facts/candles.ts"
import { halfFacts } from "../../src/edition/facts/levels.ts"
import { bitcoinFacts, closeFacts } from "../../src/edition/facts/price.ts"
import { recordHighFacts } from "../../src/edition/facts/record-high.ts"
import { usableFigures } from "../../src/edition/facts/usable.ts"
import { zoneFacts } from "../../src/edition/facts/zones.ts"
import { findZones } from "../../src/edition/sections/zones.ts"
import { writer } from "../../src/edition/writer.ts"
import { addDays } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { FigureId, Part, Point } from "../../src/market/observation.ts"
import { settings } from "./day-2026-02-08.ts"

export const day = settings.day
const end = `${addDays(day, 1)}T00:00:00Z`
const settled = {
  outcome: "single",
  unit: "USD",
  asOf: end,
  spread: "0",
  observations: [] as Figure["observations"],
} as const

const series = (id: FigureId, origin: string, points: Point[]): Figure => ({
  ...settled,
  id,
  origin,
  kind: "series",
  series: points,
})
export const level = (id: FigureId, c: string): Figure => series(id, "Bitview", [{ day, c }])
export const record = (value: string): Figure => ({
  ...settled,
  id: "btc.ath",
  origin: "Binance BTCUSDT",
  asOf: "2025-10-06T00:00:00Z",
  kind: "value",
  value,
})
export const coins = (parts: Part[]): Figure => ({
  ...settled,
  id: "btc.urpd",
  unit: "BTC",
  origin: "Bitview",
  kind: "distribution",
  parts,
})

type Made = { days?: number; times?: number; volumes?: number; last?: Partial<Point> }

/** Days about $69,500 and, longer ago, about $90,000, the last of which closed at $70,330 after $69,290. */
export function candles({ days = 1500, times = 1, volumes = days, last = {} }: Made = {}): Figure {
  const price = (dollars: number): string => new Exact(dollars).times(times).toFixed()
  const points = Array.from({ length: days }, (_, index): Point => {
    const age = days - 1 - index
    const wave = ((index * 37) % 21) - 10
    const middle = (age < 200 ? 69_500 : 90_000) + wave * 150
    const [close, low, high] =
      age === 0
        ? [70_330, 68_880, 72_270]
        : age === 1
          ? [69_290, 67_300, 71_690]
          : [middle, middle - 1000, middle + 1000]
    const volume = age < volumes ? { v: String(1000 + (index % 7)) } : {}
    return {
      day: addDays(day, -age),
      o: price(close),
      h: price(high),
      l: price(low),
      c: price(close),
      ...volume,
    }
  })
  return series("btc.daily", "Binance BTCUSDT", [
    ...points.slice(0, -1),
    { ...(points.at(-1) ?? { day, c: "1" }), ...last },
  ])
}

export const levels = (times = 1): Figure[] => [
  record(exact("126199.63").times(times).toFixed()),
  level("btc.realised_price", exact("55154.07").times(times).toFixed()),
  level("btc.true_market_mean", exact("80200").times(times).toFixed()),
]

export function factsOf(made: readonly Figure[], cadence: "daily" | "weekly" = "daily"): Facts {
  const { usable } = usableFigures(made)
  const bitcoin = findCandles(usable, "btc", day)
  if (!bitcoin) throw new Error("the day has no candles")
  const context = { usable, settings: { ...settings, cadence }, previous: null, bitcoin }
  return factsById([
    ...closeFacts("btc", bitcoin),
    ...bitcoinFacts(bitcoin),
    ...recordHighFacts(usable, bitcoin),
    ...halfFacts(usable, bitcoin),
    ...zoneFacts(context, new Map()),
  ])
}

export type Zones = Extract<Block, { kind: "zones" }>["zones"]

export const sectionOf = (facts: Facts, seed = "bitcoin/2026-02-08"): Section | null =>
  findZones(writer(facts, seed))
export const zonesOf = (section: Section | null): Zones =>
  section?.blocks.flatMap((block) => (block.kind === "zones" ? block.zones : [])) ?? []
export const sentencesOf = (section: Section | null): Sentence[] =>
  section?.blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? block.sentences
      : block.kind === "zones"
        ? block.zones.flatMap(({ what, voids }) => [what, voids])
        : [],
  ) ?? []
export const value = (facts: Facts, id: string): string | undefined => facts.get(id)?.value
const dollars = (price: string | undefined, by: number): number =>
  exact(price ?? "0")
    .div(by)
    .toNumber()
export const lettersOf = (facts: Facts, by = 1) =>
  ["a", "b", "c", "d"].flatMap((letter) => {
    const [name, low, high, side] = ["level", "low", "high", "side"].map((part) =>
      value(facts, `zone.${letter}.${part}`),
    )
    return name === undefined ? [] : [[name, dollars(low, by), dollars(high, by), side]]
  })

/** A day with a volume profile, half of the record high, a realised price and a true market mean. */
export const whole = factsOf([candles(), ...levels()])
