import { addDays } from "../../market/day.ts"
import { type Reading, toldApart } from "../claim.ts"

/** Whether a week has a range: its low and its high print as two prices. */
export const hasRange = toldApart("price.exact", "btc.low.7d", "btc.high.7d")

/** What an edition's reading of what is new rests on. */
export const newsReads = ["btc.close.day", "edition.cadence"] as const

/** The first of the days that are an edition's own: a day, and `more` before it for what stays news; or its week. */
const firstDay = (read: Reading, more = 0): string =>
  addDays(read.word("btc.close.day"), read.word("edition.cadence") === "weekly" ? -6 : -more)

/** Whether the last difficulty adjustment is news, for an edition's own day and `more` days before, and worth a word. */
export const justAdjusted = (read: Reading, more: number): boolean =>
  read.word("difficulty.day") >= firstDay(read, more) && read.number("difficulty.change").abs().gte("0.02")

/** Whether the estimate of mining cost moved with that adjustment. */
export const costMoved = toldApart("estimate", "cost.previous", "cost.cash")

/** Whether the market's state began on the edition's own day, or in its week. */
export const stateIsNew = (read: Reading): boolean => read.word("regime.since") >= firstDay(read)

/** Whether the price is away from its record as it is printed. */
export const awayFromRecord = (read: Reading): boolean => read.rounded("btc.drawdown").lte("-0.001")

/** Whether a week's change is still one when it is told in whole dollars of a hundred. */
export const visible = (read: Reading): boolean => read.rounded("btc.return.7d").abs().gte("0.006")
