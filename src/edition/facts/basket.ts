import { cappedWeights, findBasketReturn, type Member } from "../../analysis/basket.ts"
import { findLastDays } from "../../analysis/consecutive-days.ts"
import { Exact, exact } from "../../analysis/decimal.ts"
import { simpleReturn } from "../../analysis/return.ts"
import { type BasketCoin, basketCoins, type Day, type FigureId } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { roundRatio } from "../rounding.ts"
import type { MakeFacts } from "./day-context.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

type Counted = Member & { coin: BasketCoin; asOf: string }

/**
 * Our basket of large coins over seven days: its return, how many coins it has, their weights, and bitcoin's place in it.
 * A coin without its capitalisation or one of the eight closes is not in it; with fewer than ten there is none.
 *
 * basketFacts(context, sofar).find(({ id }) => id === "basket.count")?.value // => "20"
 */
export const basketFacts: MakeFacts = ({ usable, settings }): Fact[] => {
  const members = findMembers(usable, settings.day)
  const change = findBasketReturn(members)
  const asOf = members[0]?.asOf
  if (change === null || asOf === undefined) return []
  const from: Provenance = {
    asOf,
    method: "basket@1",
    inputs: ["basket.caps", ...members.map(({ coin }) => dailyOf(coin))],
    quality: "measured",
  }
  return [
    numberFact("basket.return.7d", "ratio", new Exact(change), from),
    numberFact("basket.count", "count", new Exact(members.length), from),
    wordFact("basket.weights", "text", weightsOf(members), from),
    ...placeFacts(members, change, from),
  ]
}

const dailyOf = (coin: BasketCoin): FigureId => `${coin}.daily`

function findMembers(usable: Usable, day: Day): Counted[] {
  const caps = usable.get("basket.caps")
  if (caps?.kind !== "distribution") return []
  const amounts = new Map(caps.parts.map(({ part, amount }) => [part, amount]))
  return basketCoins.flatMap((coin): Counted[] => {
    const figure = findSeries(usable, dailyOf(coin))
    const week = figure && findLastDays(figure.series, 8)
    const [first, last] = [week?.at(0), week?.at(-1)]
    const amount = amounts.get(coin)
    if (!figure || !first || last?.day !== day || amount === undefined || !exact(first.c).gt(0)) return []
    const change = simpleReturn(exact(first.c), exact(last.c)).toNumber()
    // Weights are those of the window's start, so that what rose most does not count more for it.
    const capitalisation = Number(amount) / (1 + change)
    return capitalisation > 0 && Number.isFinite(capitalisation)
      ? [{ coin, capitalisation, change, asOf: figure.asOf }]
      : []
  })
}

function weightsOf(members: readonly Counted[]): string {
  const weights = cappedWeights(members.map(({ capitalisation }) => capitalisation))
  return members
    .map(({ coin }, index) => `${coin} ${new Exact(weights[index] ?? 0).times(100).toFixed(2)}%`)
    .join(", ")
}

/** How far bitcoin is from the basket, and how many of the other coins did worse; measured as they are printed. */
function placeFacts(members: readonly Counted[], change: number, from: Provenance): Fact[] {
  const printed = (ratio: number) => roundRatio(new Exact(ratio))
  const bitcoin = members.find(({ coin }) => coin === "btc")
  if (!bitcoin) return []
  const beaten = members.filter((other) => printed(other.change).lt(printed(bitcoin.change)))
  const lead = printed(bitcoin.change).minus(printed(change))
  return [
    numberFact("basket.lead", "ratio", lead, { ...from, inputs: ["btc.return.7d", "basket.return.7d"] }),
    numberFact("basket.others", "count", new Exact(members.length - 1), from),
    numberFact("basket.beaten", "count", new Exact(beaten.length), from),
  ]
}
