import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { numeral } from "../numeral.ts"
import type { Reading, Source } from "../source.ts"
import { chartRows } from "./blockchain-chart.ts"
import { realisedPriceReading } from "./blockchain-realised-price.ts"
import { series } from "./series.ts"

const terahashes = z.string().regex(/TH\/s$/, "a unit of TH/s")

/**
 * Blockchain.com: the network's daily hash rate, and the realised price for when Bitview gives none.
 *
 * - https://www.blockchain.com/explorer/api/charts_api
 * - No key. Terms: https://www.blockchain.com/legal/terms
 * - The difficulty is not taken from here: its chart names the day of a retarget, not the moment.
 */
export const blockchainCom: Source = {
  name: "blockchain",
  readings: ({ url }) => [hashRateReading(url), realisedPriceReading(url)],
}

/**
 * The network's daily hash rate.
 *
 * - https://api.blockchain.info/charts/hash-rate?timespan=30days&format=json&sampled=false
 * - Terahashes a second, as numbers; days in seconds, named by their start (UTC), ascending.
 */
function hashRateReading(url: string): Reading {
  const about = {
    figure: "btc.hash_rate",
    unit: "EH/s",
    source: "blockchain",
    origin: "Blockchain.com",
  } as const
  return {
    figures: ["btc.hash_rate"],
    async read({ day, get }) {
      const reply = await get(`${url}/charts/hash-rate?timespan=30days&format=json&sampled=false`)
      const rows = chartRows(reply, terahashes).map(({ day, value }) => ({
        day,
        c: value === null ? null : numeral(new Big(value).div("1e6")),
      }))
      return [series(about, reply, day, rows)]
    },
  }
}
