import { type Claim, claim } from "../claim.ts"

const within = (state: string): boolean => state === "within"

/** The price against the estimated cost. */
export const watchCost: readonly Claim[] = [
  claim("watch.cost", {
    reads: ["cost.state"],
    wordings: [
      "The close is {cost.ratio:multiple} the estimate of about {cost.cash:estimate}.",
      "Set against the estimate of about {cost.cash:estimate}, the close is {cost.ratio:multiple} as much.",
      "Price over estimated cost: {cost.ratio:multiple}, on an estimate of about {cost.cash:estimate}.",
    ],
  }),
  claim("watch.cost_outside", {
    reads: ["cost.state"],
    predicate: (read) => !within(read.word("cost.state")),
    wordings: [
      "A close between {cost.low:estimate} and {cost.high:estimate} would put the price within the range.",
      "That would change with a close between {cost.low:estimate} and {cost.high:estimate}, which is the range.",
      "What would change it: a close in the range, between {cost.low:estimate} and {cost.high:estimate}.",
    ],
  }),
  claim("watch.cost_within", {
    reads: ["cost.state"],
    predicate: (read) => within(read.word("cost.state")),
    wordings: [
      "A close outside {cost.low:estimate} to {cost.high:estimate} would end that.",
      "That would change with a close outside {cost.low:estimate} to {cost.high:estimate}.",
      "What would change it: a close outside the range, {cost.low:estimate} to {cost.high:estimate}.",
    ],
  }),
]
