import { addDays } from "../../../../src/market/day.ts"
import type { Replies } from "./replies.ts"

/** https://docs.coinmetrics.io/api/v4: text, and the label of a day in nanoseconds. The numbers are samples. */
export const coinmetrics: Replies = {
  "/timeseries/asset-metrics": {
    data: Array.from({ length: 60 }, (_, i) => {
      const back = 59 - i
      return {
        asset: "btc",
        time: `${addDays("2026-02-08", -back)}T00:00:00.000000000Z`,
        PriceUSD: `${70_264 + 310 * back}.5512`,
        CapMVRVCur: ((70_264.5512 + 310 * back) / (55_120 + 25 * back)).toFixed(8),
      }
    }),
  },
}

/** The documentation's errors. */
export const error200 = { error: { type: "bad_parameter", message: "Bad parameter 'metrics'." } }
