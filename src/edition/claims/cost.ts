import { type Claim, claim, type Reading, toldApart } from "../claim.ts"

/** What no sentence about the cost may be read as saying. */
export const notOfCost = [/\b(marginal|floor|support|defend|bounce)/i]
const forbids = notOfCost

const moved = (read: Reading): boolean =>
  read.number("difficulty.change").abs().gte("0.005") &&
  toldApart("estimate", "cost.previous", "cost.cash")(read)

/** A halving or a retarget that moved the estimate comes before the estimate. */
const news: readonly Claim[] = [
  claim("data.halving", {
    predicate: toldApart("estimate", "cost.before_halving", "cost.cash"),
    wordings: [
      "Since {halving.day:day} a block pays {cost.subsidy:btc} of new coins, where it paid {halving.before:btc} before. With it our estimate of mining cost went from about {cost.before_halving:estimate} to about {cost.cash:estimate}.",
      "The coins that a block pays went from {halving.before:btc} to {cost.subsidy:btc} on {halving.day:day}. At the same difficulty our estimate of mining cost went from about {cost.before_halving:estimate} to about {cost.cash:estimate}.",
      "On {halving.day:day} the pay of a block went from {halving.before:btc} of new coins to {cost.subsidy:btc}. With the old pay we would estimate the cost of mining one bitcoin at about {cost.before_halving:estimate}.",
    ],
    forbids,
  }),
  claim("data.cost_moved", {
    reads: ["cost.moved"],
    predicate: moved,
    wordings: [
      "Mining difficulty {difficulty.change:stepped} on {difficulty.day:day}. With it our model's average cash cost of mining one bitcoin went from about {cost.previous:estimate} to about {cost.cash:estimate} (range {cost.low:estimate} to {cost.high:estimate}).",
      "Our estimate of the average cash cost of mining one bitcoin is about {cost.cash:estimate}, with a range of {cost.low:estimate} to {cost.high:estimate}. Until difficulty {difficulty.change:stepped} on {difficulty.day:day} it was about {cost.previous:estimate}.",
      "A change of mining difficulty on {difficulty.day:day} took our cost estimate with it: difficulty {difficulty.change:stepped}, and the average cash cost of mining one bitcoin went from about {cost.previous:estimate} to about {cost.cash:estimate}. The model's range is {cost.low:estimate} to {cost.high:estimate}.",
      "New since {difficulty.day:day}: mining difficulty {difficulty.change:stepped}. The model now puts the average cash cost of mining one bitcoin at about {cost.cash:estimate} (range {cost.low:estimate} to {cost.high:estimate}), where it had about {cost.previous:estimate}.",
    ],
    forbids,
  }),
]

const estimate: readonly Claim[] = [
  claim("data.cost", {
    without: ["cost.moved"],
    wordings: [
      "Our model puts the average cash cost of mining one bitcoin at about {cost.cash:estimate} (range {cost.low:estimate} to {cost.high:estimate}).",
      "Mining one bitcoin costs about {cost.cash:estimate} in cash on average, by our model; its range is {cost.low:estimate} to {cost.high:estimate}.",
      "As our model has it, the average cash cost of one bitcoin lies between {cost.low:estimate} and {cost.high:estimate}, at about {cost.cash:estimate}.",
      "What does mining one bitcoin cost? On average about {cost.cash:estimate} in cash, by our model, with a range of {cost.low:estimate} to {cost.high:estimate}.",
    ],
    forbids,
  }),
  claim("data.cost_before", {
    without: ["cost.moved"],
    reads: ["cost.cash"],
    predicate: moved,
    wordings: [
      "The estimate was about {cost.previous:estimate} until mining difficulty {difficulty.change:stepped} on {difficulty.day:day}.",
      "Before difficulty {difficulty.change:stepped} on {difficulty.day:day} the same model gave about {cost.previous:estimate}.",
      "At the difficulty that was in force until {difficulty.day:day} it would be about {cost.previous:estimate}.",
    ],
    forbids,
  }),
  claim("data.cost_state", {
    wordings: [
      "The close is {cost.ratio:multiple} the estimate, {cost.state:text} that range.",
      "At {cost.ratio:multiple} the estimate, the close is {cost.state:text} the range.",
      "Against that, the close stands at {cost.ratio:multiple} the estimate: {cost.state:text} the range.",
    ],
    forbids,
  }),
]

const energy = claim("data.cost_energy", {
  wordings: [
    "One bitcoin takes about {cost.energy:kwh} of electricity at the present difficulty.",
    "Behind the estimate are about {cost.energy:kwh} of electricity for one bitcoin.",
    "Electricity for one bitcoin comes to about {cost.energy:kwh}, by the same model.",
  ],
  forbids,
})

const pay: readonly Claim[] = [
  claim("data.hashprice", {
    wordings: [
      "What miners earn for their work, the hashprice, was {hashprice:hashprice} a day for each petahash a second at the close.",
      "At the close a petahash a second of mining power earned {hashprice:hashprice} a day.",
      "The hashprice, the daily pay of a petahash a second, came to {hashprice:hashprice} at the close.",
    ],
  }),
  claim("data.pay_place", {
    reads: ["pay.days"],
    predicate: (read) => read.rounded("pay.place").gt(0) && read.rounded("pay.place").lt(1),
    wordings: [
      "By price and hash rate alone, mining paid less than now on {pay.place:share} of the days since {pay.from:day.year}.",
      "Of the days since {pay.from:day.year}, {pay.place:share} paid miners less for the same work, counted by price and hash rate.",
      "Measured by price and hash rate, pay for the same work is better than on {pay.place:share} of the days since {pay.from:day.year}.",
    ],
  }),
  claim("data.pay_least", {
    reads: ["pay.place"],
    predicate: (read) => read.number("pay.place").isZero(),
    wordings: [
      "By price and hash rate alone, no day since {pay.from:day.year} paid miners less for the same work.",
      "Measured by price and hash rate, pay for the same work is the least of the last {pay.days:count} days.",
      "Counted by price and hash rate, no day since {pay.from:day.year} was worse paid for miners.",
    ],
  }),
  claim("data.pay_most", {
    reads: ["pay.place"],
    predicate: (read) => read.number("pay.place").eq(1),
    wordings: [
      "By price and hash rate alone, no day since {pay.from:day.year} paid miners more for the same work.",
      "Counted by price and hash rate, miners' work has not been paid more on any of the last {pay.days:count} days.",
      "Measured by price and hash rate, every day since {pay.from:day.year} paid miners less for the same work.",
    ],
  }),
]

/** What the estimate is, what moved it, the price against it, what it takes, and what miners earn. */
export const costClaims: readonly Claim[] = [...news, ...estimate, energy, ...pay]
