import { type Claim, claim, toldApart } from "../claim.ts"

const forbids = [/\b(marginal|floor|support|defend|bounce)/i]

/** What the estimate is, what it was, and the price against it. */
export const costClaims: readonly Claim[] = [
  claim("data.cost", {
    wordings: [
      "Our model puts the average cash cost of mining one bitcoin at about {cost.cash:estimate} (range {cost.low:estimate} to {cost.high:estimate}).",
    ],
    forbids,
  }),
  claim("data.cost_before", {
    reads: ["cost.cash"],
    predicate: (read) =>
      read.number("difficulty.change").abs().gte("0.005") &&
      toldApart("estimate", "cost.previous", "cost.cash")(read),
    wordings: [
      "The estimate was about {cost.previous:estimate} until mining difficulty {difficulty.change:stepped} on {difficulty.day:day}.",
    ],
    forbids,
  }),
  claim("data.cost_state", {
    wordings: ["The close is {cost.ratio:multiple} the estimate, {cost.state:text} that range."],
    forbids,
  }),
]

/** How the estimate is made, and what it is not. */
export const whyClaims: readonly Claim[] = [
  claim("why.method", {
    reads: ["cost.cash"],
    wordings: [
      "The estimate starts from the electricity that one bitcoin takes at the present mining difficulty, and adds the other cash costs in proportion.",
    ],
    forbids,
  }),
  claim("why.inputs", {
    wordings: [
      "It assumes machines that use {cost.efficiency:efficiency}, a site overhead factor of {cost.pue:factor}, power at {cost.power:power} and electricity as {cost.share:share} of cash cost; a block pays {cost.subsidy:btc} of new coins and, lately, {cost.fees:btc} of fees.",
    ],
    forbids,
  }),
  claim("why.moves", {
    reads: ["cost.cash"],
    wordings: [
      "Difficulty adjusts every {difficulty.epoch:count} blocks, about every two weeks, and the estimate moves with it in proportion.",
    ],
    forbids,
  }),
  claim("why.average", {
    reads: ["cost.cash"],
    wordings: [
      "It is an average, not the cost of the last machine still running, and it is not a level that the price has to keep.",
    ],
    forbids,
  }),
]
