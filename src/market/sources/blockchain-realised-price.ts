import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { addDays } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Day, Decimal } from "../observation.ts"
import { type Reading, SourceError } from "../source.ts"
import { chartRows } from "./blockchain-chart.ts"
import { series } from "./series.ts"

/** Fewer days than these say nothing of whether price and ratio belong together. */
const fewestDays = 8

type Priced = { day: Day; price: number; realised: Decimal }

/**
 * The realised price, which is the price divided by MVRV, the ratio of the market's value to it.
 *
 * - https://www.blockchain.com/explorer/charts/mvrv and https://www.blockchain.com/explorer/charts/market-price
 * - https://api.blockchain.info/charts/mvrv?timespan=60days&format=json&sampled=false
 *   and https://api.blockchain.info/charts/market-price?timespan=60days&format=json&sampled=false
 * - Numbers, the price in US dollars; days in seconds, ascending. The price labelled D is that of 00:00 UTC of D, which
 *   is the end of the day before: the point is named by D - 1. (That of 19 January 2026, 93,665.10, is Binance's open of
 *   that day, 93,673.14, not its close, 92,631.)
 * - That MVRV is of the same moment is not documented. It shows in the quotient: what coins cost hardly moves from day
 *   to day, but divided by another day's ratio it would move as the price does.
 */
export function realisedPriceReading(url: string): Reading {
  const chart = (name: string) => `${url}/charts/${name}?timespan=60days&format=json&sampled=false`
  const about = {
    figure: "btc.realised_price",
    unit: "USD",
    source: "blockchain",
    origin: "Blockchain.com",
  } as const
  return {
    figures: ["btc.realised_price"],
    turn: "if held",
    async read({ day, get }) {
      const reply = await get(chart("mvrv"))
      const ratios = chartRows(reply, z.string())
      const prices = chartRows(await get(chart("market-price")), z.literal("USD"))
      const priced = divided(prices, ratios)
      if (priced.length < fewestDays) {
        throw new SourceError(
          "blockchain",
          `gave ${priced.length} days with price and MVRV; ${fewestDays} are needed`,
        )
      }
      if (movesWithPrice(priced)) {
        throw new SourceError("blockchain", "gave a price and an MVRV that are not of the same moment")
      }
      const rows = priced.map((each) => ({ day: addDays(each.day, -1), c: each.realised }))
      return [series(about, reply, day, rows)]
    },
  }
}

type Rows = ReturnType<typeof chartRows>

function divided(prices: Rows, ratios: Rows): Priced[] {
  const priceOf = new Map(prices.map(({ day, value }) => [day, value]))
  return ratios.flatMap(({ day, value: ratio }) => {
    const price = priceOf.get(day) ?? null
    if (price === null || ratio === null) return []
    return [{ day, price, realised: numeral(new Big(price).div(ratio).toSignificantDigits(12)) }]
  })
}

/** Whether the realised price goes half as far from day to day as the price does, or farther. */
function movesWithPrice(days: readonly Priced[]): boolean {
  const way = (values: readonly number[]) =>
    values.reduce((sum, value, i) => sum + Math.abs(Math.log(value / (values[i - 1] ?? value))), 0)
  return way(days.map(({ realised }) => Number(realised))) >= way(days.map(({ price }) => price)) / 2
}
