import { type Claim, claim } from "../claim.ts"

/** What is different from the edition before. */
export const changedClaims: readonly Claim[] = [
  claim("changed.close", {
    wordings: [
      "Since the edition of {previous.day:day} the close went from {previous.btc.close:price.exact} to {btc.close:price.exact} ({change.btc.close:change}).",
    ],
  }),
  claim("changed.cost", {
    predicate: (read) => read.number("change.cost.cash").abs().gte("0.005"),
    reads: ["change.cost.cash"],
    wordings: [
      "Our estimate of mining cost went from about {previous.cost.cash:estimate} to about {cost.cash:estimate}.",
    ],
  }),
  claim("changed.cost_state", {
    predicate: (read) => read.word("previous.cost.state") !== read.word("cost.state"),
    wordings: [
      "The price is now {cost.state:text} the estimated range; in that edition it was {previous.cost.state:text}.",
    ],
  }),
  claim("changed.hash_rate", {
    wordings: [
      "Seven-day hash rate went from {previous.hash_rate.7d:ehs} to {hash_rate.7d:ehs} ({change.hash_rate.7d:change}).",
    ],
  }),
]
