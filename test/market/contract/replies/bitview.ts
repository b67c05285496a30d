import { addDays } from "../../../../src/market/day.ts"
import type { Replies } from "./replies.ts"

/** The day under way when it is asked, of which the newest values are not known yet. */
const today = "2026-02-09"
const length = 60
const ofEachDay = <T>(value: (back: number) => T) => Array.from({ length }, (_, i) => value(length - 1 - i))

const envelope = (type: string, data: unknown[]) => ({
  version: 1,
  index: "day1",
  type,
  start: 6_190,
  end: 6_190 + length,
  stamp: `${today}T00:05:00Z`,
  data,
})

const supply = 19_985_000
const buckets = 250

/**
 * https://bitview.space/api#tag/series and #tag/urpd; the code is https://github.com/bitcoinresearchkit/brk. The realised
 * price is about that which Blockchain.com's charts give, the rest are samples.
 */
export const bitview: Replies = {
  "/api/series/bulk": [
    envelope(
      "Date",
      ofEachDay((back) => addDays(today, -back)),
    ),
    envelope(
      "Dollars",
      ofEachDay((back) => (back === 0 ? null : 55_100.25 + 25 * back)),
    ),
    envelope(
      "Dollars",
      ofEachDay((back) => (back === 0 ? null : 80_150.5 + 12 * back)),
    ),
    envelope(
      "Bitcoin",
      ofEachDay((back) => (back === 0 ? null : 14_320_000.5 - 1_500 * back)),
    ),
  ],
  "/api/urpd/all": {
    cohort: "all",
    date: "2026-02-08",
    aggregation: "lin500",
    close: 70_330.38,
    total_supply: supply,
    buckets: Array.from({ length: buckets }, (_, i) => ({
      price_floor: i * 500,
      supply: supply / buckets,
      realized_cap: (supply / buckets) * (i * 500 + 250),
      unrealized_pnl: 0,
    })),
  },
}
