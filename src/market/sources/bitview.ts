import type { Source } from "../source.ts"
import { bitviewSeriesReading } from "./bitview-series.ts"
import { bitviewUrpdReading } from "./bitview-urpd.ts"
import { feesReading } from "./mempool-fees.ts"
import { hashRateReading } from "./mempool-hash-rate.ts"
import type { MempoolPaths } from "./mempool-paths.ts"

/**
 * Bitview: what coins cost their holders, reckoned from the chain by a node of its own, and mempool.space's paths for
 * when that service gives nothing.
 *
 * - https://bitview.space/api and https://github.com/bitcoinresearchkit/brk, whose code says what each reading relies on
 * - https://bitview.space/api/v1/mining/hashrate/6m
 * - Its hash rate of a day is that of the last 24 hours at the day's last block, stamped with the day's START, the day
 *   under way included.
 * - No key, no published limit. Code MIT; no terms for the data were found. One volunteer's service that renames often.
 */
export const bitview: Source = {
  name: "bitview",
  readings: ({ url }) => {
    const paths: MempoolPaths = {
      source: "bitview",
      origin: "Bitview",
      url: `${url}/api`,
      turn: "if held",
      stamped: "start",
    }
    return [bitviewSeriesReading(url), bitviewUrpdReading(url), hashRateReading(paths), feesReading(paths)]
  },
}
