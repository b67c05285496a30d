import type { Replies } from "./replies.ts"

/** Farside's totals of the bitcoin funds, in millions of dollars. What each fund took in is made up to that sum. */
const totals = [
  ["2026-01-28", -19.6],
  ["2026-01-29", -817.8],
  ["2026-01-30", -509.7],
  ["2026-02-02", 561.8],
  ["2026-02-03", -272.0],
  ["2026-02-04", -544.9],
  ["2026-02-05", -434.1],
  ["2026-02-06", 371.1],
] as const

const funds = (total: number) => ({ ibit: Math.round(total * 6) / 10, fbtc: Math.round(total * 4) / 10 })

/** https://github.com/applenostalgeek-sketch/btc-smart-money (fetch_etf_flows.py writes it) */
export const smartmoney: Replies = {
  "/main/data/etf_flows.json": {
    last_updated: "2026-02-07 06:01 UTC",
    source: "Farside Investors (via Cloudflare Worker proxy) + iShares extension",
    signal: "outflow",
    history: totals.map(([date, total]) => ({ date, ...funds(total), total })),
  },
}

/** https://github.com/kittycapital/btc-etf-dashboard (fetch_farside_flows.py writes it) */
export const kittycapital: Replies = {
  "/main/data/etf_flows.json": {
    metadata: { source: "farside.co.uk", last_updated: "2026-02-07" },
    daily_flows: totals.map(([date, total]) => {
      const { ibit, fbtc } = funds(total)
      return { date, flows: { IBIT: ibit, FBTC: fbtc }, total }
    }),
  },
}
