import { type Claim, claim, type Reading } from "../claim.ts"

const state = "holders.state"
const flat = (read: Reading): boolean => read.word(state) === "flat"
/** An age is no intention, and no size of a purse. */
const forbids = [/\b(bought|buy|sold|sell|whales?|accumulat|distribut|conviction|hodl)/i]

/** The supply that has not moved for 150 days or more: what it did in 30 days, and what it does not say. */
export const watchHolders: readonly Claim[] = [
  claim("watch.holders", {
    reads: [state],
    wordings: [
      "Supply that has not moved for {holders.age:count} days or more {holders.change:coins.changed} in the 30 days to {holders.day:day}, to {holders.supply:coins}.",
      "In the 30 days to {holders.day:day} the supply that has not moved for {holders.age:count} days or more {holders.change:coins.changed}; it stands at {holders.supply:coins}.",
      "The supply unmoved for {holders.age:count} days or more, {holders.supply:coins} on {holders.day:day}, {holders.change:coins.changed} in 30 days.",
    ],
    forbids,
  }),
  claim("watch.holders_ageing", {
    reads: [state],
    wordings: [
      "Coins join it by ageing past that mark as well, so it does not show who trades.",
      "A coin is counted once it is old enough, whoever has it; the figure does not show who trades.",
      "Part of any change is coins passing that age, which takes no trade at all.",
    ],
    forbids,
  }),
  claim("watch.holders_flat", {
    reads: [state],
    predicate: flat,
    wordings: [
      "A difference of more than {holders.flat:coins} in 30 days would count as a change.",
      "It would count as a change at more than {holders.flat:coins} in 30 days.",
      "What would change it: more than {holders.flat:coins} in 30 days.",
    ],
    forbids,
  }),
  claim("watch.holders_moved", {
    reads: [state],
    predicate: (read) => !flat(read),
    wordings: [
      "A difference of less than {holders.flat:coins} in 30 days would count as none.",
      "It would count as no change at less than {holders.flat:coins} in 30 days.",
      "What would change it: less than {holders.flat:coins} in 30 days.",
    ],
    forbids,
  }),
]
