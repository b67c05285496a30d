import { type Claim, claim, type Reading } from "../claim.ts"

const within = (state: string): boolean => state === "within"

// Measured as it is printed, so that "up 3.0%" is never called less than 3%.
const flat = (read: Reading): boolean =>
  read.rounded("hash_rate.change").abs().lt(read.number("hash_rate.flat"))

/** The price against the estimated cost. */
export const watchCost: readonly Claim[] = [
  claim("watch.cost", {
    reads: ["cost.state"],
    wordings: ["The close is {cost.ratio:multiple} the estimate of about {cost.cash:estimate}."],
  }),
  claim("watch.cost_outside", {
    reads: ["cost.state"],
    predicate: (read) => !within(read.word("cost.state")),
    wordings: [
      "A close between {cost.low:estimate} and {cost.high:estimate} would put the price within the range.",
    ],
  }),
  claim("watch.cost_within", {
    reads: ["cost.state"],
    predicate: (read) => within(read.word("cost.state")),
    wordings: ["A close outside {cost.low:estimate} to {cost.high:estimate} would end that."],
  }),
]

/** The difficulty, on which the estimate turns. */
export const watchDifficulty: readonly Claim[] = [
  claim("watch.difficulty", {
    wordings: [
      "Difficulty {difficulty.change:stepped} on {difficulty.day:day}, at block {difficulty.height:count}, and stands at {difficulty:trillions}.",
    ],
  }),
  claim("watch.next_difficulty", {
    wordings: ["The next adjustment comes at block {difficulty.next_height:count}."],
  }),
]

/** The hash rate, this week's mean against the week's before. */
export const watchHashRate: readonly Claim[] = [
  claim("watch.hash_rate", {
    wordings: [
      "Hash rate averaged {hash_rate.7d:ehs} in the seven days to {hash_rate.7d.day:day}, against {hash_rate.7d.before:ehs} in the seven days before ({hash_rate.change:change}).",
    ],
  }),
  claim("watch.hash_rate_moved", {
    predicate: (read) => !flat(read),
    reads: ["hash_rate.change"],
    wordings: ["A weekly difference of less than {hash_rate.flat:share} would count as none."],
  }),
  claim("watch.hash_rate_flat", {
    predicate: flat,
    reads: ["hash_rate.change"],
    wordings: ["A weekly difference of {hash_rate.flat:share} or more would count as a change."],
  }),
]
