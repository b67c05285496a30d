import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { coins } from "../observation.ts"
import { type Reading, SourceError } from "../source.ts"
import { Failure, symbolOf } from "./binance-symbol.ts"
import { instantInMilliseconds } from "./milliseconds.ts"
import { asRatio, valued } from "./quote.ts"
import { parseReply } from "./reply.ts"
import { textCell } from "./series.ts"

/** A market without a trade has prices of 0. */
const price = textCell.nullish().transform((cell) => (cell && !new Big(cell).isZero() ? cell : null))

const Ticker = z.object({
  symbol: z.string(),
  openPrice: price,
  lastPrice: price,
  closeTime: instantInMilliseconds.nullish().transform((instant) => instant ?? null),
})

/** The last prices of the market table's coins and their changes over the 24 hours before, in one call. */
export const spotPrices = (url: string): Reading => ({
  figures: coins.flatMap((coin) => [`${coin}.spot`, `${coin}.change.24h`] as const),
  async read({ get }) {
    const symbols = encodeURIComponent(JSON.stringify(coins.map(symbolOf)))
    const reply = await get(`${url}/api/v3/ticker/24hr?symbols=${symbols}&type=MINI`)
    const tickers = parseReply("binance", reply, z.array(Ticker), Failure)
    const observations = coins.flatMap((coin) => {
      const ticker = tickers.find(({ symbol }) => symbol === symbolOf(coin))
      if (!ticker) return []
      const { openPrice: open, lastPrice: last, closeTime: asOf } = ticker
      const change = open && last ? asRatio(new Big(last).div(open).minus(1)) : null
      const said = { source: "binance", origin: `Binance ${ticker.symbol}`, reply }
      return [
        ...valued(said, `${coin}.spot`, "USD", last, asOf),
        ...valued(said, `${coin}.change.24h`, "ratio", change, asOf),
      ]
    })
    if (observations.length === 0) throw new SourceError("binance", "gave no price of any coin")
    return observations
  },
})
