import { createHash } from "node:crypto"
import { addDays, startOf } from "../../src/market/day.ts"
import { binance } from "../../src/market/sources/binance.ts"
import { when } from "./replayed.ts"

/** Reads a reply of Binance with `count` daily candles up to the replayed day, as its source does. */
export function readCandles(count: number): () => Promise<unknown> {
  const rows = Array.from({ length: count }, (_, i) => {
    const day = addDays(when.day, i + 1 - count)
    const open = 40_000 + i * 30
    const prices = [open, open + 900, open - 900, open + 30].map((price) => price.toFixed(8))
    return [startOf(day), ...prices, "21420.53168000", startOf(addDays(day, 1)) - 1, "0", 1, "0", "0", "0"]
  })
  const newest = reply(JSON.stringify(rows))
  const none = reply("[]")
  const daily = binance
    .readings({ url: "https://data-api.binance.vision" })
    .find(({ figures }) => figures.includes("btc.daily"))
  if (!daily) throw new Error("Binance has no reading of bitcoin's candles")
  return () =>
    daily.read({
      ...when,
      get: async (url) => ({ url, ...(url.includes("endTime") ? none : newest) }),
      kept: () => null,
    })
}

const reply = (body: string) => ({
  body,
  sha256: createHash("sha256").update(body).digest("hex"),
  fetchedAt: when.slot,
  rebuiltFrom: null,
})
