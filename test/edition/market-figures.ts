import { addDays } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { basketCoins, FigureId, Headline, Point } from "../../src/market/observation.ts"

const end = "2026-02-09T00:00:00Z"
const kept = { fetchedAt: "2026-02-09T00:10:02Z", rawSha256: "0".repeat(64) }

/** Eight closes to 8 February 2026 that rise by as much as `change` says. */
export const week = (change: number): Point[] =>
  Array.from({ length: 8 }, (_, index) => ({
    day: addDays("2026-02-01", index),
    c: index === 7 ? String(100 * (1 + change)) : "100",
  }))

/** A coin's daily closes as a figure of one source. */
export const daily = (coin: (typeof basketCoins)[number], series: Point[]): Figure => {
  const id: FigureId = `${coin}.daily`
  return {
    id,
    kind: "series",
    outcome: "single",
    unit: "USD",
    asOf: end,
    origin: `Binance ${coin.toUpperCase()}USDT`,
    spread: "0",
    series,
    observations: [
      {
        figure: id,
        kind: "series",
        unit: "USD",
        asOf: end,
        source: "binance",
        origin: `Binance ${coin.toUpperCase()}USDT`,
        url: "https://data-api.binance.vision/api/v3/klines",
        ...kept,
        points: series,
      },
    ],
  }
}

/** Market capitalisations by coin as CoinGecko gives them. */
export const caps = (amounts: Readonly<Record<string, string>>): Figure => {
  const parts = Object.entries(amounts).map(([part, amount]) => ({ part, amount }))
  const said = { unit: "USD", asOf: end, origin: "CoinGecko" } as const
  return {
    id: "basket.caps",
    kind: "distribution",
    outcome: "single",
    spread: "0",
    ...said,
    parts,
    observations: [
      {
        figure: "basket.caps",
        kind: "distribution",
        source: "coingecko",
        url: "https://api.coingecko.com/api/v3/coins/markets",
        ...said,
        ...kept,
        parts,
      },
    ],
  }
}

/** Headlines of sites, as their feeds gave them. */
export const headlines = (bySource: Readonly<Record<string, Headline[]>>): Figure => ({
  id: "headlines",
  kind: "headlines",
  outcome: "single",
  unit: "text",
  asOf: end,
  origin: Object.keys(bySource).join(", "),
  spread: "0",
  items: Object.values(bySource)
    .flat()
    .toSorted((a, b) => (a.published > b.published ? -1 : 1)),
  observations: Object.entries(bySource).map(([source, items]) => ({
    figure: "headlines" as const,
    kind: "headlines" as const,
    unit: "text" as const,
    asOf: end,
    source,
    origin: source,
    url: `https://${source}.example/feed`,
    ...kept,
    items,
  })),
})
