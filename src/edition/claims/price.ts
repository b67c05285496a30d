import { type Claim, claim } from "../claim.ts"

/** The section on the price's data: the week's range, the day, and the price at another place. */
export const priceClaims: readonly Claim[] = [
  claim("data.week", {
    predicate: (read) => read.number("btc.low.7d").lt(read.number("btc.high.7d")),
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

/** The section on the week's moves. */
export const moveClaims: readonly Claim[] = [
  claim("reality.moves", {
    wordings: [
      "Between closes, the week's largest one-day {btc.largest_fall.7d:noun} was {btc.largest_fall.7d:percent}, on {btc.largest_fall.7d.day:day}, and its largest one-day {btc.largest_rise.7d:noun} was {btc.largest_rise.7d:percent}, on {btc.largest_rise.7d.day:day}.",
    ],
    forbids: [/\b(drawdown|worst|crash)/i],
  }),
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

/** The coins of the table, compared. */
export const widest = claim("context.widest", {
  reads: ["market.most", "market.least"],
  predicate: (read) => read.number("market.most").abs().gt(read.number("market.least").abs()),
  wordings: [
    "Over the seven days {market.most.name:text} moved most ({market.most:change}) and {market.least.name:text} least ({market.least:change}).",
  ],
})
