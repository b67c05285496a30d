import { type Claim, claim, type Reading, toldApart } from "../claim.ts"

// "From $60,800 to $60,826 (unchanged)" would say two things.
const unchanged = (read: Reading, id: string): boolean => read.rounded(id).isZero()

/** What is different from the edition before. */
export const changedClaims: readonly Claim[] = [
  claim("changed.close", {
    predicate: (read) =>
      !unchanged(read, "change.btc.close") &&
      toldApart("price.exact", "previous.btc.close", "btc.close")(read),
    wordings: [
      "Since the edition of {previous.day:day} the close went from {previous.btc.close:price.exact} to {btc.close:price.exact} ({change.btc.close:change}).",
    ],
  }),
  claim("changed.close_same", {
    reads: ["change.btc.close"],
    predicate: (read) => unchanged(read, "change.btc.close"),
    wordings: [
      "Since the edition of {previous.day:day} the close is little changed, at {btc.close:price.exact}.",
    ],
    entails: { "little changed": (read) => unchanged(read, "change.btc.close") },
  }),
  claim("changed.cost", {
    predicate: (read) =>
      read.number("change.cost.cash").abs().gte("0.005") &&
      toldApart("estimate", "previous.cost.cash", "cost.cash")(read),
    reads: ["change.cost.cash"],
    wordings: [
      "Our estimate of mining cost went from about {previous.cost.cash:estimate} to about {cost.cash:estimate}.",
    ],
  }),
  claim("changed.cost_parameters", {
    reads: ["change.cost.cash", "previous.day"],
    predicate: (read) => read.word("previous.day") < read.word("cost.parameters"),
    wordings: ["The assumptions behind the estimate were renewed on {cost.parameters:day}."],
  }),
  claim("changed.cost_state", {
    predicate: (read) => read.word("previous.cost.state") !== read.word("cost.state"),
    wordings: [
      "The price is now {cost.state:text} the estimated range; in that edition it was {previous.cost.state:text}.",
    ],
  }),
  claim("changed.hash_rate", {
    predicate: (read) =>
      !unchanged(read, "change.hash_rate.7d") &&
      toldApart("ehs", "previous.hash_rate.7d", "hash_rate.7d")(read),
    wordings: [
      "Seven-day hash rate went from {previous.hash_rate.7d:ehs} to {hash_rate.7d:ehs} ({change.hash_rate.7d:change}).",
    ],
  }),
]
