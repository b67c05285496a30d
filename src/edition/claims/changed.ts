import { type Claim, claim, type Reading, toldApart } from "../claim.ts"
import { mostStates } from "../facts/previous-states.ts"
import { mostCrossed } from "../facts/previous-zones.ts"

// "From $60,800 to $60,826 (unchanged)" would say two things.
const unchanged = (read: Reading, id: string): boolean => read.rounded(id).isZero()

/** Where nothing of note changed, that is said and no more. */
const something = { without: ["previous.nothing"] }
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

const close: readonly Claim[] = [
  claim("changed.nothing", {
    reads: ["previous.nothing"],
    wordings: [
      "Since the edition of {previous.day:day} no state has changed; the close is {change.btc.close:change}.",
      "Nothing of note has changed since the edition of {previous.day:day}; the close is {change.btc.close:change}.",
      "Compared with the edition of {previous.day:day}, every state is the same and the close is {change.btc.close:change}.",
    ],
  }),
  claim("changed.close", {
    ...something,
    predicate: (read) =>
      !unchanged(read, "change.btc.close") &&
      toldApart("price.exact", "previous.btc.close", "btc.close")(read),
    wordings: [
      "Since the edition of {previous.day:day} the close went from {previous.btc.close:price.exact} to {btc.close:price.exact} ({change.btc.close:change}).",
      "The last edition, of {previous.day:day}, had a close of {previous.btc.close:price.exact}; now it is {btc.close:price.exact} ({change.btc.close:change}).",
      "At {btc.close:price.exact} the close is {change.btc.close:change} on the {previous.btc.close:price.exact} of the edition of {previous.day:day}.",
    ],
  }),
  claim("changed.close_same", {
    ...something,
    reads: ["change.btc.close"],
    predicate: (read) => unchanged(read, "change.btc.close"),
    wordings: [
      "Since the edition of {previous.day:day} the close is little changed, at {btc.close:price.exact}.",
      "The close, {btc.close:price.exact}, is little changed from that of the edition of {previous.day:day}.",
      "Little changed from the edition of {previous.day:day}: the close, at {btc.close:price.exact}.",
    ],
    entails: { "little changed": (read) => unchanged(read, "change.btc.close") },
  }),
]

const cost: readonly Claim[] = [
  claim("changed.cost", {
    ...something,
    predicate: (read) =>
      read.number("change.cost.cash").abs().gte("0.005") &&
      toldApart("estimate", "previous.cost.cash", "cost.cash")(read),
    reads: ["change.cost.cash"],
    wordings: [
      "Our estimate of mining cost went from about {previous.cost.cash:estimate} to about {cost.cash:estimate}.",
      "For the cost of mining we now estimate about {cost.cash:estimate}, after about {previous.cost.cash:estimate}.",
      "The estimate of mining cost is about {cost.cash:estimate}; in that edition it was about {previous.cost.cash:estimate}.",
    ],
  }),
  claim("changed.cost_parameters", {
    reads: ["change.cost.cash", "previous.day"],
    predicate: (read) => read.word("previous.day") < read.word("cost.parameters"),
    wordings: [
      "The assumptions behind the estimate were renewed on {cost.parameters:day}.",
      "On {cost.parameters:day} the estimate was given new assumptions.",
      "The estimate rests on new assumptions since {cost.parameters:day}.",
    ],
  }),
  claim("changed.cost_state", {
    predicate: (read) => read.word("previous.cost.state") !== read.word("cost.state"),
    wordings: [
      "The price is now {cost.state:text} the estimated range; in that edition it was {previous.cost.state:text}.",
      "Against the estimated range the price went from {previous.cost.state:text} to {cost.state:text}.",
      "It was {previous.cost.state:text} the estimated range then and is {cost.state:text} it now.",
    ],
  }),
]

const network: readonly Claim[] = [
  claim("changed.hash_rate", {
    ...something,
    predicate: (read) =>
      !unchanged(read, "change.hash_rate.7d") &&
      toldApart("ehs", "previous.hash_rate.7d", "hash_rate.7d")(read),
    wordings: [
      "Seven-day hash rate went from {previous.hash_rate.7d:ehs} to {hash_rate.7d:ehs} ({change.hash_rate.7d:change}).",
      "The hash rate, averaged over seven days, is {hash_rate.7d:ehs} after {previous.hash_rate.7d:ehs} ({change.hash_rate.7d:change}).",
      "From {previous.hash_rate.7d:ehs} the seven-day hash rate went to {hash_rate.7d:ehs} ({change.hash_rate.7d:change}).",
    ],
  }),
]

const regime: readonly Claim[] = [
  claim("changed.regime", {
    reads: ["previous.day"],
    predicate: (read) => read.word("previous.regime") !== read.word("regime.name"),
    wordings: [
      "The state of the market, as our rules name it, went from {previous.regime:text} to {regime.name:text}.",
      "Our rules now call the market's state {regime.name:text}; in that edition it was {previous.regime:text}.",
      "By our rules the market's state is no longer {previous.regime:text} but {regime.name:text}.",
    ],
  }),
]

const zones: readonly Claim[] = numbers(mostCrossed).flatMap((number) => {
  const id = `crossed.${number}`
  const apart = toldApart("price", `${id}.low`, `${id}.high`)
  const ends = { reads: [`${id}.low`, `${id}.high`] }
  return [
    claim(`changed.zone_${number}`, {
      ...ends,
      predicate: apart,
      wordings: [
        `The close was {${id}.before:text} zone {${id}.letter:text}, {${id}.low:price} to {${id}.high:price}, and is now {${id}.now:text} it.`,
        `As to zone {${id}.letter:text} ({${id}.low:price} to {${id}.high:price}), the close went from {${id}.before:text} to {${id}.now:text}.`,
        `Zone {${id}.letter:text}, {${id}.low:price} to {${id}.high:price}: the last edition's close was {${id}.before:text} it, the new close is {${id}.now:text} it.`,
      ],
    }),
    claim(`changed.level_${number}`, {
      ...ends,
      predicate: (read) => !apart(read),
      wordings: [
        `The close was {${id}.before:text} the {${id}.low:price} of zone {${id}.letter:text} and is now {${id}.now:text} it.`,
        `As to zone {${id}.letter:text}, at {${id}.low:price}, the close went from {${id}.before:text} to {${id}.now:text}.`,
        `Zone {${id}.letter:text}, {${id}.low:price}: the last edition's close was {${id}.before:text} it, the new close is {${id}.now:text} it.`,
      ],
    }),
  ]
})

const states: readonly Claim[] = [
  ...numbers(mostStates).map((number) => {
    const id = `previous.state.${number}`
    return claim(`changed.state_${number}`, {
      wordings: [
        `{${id}.name:text}: {${id}.before:text} then, now {${id}.now:text}.`,
        `{${id}.name:text}: now {${id}.now:text}, where that edition had {${id}.before:text}.`,
        `{${id}.name:text}: from {${id}.before:text} to {${id}.now:text}.`,
      ],
    })
  }),
  claim("changed.states_more", {
    reads: ["previous.states"],
    predicate: (read) => read.number("previous.states.changed").gt(mostStates),
    wordings: [
      "In all, {previous.states.changed:words} of {previous.states:words} indicators changed their state.",
      "These are the first of {previous.states.changed:words} indicators whose state changed.",
      "Of {previous.states:words} indicators {previous.states.changed:words} are in another state than then.",
    ],
  }),
  claim("changed.states_same", {
    ...something,
    reads: ["previous.states.changed"],
    predicate: (read) =>
      read.number("previous.states.changed").isZero() && read.number("previous.states").gte(2),
    wordings: [
      "None of the {previous.states:words} indicators compared here changed its state.",
      "All {previous.states:words} indicators compared here are in the states that they were in.",
      "Each of the {previous.states:words} indicators compared here is in the same state as then.",
    ],
  }),
]

/** What is different from the edition before, in order; that nothing is comes first. */
export const changedClaims: readonly Claim[] = [...close, ...regime, ...cost, ...network, ...zones, ...states]
