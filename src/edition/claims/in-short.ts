import { type Claim, claim } from "../claim.ts"

/** What happened. */
export const whatHappened: readonly Claim[] = [
  claim("short.close", {
    wordings: [
      "Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC), {btc.return.7d:change} in seven days and {btc.rebound.7d:offset} the week's low of {btc.low.7d:price.exact}.",
    ],
  }),
  claim("short.close_alone", {
    wordings: [
      "Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC), {btc.return.7d:change} in seven days.",
    ],
  }),
]

/** How unusual it is: against the record high. */
export const recordHigh = claim("short.record", {
  wordings: [
    "The close is {btc.drawdown:offset} the record high of {btc.ath:price}, set on {btc.ath.day:day.year}.",
  ],
})

/** How unusual it is: the week's largest move, against all moves in the data if it is larger than each of them. */
export const largestMove: readonly Claim[] = [
  claim("short.move_in_data", {
    reads: ["btc.largest_move.before"],
    predicate: (read) =>
      read.rounded("btc.largest_move.7d").abs().gt(read.rounded("btc.largest_move.before").abs()),
    wordings: [
      "The {btc.largest_move.7d:percent} {btc.largest_move.7d:noun} on {btc.largest_move.7d.day:day}, close to close, was the largest one-day {btc.largest_move.7d:noun} in our data, which start on {btc.data.start:day.year}.",
    ],
    forbids: [/\b(drawdown|worst|since|crash)/i],
  }),
  claim("short.move", {
    wordings: [
      "The week's largest one-day move between closes was a {btc.largest_move.7d:noun} of {btc.largest_move.7d:percent} on {btc.largest_move.7d.day:day}.",
    ],
    forbids: [/\b(drawdown|worst|since|crash)/i],
  }),
]

/** What the model says. */
export const modelSays: readonly Claim[] = [
  claim("short.cost_state", {
    wordings: [
      "By our estimate, mining one bitcoin costs about {cost.cash:estimate} on average; the price is {cost.state:text} the estimated range.",
    ],
    forbids: [/\b(marginal|floor|support)/i],
  }),
  claim("short.cost", {
    without: ["cost.state"],
    wordings: [
      "By our estimate, mining one bitcoin costs about {cost.cash:estimate} on average (range {cost.low:estimate} to {cost.high:estimate}).",
    ],
    forbids: [/\b(marginal|floor|support)/i],
  }),
]
