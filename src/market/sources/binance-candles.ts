import * as z from "zod"
import { OutsideError } from "../../outside.ts"
import { addDays, dayNumber, startOf } from "../day.ts"
import type { BasketCoin, Coin, Day } from "../observation.ts"
import { type Ask, type Kept, type Reading, type Reply, SourceError } from "../source.ts"
import { Failure, symbolOf } from "./binance-symbol.ts"
import { candles } from "./candles.ts"
import { parseReply } from "./reply.ts"
import { type Row, textCell } from "./series.ts"
import { dayInMilliseconds, lastMillisecondOfDay } from "./stamp.ts"

/** The most candles that one reply holds. */
const longestPage = 1000

/**
 * How far back an edition looks, in days, and how many candles are asked for when that is not kept: of bitcoin two full
 * pages, which hold 200 weekly closes and two years of volume, of the others a year.
 */
const reach = {
  bitcoin: { days: 1460, limit: longestPage },
  other: { days: 400, limit: 400 },
} as const

const cells = [textCell, textCell, textCell, textCell, textCell] as const
export const Candle = z
  .tuple([dayInMilliseconds, ...cells, lastMillisecondOfDay], z.unknown())
  .refine(([opens, , , , , , closes]) => closes === opens, "a candle of one day")
  .transform(([day, o, h, l, c, v]): Row => ({ day, o, h, l, c, v }))

type Page = { reply: Reply; rows: Row[] }

/** The daily candles of a coin of the market table, back to where an edition looks. */
export function dailyCandles(url: string, coin: Coin): Reading {
  const figure = `${coin}.daily` as const
  return {
    figures: [figure],
    async read({ day, get, kept }) {
      const limit = limitOf(coin, day, kept(figure, "binance"))
      const newest = await ask(url, coin, `limit=${limit}`, get)
      const older = limit === longestPage ? await olderThan(newest, url, coin, get) : null
      const { reply, rows } = newest
      if (older === null) return [candles(about(coin), reply, day, rows)]
      const all = [...older.rows, ...rows]
      return [{ ...candles(about(coin), reply, day, all), earlierSha256: older.reply.sha256 }]
    },
  }
}

/** The last two weeks of a coin of the basket, which say nothing without the weight of each. They may be missing. */
export function basketCandles(url: string, coin: BasketCoin): Reading {
  return {
    figures: [`${coin}.daily`],
    turn: "last",
    beside: "basket.caps",
    async read({ day, get }) {
      const { reply, rows } = await ask(url, coin, "limit=15", get)
      return [candles(about(coin), reply, day, rows)]
    },
  }
}

/** How many of the newest candles are asked for: those since the last kept day, when what is kept reaches back far enough. */
function limitOf(coin: Coin, day: Day, kept: Kept | null): number {
  const { days, limit } = coin === "btc" ? reach.bitcoin : reach.other
  if (kept === null || kept.first > addDays(day, -days)) return limit
  const since = dayNumber(day) - dayNumber(kept.last) + 15
  return Math.min(Math.max(since, 20), limit)
}

async function ask(url: string, coin: BasketCoin, query: string, get: Ask["get"]): Promise<Page> {
  const reply = await get(`${url}/api/v3/klines?symbol=${symbolOf(coin)}&interval=1d&${query}`)
  return { reply, rows: parseReply("binance", reply, z.array(Candle), Failure) }
}

/**
 * The page before a full one, or null when there is none. It is not worth the newer page: where it cannot be had, the
 * newer one stands alone, and what needs older days is left out.
 */
async function olderThan(newest: Page, url: string, coin: Coin, get: Ask["get"]): Promise<Page | null> {
  const first = newest.rows[0]
  if (!first || newest.rows.length < longestPage) return null
  const query = `endTime=${startOf(first.day) - 1}&limit=${longestPage}`
  const older = await ask(url, coin, query, get).catch((error: unknown) => {
    if (error instanceof OutsideError) return null
    throw error
  })
  const last = older?.rows.at(-1)
  if (!older || !last) return null
  if (last.day !== addDays(first.day, -1) || older.reply.rebuiltFrom !== newest.reply.rebuiltFrom) {
    throw new SourceError(
      "binance",
      `gave pages that do not join: one ends with ${last.day}, the next begins with ${first.day}`,
    )
  }
  return older
}

const about = (coin: BasketCoin) =>
  ({
    figure: `${coin}.daily`,
    unit: "USD",
    source: "binance",
    origin: `Binance ${symbolOf(coin)}`,
  }) as const
