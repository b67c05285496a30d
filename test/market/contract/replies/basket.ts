import { type BasketCoin, basketCoins } from "../../../../src/market/observation.ts"

/** Prices at the end of 8 February 2026: of the first four and of six more real (Yahoo, Binance), the rest samples. */
const prices: Record<BasketCoin, number> = {
  btc: 70264.73,
  eth: 2088.76,
  bnb: 640.25,
  sol: 87.04,
  xrp: 1.4308,
  doge: 0.09663,
  ada: 0.2701,
  trx: 0.28,
  link: 8.83,
  avax: 9.08,
  xlm: 0.16,
  bch: 520.5,
  sui: 0.96,
  hbar: 0.09,
  ltc: 54.53,
  ton: 1.35,
  shib: 0.000006,
  dot: 1.3,
  zec: 235.1,
  uni: 3.4,
}

/** Rolling changes in percent: of the first four those between Yahoo's closes, of the rest samples. */
const changes: Partial<Record<BasketCoin, { change24h: number; change7d: number }>> = {
  btc: { change24h: 1.42, change7d: -8.72 },
  eth: { change24h: -0.09, change7d: -7.9 },
  bnb: { change24h: -1.1, change7d: -15.58 },
  sol: { change24h: -0.68, change7d: -13.69 },
}

/** Each coin as a price service has it. The capitalisations are samples. */
export const quotes = basketCoins.map((coin, i) => ({
  coin,
  price: prices[coin],
  cap: Math.round(1_404_600_000_000 / (i + 1) ** 2),
  change24h: 0.5,
  change7d: -12.5,
  ...changes[coin],
}))

/** When the services last looked, ten minutes before the slot's reply. */
export const lastUpdated = "2026-02-09T00:00:02.000Z"
