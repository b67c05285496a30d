import { type Claim, claim, type Reading, toldApart } from "../claim.ts"

// Less than two days are told in blocks alone.
const daysAway = (read: Reading): boolean =>
  !["zero", "one"].includes(read.printed("difficulty.next.days", "words"))

/** The difficulty, on which the estimate turns. */
export const watchDifficulty: readonly Claim[] = [
  claim("watch.difficulty_same", {
    reads: ["difficulty.change"],
    predicate: (read) => read.rounded("difficulty.change").isZero(),
    wordings: [
      "Difficulty was adjusted on {difficulty.day:day}, at block {difficulty.height:count}, by next to nothing, and stands at {difficulty:trillions}.",
      "The adjustment of {difficulty.day:day}, at block {difficulty.height:count}, left difficulty where it was, at {difficulty:trillions}.",
      "Difficulty stands at {difficulty:trillions}; the adjustment at block {difficulty.height:count}, on {difficulty.day:day}, came to next to nothing.",
    ],
  }),
  claim("watch.difficulty", {
    predicate: (read) => !read.rounded("difficulty.change").isZero(),
    wordings: [
      "Difficulty {difficulty.change:stepped} on {difficulty.day:day}, at block {difficulty.height:count}, and stands at {difficulty:trillions}.",
      "At block {difficulty.height:count}, on {difficulty.day:day}, difficulty {difficulty.change:stepped}; it stands at {difficulty:trillions}.",
      "Difficulty stands at {difficulty:trillions} since {difficulty.day:day}, when it {difficulty.change:stepped} at block {difficulty.height:count}.",
    ],
  }),
  claim("watch.next_difficulty", {
    without: ["difficulty.next.change"],
    wordings: [
      "The next adjustment comes at block {difficulty.next_height:count}.",
      "Next it adjusts at block {difficulty.next_height:count}.",
      "Block {difficulty.next_height:count} brings the next adjustment.",
    ],
  }),
  claim("watch.next_estimate", {
    predicate: (read) => !read.rounded("difficulty.next.change").isZero() && daysAway(read),
    wordings: [
      "The next adjustment, at block {difficulty.next_height:count}, is about {difficulty.next.blocks:count} blocks or {difficulty.next.days:words} days away; {difficulty.next.origin:text} estimates it at {difficulty.next.change:percent.signed}.",
      "In about {difficulty.next.blocks:count} blocks, some {difficulty.next.days:words} days, it adjusts again, at block {difficulty.next_height:count}: by {difficulty.next.change:percent.signed} as {difficulty.next.origin:text} estimates.",
      "By the estimate of {difficulty.next.origin:text} the next adjustment, at block {difficulty.next_height:count}, would be {difficulty.next.change:percent.signed}, about {difficulty.next.blocks:count} blocks or {difficulty.next.days:words} days from now.",
    ],
  }),
  claim("watch.next_soon", {
    predicate: (read) => !daysAway(read),
    reads: ["difficulty.next.days"],
    wordings: [
      "The next adjustment, at block {difficulty.next_height:count}, is about {difficulty.next.blocks:words} blocks away; {difficulty.next.origin:text} estimates it at {difficulty.next.change:percent.signed}.",
      "In about {difficulty.next.blocks:words} blocks, at block {difficulty.next_height:count}, it adjusts again: by {difficulty.next.change:percent.signed} as {difficulty.next.origin:text} estimates.",
    ],
  }),
  claim("watch.next_none", {
    predicate: (read) => read.rounded("difficulty.next.change").isZero() && daysAway(read),
    reads: ["difficulty.next.change"],
    wordings: [
      "The next adjustment, at block {difficulty.next_height:count}, is about {difficulty.next.blocks:count} blocks or {difficulty.next.days:words} days away; {difficulty.next.origin:text} estimates next to no change.",
    ],
  }),
  claim("watch.next_cost", {
    predicate: toldApart("estimate", "cost.next", "cost.cash"),
    reads: ["cost.cash", "difficulty.next.change"],
    wordings: [
      "Such an adjustment would put our cost estimate at about {cost.next:estimate}.",
      "With it our cost estimate would come to about {cost.next:estimate}.",
      "That would take the cost estimate to about {cost.next:estimate}.",
    ],
  }),
]
