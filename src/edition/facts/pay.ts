import { lastStretch } from "../../analysis/consecutive-days.ts"
import { exact } from "../../analysis/decimal.ts"
import { hashprice, placeOfLast } from "../../analysis/hashprice.ts"
import { findSubsidyOn } from "../../analysis/subsidy.ts"
import type { Fact } from "../fact.ts"
import type { Candles } from "./candles.ts"
import type { DayContext } from "./day-context.ts"
import { findMining } from "./mining.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

const year = 365
const week = 7
// A place among fewer days says little.
const enoughDays = 60

/**
 * What a petahash a second of mining power earns in a day at the close (hashprice), and how the pay of work, by the price
 * and the week's hash rate alone, stands among the last 365 days, or as many of them as are known.
 *
 * payFacts(context).find(({ id }) => id === "hashprice")?.value // => "35.36..."
 */
export function payFacts({ usable, bitcoin, settings: { day } }: DayContext): Fact[] {
  const mining = findMining(usable, day)
  if (!bitcoin) return []
  const place = placeFacts(usable, bitcoin)
  // Pay without its fees is not pay.
  if (!mining?.fees) return place
  const from: Provenance = {
    asOf: bitcoin.figure.asOf,
    method: "hashprice@1",
    inputs: [...mining.inputs, "btc.daily"],
    quality: "measured",
  }
  const pay = {
    difficulty: mining.difficulty,
    coinsPerBlock: mining.subsidy.coins.plus(mining.fees),
    price: exact(bitcoin.last.c),
  }
  return [numberFact("hashprice", "USD/PH", hashprice(pay), from), ...place]
}

function placeFacts(usable: Usable, bitcoin: Candles): Fact[] {
  const pays = weeklyPays(usable, bitcoin)
  const place = placeOfLast(pays.map(({ pay }) => pay))
  const first = pays[0]
  if (pays.length < enoughDays || place === null || !first) return []
  const from: Provenance = {
    asOf: bitcoin.figure.asOf,
    method: "pay-place@1",
    inputs: ["btc.daily", "btc.hash_rate"],
    quality: "measured",
  }
  return [
    numberFact("pay.place", "ratio", exact(place.toFixed(6)), from),
    numberFact("pay.days", "days", exact(String(pays.length)), from),
    wordFact("pay.from", "day", first.day, from),
  ]
}

/** Price times subsidy over the mean hash rate of seven days, for each day of the last year that has all of them. */
function weeklyPays(usable: Usable, bitcoin: Candles): { day: string; pay: number }[] {
  const rates = findSeries(usable, "btc.hash_rate")?.series ?? []
  const stretch = lastStretch(rates.slice(-(year + week)))
  if (stretch.at(-1)?.day !== bitcoin.last.day) return []
  const closes = new Map(bitcoin.numbers.slice(-(year + week)).map(({ day, close }) => [day, close]))
  const values = stretch.map(({ c }) => Number(c))
  return stretch.flatMap(({ day }, index) => {
    const close = closes.get(day)
    const subsidy = findSubsidyOn(day)
    if (index < week - 1 || close === undefined || subsidy === null) return []
    const sum = values.slice(index - week + 1, index + 1).reduce((total, each) => total + each, 0)
    return sum > 0 ? [{ day, pay: (close * subsidy.toNumber() * week) / sum }] : []
  })
}
