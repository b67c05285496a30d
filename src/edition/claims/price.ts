import { type Claim, claim, type Reading, toldApart } from "../claim.ts"

/** The section on the price's data: the week's range, the day, and the price at another place. */
export const priceClaims: readonly Claim[] = [
  claim("data.week", {
    predicate: toldApart("price.exact", "btc.low.7d", "btc.high.7d"),
    wordings: [
      "In the seven days to {btc.close.day:day} bitcoin traded between {btc.low.7d:price.exact} ({btc.low.7d.day:day}) and {btc.high.7d:price.exact} ({btc.high.7d.day:day}) on {btc.venue:text}.",
      "On {btc.venue:text}, the seven days to {btc.close.day:day} ran between {btc.low.7d:price.exact} ({btc.low.7d.day:day}) and {btc.high.7d:price.exact} ({btc.high.7d.day:day}).",
    ],
  }),
  claim("data.day", {
    wordings: ["On {btc.close.day:day} bitcoin {btc.return.1d:moved}, closing at {btc.close:price.exact}."],
  }),
  claim("data.spot", {
    wordings: [
      "{btc.spot.origin:text} put bitcoin at {btc.spot:price.exact} at {btc.spot.at:time} on {btc.spot.at:day}.",
    ],
  }),
]

const oneWay = (id: string, noun: "fall" | "rise", without: string): Claim =>
  claim(id, {
    without: [without],
    wordings: [
      `Between closes, the week's largest one-day {btc.largest_${noun}.7d:noun} was {btc.largest_${noun}.7d:percent}, on {btc.largest_${noun}.7d.day:day}.`,
    ],
    forbids: [/\b(drawdown|worst|crash)/i],
  })

/** The section on the week's moves. */
export const moveClaims: readonly Claim[] = [
  claim("reality.moves", {
    wordings: [
      "Between closes, the week's largest one-day {btc.largest_fall.7d:noun} was {btc.largest_fall.7d:percent}, on {btc.largest_fall.7d.day:day}, and its largest one-day {btc.largest_rise.7d:noun} was {btc.largest_rise.7d:percent}, on {btc.largest_rise.7d.day:day}.",
    ],
    forbids: [/\b(drawdown|worst|crash)/i],
  }),
  oneWay("reality.fall", "fall", "btc.largest_rise.7d"),
  oneWay("reality.rise", "rise", "btc.largest_fall.7d"),
  claim("reality.before", {
    wordings: [
      "In the data from {btc.data.start:day.year} until this week, the largest one-day {btc.largest_move.before:noun} was {btc.largest_move.before:percent}, on {btc.largest_move.before.day:day.year}.",
    ],
    forbids: [/\b(drawdown|worst|crash)/i],
  }),
  claim("reality.mean", {
    wordings: [
      "The average daily move, whichever way, was {btc.mean_move.7d:percent} this week; over all our data it is {btc.mean_move.data:percent}.",
    ],
  }),
  claim("reality.as_of", {
    predicate: toldApart("change", "btc.return.7d.before", "btc.return.7d"),
    wordings: [
      "The seven-day change depends on the day it is read: measured to {btc.return.7d.before.day:day} it was {btc.return.7d.before:change}, measured to {btc.close.day:day} it is {btc.return.7d:change}.",
    ],
  }),
]

/** Half of the record high, as a zone, and the last close on its other side. */
export const half = claim("zones.half", {
  reads: ["btc.ath.half"],
  predicate: (read) => read.number("btc.ath.half").times(2).eq(read.number("btc.ath")),
  wordings: [
    "Half of the record high of {btc.ath:price}, set on {btc.ath.day:day.year} on {btc.ath.origin:text}.",
  ],
  forbids: [/\b(support|resistance|floor|hold)/i],
})
export const crossing = claim("zones.crossing", {
  wordings: [
    "Bitcoin last closed {btc.ath.half.crossing:side} half of the record high on {btc.ath.half.crossing.day:day}, at {btc.ath.half.crossing.close:price.exact}.",
  ],
  forbids: [/\b(support|resistance|floor|hold)/i],
})

/** The coins of the table, compared as they are printed. */
export const widest = claim("context.widest", {
  predicate: (read) => read.rounded("market.most").abs().gt(read.rounded("market.least").abs()),
  wordings: [
    "Over the seven days {market.most.name:text} moved most ({market.most:change}) and {market.least.name:text} least ({market.least:change}).",
  ],
})

const others = ["eth", "bnb", "sol"] as const
const same = (read: Reading, fact: "origin" | "at", format: string): boolean =>
  new Set(others.map((coin) => read.printed(`${coin}.spot.${fact}`, format))).size === 1
const together = {
  // Beside their closes: a coin that is left out has no price here either.
  reads: others.flatMap((coin) => [`${coin}.close`, `${coin}.spot.origin`, `${coin}.spot.at`]),
}

/** The other coins' prices at another place, said once where all are of one minute. */
export const spots: readonly Claim[] = [
  claim("context.spots", {
    ...together,
    predicate: (read) => same(read, "origin", "text") && same(read, "at", "time") && same(read, "at", "day"),
    wordings: [
      "At {eth.spot.at:time} on {eth.spot.at:day} {eth.spot.origin:text} put ether at {eth.spot:price.exact}, BNB at {bnb.spot:price.exact} and Solana at {sol.spot:price.exact}.",
    ],
  }),
  claim("context.spots_by_minute", {
    ...together,
    predicate: (read) => same(read, "origin", "text") && !same(read, "at", "time") && same(read, "at", "day"),
    wordings: [
      "On {eth.spot.at:day} {eth.spot.origin:text} put ether at {eth.spot:price.exact} ({eth.spot.at:time}), BNB at {bnb.spot:price.exact} ({bnb.spot.at:time}) and Solana at {sol.spot:price.exact} ({sol.spot.at:time}).",
    ],
  }),
]
