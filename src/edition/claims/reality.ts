import { type Claim, claim, type Reading, toldApart } from "../claim.ts"

const overstated = [/\b(drawdown|worst|crash|panic|breakout|momentum)/i]

/** What the market's state is called, and since when. */
export const regimeClaims: readonly Claim[] = [
  claim("reality.regime_new", {
    reads: ["btc.close.day", "regime"],
    predicate: (read) => read.word("regime.since") === read.word("btc.close.day"),
    wordings: [
      "New on {regime.since:day}: by our rules the market is in {regime.name:text}, after {regime.before:text}.",
      "The state of the market by our rules changed on {regime.since:day}, from {regime.before:text} to {regime.name:text}.",
      "On {regime.since:day} the state of the market, as our rules name it, went from {regime.before:text} to {regime.name:text}.",
    ],
    forbids: overstated,
  }),
  claim("reality.regime_lasts", {
    reads: ["btc.close.day", "regime"],
    predicate: (read) => read.word("regime.since") !== read.word("btc.close.day"),
    wordings: [
      "By our rules the market is in {regime.name:text}, as it has been since {regime.since:day}.",
      "Our rules see the market in {regime.name:text}; that has been so since {regime.since:day}.",
      "Since {regime.since:day} the market has been in what our rules call {regime.name:text}.",
      "The state of the market by our rules has not changed since {regime.since:day}: it is in {regime.name:text}.",
    ],
    forbids: overstated,
  }),
]

const month = claim("reality.month", {
  predicate: (read) => !read.rounded("btc.return.30d").isZero(),
  wordings: [
    "Over 30 days bitcoin is {btc.return.30d:change}; over seven days it is {btc.return.7d:change}.",
    "The change over 30 days is {btc.return.30d:percent.signed}, over seven days {btc.return.7d:percent.signed}.",
    "Since the close of 30 days ago bitcoin is {btc.return.30d:change}; since that of seven days ago, {btc.return.7d:change}.",
  ],
  forbids: overstated,
})

const oneWay = (id: string, noun: "fall" | "rise", without: string): Claim =>
  claim(id, {
    without: [without],
    wordings: [
      `Between closes, the week's largest one-day {btc.largest_${noun}.7d:noun} was {btc.largest_${noun}.7d:percent}, on {btc.largest_${noun}.7d.day:day}.`,
      `The largest one-day {btc.largest_${noun}.7d:noun} of the week came on {btc.largest_${noun}.7d.day:day}, and was {btc.largest_${noun}.7d:percent} between closes.`,
    ],
    forbids: overstated,
  })

/** The week's largest moves, one way and the other. */
const moves: readonly Claim[] = [
  claim("reality.moves", {
    wordings: [
      "Between closes, the week's largest one-day {btc.largest_fall.7d:noun} was {btc.largest_fall.7d:percent}, on {btc.largest_fall.7d.day:day}, and its largest one-day {btc.largest_rise.7d:noun} was {btc.largest_rise.7d:percent}, on {btc.largest_rise.7d.day:day}.",
      "The week's largest one-day {btc.largest_fall.7d:noun} between closes was {btc.largest_fall.7d:percent} ({btc.largest_fall.7d.day:day}). Its largest one-day {btc.largest_rise.7d:noun} was {btc.largest_rise.7d:percent} ({btc.largest_rise.7d.day:day}).",
      "From close to close the week saw a one-day {btc.largest_fall.7d:noun} of {btc.largest_fall.7d:percent} on {btc.largest_fall.7d.day:day} and a one-day {btc.largest_rise.7d:noun} of {btc.largest_rise.7d:percent} on {btc.largest_rise.7d.day:day}.",
    ],
    forbids: overstated,
  }),
  oneWay("reality.fall", "fall", "btc.largest_rise.7d"),
  oneWay("reality.rise", "rise", "btc.largest_fall.7d"),
]

const large = (read: Reading): boolean => read.number("btc.largest_move.7d").abs().gte("0.05")

/** How the week's moves stand in the data before them. */
const history: readonly Claim[] = [
  claim("reality.before", {
    reads: ["btc.largest_move.7d"],
    predicate: large,
    wordings: [
      "In the data from {btc.data.start:day.year} until this week, the largest one-day {btc.largest_move.before:noun} was {btc.largest_move.before:percent}, on {btc.largest_move.before.day:day.year}.",
      "For comparison, the largest one-day {btc.largest_move.before:noun} in our data until this week was {btc.largest_move.before:percent}, on {btc.largest_move.before.day:day.year}; the data start on {btc.data.start:day.year}.",
    ],
    forbids: overstated,
  }),
  claim("reality.mean", {
    wordings: [
      "The average daily move, whichever way, was {btc.mean_move.7d:percent} this week; over all our data it is {btc.mean_move.data:percent}.",
      "On an average day this week bitcoin moved {btc.mean_move.7d:percent}, whichever way. In all our data, which start on {btc.data.start:day.year}, that is {btc.mean_move.data:percent}.",
      "A day's move averaged {btc.mean_move.7d:percent} this week, whichever way, against {btc.mean_move.data:percent} in all our data.",
    ],
  }),
]

/** How rare is measured, and what so many looks do to it. */
const looks: readonly Claim[] = [
  claim("reality.looks", {
    reads: ["unusual.stands_out"],
    wordings: [
      "We compare {unusual.looks:words} measures of price and volume with bitcoin's own history each day and report the rarest. Among so many, something as rare is found on {unusual.corrected:rarity}.",
      "Rarity is measured against bitcoin's own history: of {unusual.looks:words} measures of price and volume we report the rarest. With so many looks, something as rare is found on {unusual.corrected:rarity}.",
      "How rare is that? Each day we hold {unusual.looks:words} measures of price and volume against bitcoin's own history. With so many, something as rare is found on {unusual.corrected:rarity}.",
    ],
  }),
  claim("reality.looks_common", {
    reads: ["unusual.measure"],
    without: ["unusual.stands_out"],
    wordings: [
      "None of the {unusual.looks:words} measures of price and volume that we compare with bitcoin's own history stands far out.",
      "We compare {unusual.looks:words} measures of price and volume with bitcoin's own history; none of them stands far out today.",
      "By our count nothing here is rare: of {unusual.looks:words} measures of price and volume, compared with bitcoin's own history, none stands far out.",
    ],
  }),
]

const asOf = claim("reality.as_of", {
  predicate: (read) =>
    toldApart("change", "btc.return.7d.before", "btc.return.7d")(read) &&
    read.number("btc.return.7d").minus(read.number("btc.return.7d.before")).abs().gte("0.03"),
  wordings: [
    "The seven-day change depends on the day it is read: measured to {btc.return.7d.before.day:day} it was {btc.return.7d.before:change}, measured to {btc.close.day:day} it is {btc.return.7d:change}.",
    "A day makes a difference to the seven-day change. To {btc.return.7d.before.day:day} it was {btc.return.7d.before:change}; to {btc.close.day:day} it is {btc.return.7d:change}.",
  ],
})

/** The section on what is behind the headline's move. */
export const realityClaims: readonly Claim[] = [...regimeClaims, month, ...moves, ...history, asOf, ...looks]
