import { type Claim, claim } from "../claim.ts"

/** What stands over the chart: its line from end to end and, where it may be said, where the price lies beside the cost. */
export const chartTitles: readonly Claim[] = [
  claim("chart.title_cost", {
    wordings: [
      "Bitcoin {chart.return:change} since {chart.from:day.year}, {cost.state:text} the estimated range of mining cost",
    ],
  }),
  claim("chart.title", {
    wordings: ["Bitcoin {chart.return:change} since {chart.from:day.year}, at {btc.close:price}"],
  }),
]

/** The chart in words: what it draws, from when to when, and the numbers that a look at it gives. */
export const chartAlt: readonly Claim[] = [
  claim("chart.alt_line", {
    wordings: [
      "Line chart of bitcoin's daily closes, {chart.from:day.year} to {btc.close.day:day.year}: the first {chart.first:price.exact}, the last {btc.close:price.exact}, the lowest price {chart.low:price} on {chart.low.day:day}, the highest {chart.high:price} on {chart.high.day:day}.",
    ],
  }),
  claim("chart.alt_line_of_closes", {
    without: ["chart.low"],
    wordings: [
      "Line chart of bitcoin's daily closes, {chart.from:day.year} to {btc.close.day:day.year}: the first {chart.first:price.exact}, the last {btc.close:price.exact}.",
    ],
  }),
  claim("chart.alt_cost", {
    reads: ["cost.state"],
    wordings: [
      "The estimated cost of mining is about {cost.cash:estimate}, its range {cost.low:estimate} to {cost.high:estimate}.",
    ],
  }),
  claim("chart.alt_zone", {
    predicate: (read) => read.printed("zone.a.low", "price") !== read.printed("zone.a.high", "price"),
    wordings: [
      "The zone nearest to the price, {zone.a.letter:text}, runs from {zone.a.low:price} to {zone.a.high:price}.",
    ],
  }),
  claim("chart.alt_level", {
    reads: ["zone.a.high"],
    predicate: (read) => read.printed("zone.a.low", "price") === read.printed("zone.a.high", "price"),
    wordings: ["The level nearest to the price, {zone.a.letter:text}, is {zone.a.low:price}."],
  }),
  claim("chart.alt_week", {
    wordings: [
      `Changes from close to close, {days.1.day:day} to {days.7.day:day}: ${[1, 2, 3, 4, 5, 6]
        .map((place) => `{days.${place}.change:percent.signed}`)
        .join(", ")} and {days.7.change:percent.signed}.`,
    ],
  }),
]
