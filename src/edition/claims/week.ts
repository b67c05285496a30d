import { regimes } from "../../analysis/regime.ts"
import { type Claim, claim, type Reading, toldApart } from "../claim.ts"
import { littleChangedBelow } from "../lexicon.ts"

// All of them read `week.start`, a fact of weekly editions alone.
const small = (read: Reading): boolean => read.number("btc.return.7d").abs().lt(littleChangedBelow)
const moved = (read: Reading): boolean => !small(read)
const recordInWeek = (read: Reading): boolean => read.word("btc.ath.day") >= read.word("week.start")
const ranged = toldApart("price", "btc.low.7d", "btc.high.7d")
const overstated = [/\b(crash|panic|bottom|bounce|breakout|bull|bear|coil|calm|momentum)/i]

/** The headlines of a week, before all others. */
export const weekHeadlines: readonly Claim[] = [
  claim("week.headline.record", {
    reads: ["week.start", "btc.ath.day"],
    predicate: recordInWeek,
    wordings: [
      "A record high in the week: bitcoin at {btc.ath:price}",
      "Bitcoin sets a record of {btc.ath:price} in the week to {btc.close.day:day}",
      "The week to {btc.close.day:day}: a record high for bitcoin, {btc.ath:price}",
    ],
    forbids: [/\b(target|uncharted|resistance)/i],
  }),
  claim("week.headline.moved", {
    reads: ["week.start"],
    regimes: regimes.filter((each) => each !== "relief-bounce"),
    predicate: moved,
    wordings: [
      "Bitcoin {btc.return.7d:moves} in the week to {btc.close.day:day}",
      "The week to {btc.close.day:day}: bitcoin {btc.return.7d:change}, at {btc.close:price}",
      "Bitcoin ends the week at {btc.close:price}, {btc.return.7d:change}",
      "Bitcoin's week: {btc.return.7d:change}, to {btc.close:price}",
      "A week's {btc.return.7d:noun} of {btc.return.7d:percent}: bitcoin at {btc.close:price}",
    ],
    forbids: overstated,
  }),
  claim("week.headline.flat", {
    reads: ["week.start", "btc.return.7d"],
    predicate: small,
    wordings: [
      "Bitcoin little changed in the week to {btc.close.day:day}",
      "The week to {btc.close.day:day}: bitcoin little changed at {btc.close:price}",
      "Bitcoin ends the week little changed, at {btc.close:price}",
    ],
    entails: { "little changed": small },
    forbids: overstated,
  }),
]

/** The sentence under the headline of a week, before all others. */
export const weekStandfirsts: readonly Claim[] = [
  claim("week.standfirst.quiet", {
    reads: ["week.start", "edition.quiet"],
    predicate: ranged,
    wordings: [
      "A quiet week: bitcoin traded between {btc.low.7d:price} and {btc.high.7d:price}, and closed at {btc.close:price.exact}.",
      "Little happened: a week's range of {btc.low.7d:price} to {btc.high.7d:price}, and a close at {btc.close:price.exact}.",
      "Quiet: from {week.start:day} to {btc.close.day:day} bitcoin stayed between {btc.low.7d:price} and {btc.high.7d:price}.",
    ],
  }),
  claim("week.standfirst.range", {
    reads: ["week.start"],
    predicate: ranged,
    wordings: [
      "From {week.start:day} to {btc.close.day:day} bitcoin traded between {btc.low.7d:price} and {btc.high.7d:price}.",
      "The week's range: {btc.low.7d:price} to {btc.high.7d:price}, with a close at {btc.close:price.exact}.",
      "Bitcoin traded between {btc.low.7d:price} and {btc.high.7d:price} in the week, and closed at {btc.close:price.exact}.",
      "The low of the week was {btc.low.7d:price} ({btc.low.7d.day:day}), the high {btc.high.7d:price} ({btc.high.7d.day:day}).",
    ],
  }),
]

/** What happened in the week. */
export const weekHappened: readonly Claim[] = [
  claim("week.short.record", {
    reads: ["week.start", "btc.ath.day"],
    predicate: recordInWeek,
    wordings: [
      "In the week to {btc.close.day:day} (UTC) bitcoin set a record of {btc.ath:price.exact}, on {btc.ath.day:day}. It closed at {btc.close:price.exact}, {btc.return.7d:change} in seven days.",
      "The week brought a record of {btc.ath:price.exact} on {btc.ath.day:day}; on {btc.close.day:day} (UTC) bitcoin closed at {btc.close:price.exact}, {btc.return.7d:change} in seven days.",
      "On {btc.ath.day:day} bitcoin traded at a record of {btc.ath:price.exact}. The week to {btc.close.day:day} (UTC) ended at {btc.close:price.exact}, {btc.return.7d:change}.",
    ],
  }),
  claim("week.short.day", {
    reads: ["week.start", "btc.return.7d"],
    predicate: (read) => moved(read) && read.number("btc.largest_move.7d").abs().gte("0.03"),
    wordings: [
      "In the week to {btc.close.day:day} (UTC) bitcoin {btc.return.7d:moved}, to {btc.close:price.exact}; its largest one-day move was {btc.largest_move.7d:percent.signed}, on {btc.largest_move.7d.day:day}.",
      "Bitcoin {btc.return.7d:moved} in the week to {btc.close.day:day} and closed at {btc.close:price.exact} (UTC). The largest one-day move came on {btc.largest_move.7d.day:day}: {btc.largest_move.7d:percent.signed}.",
      "The week's largest one-day move was {btc.largest_move.7d:percent.signed}, on {btc.largest_move.7d.day:day}. By {btc.close.day:day} (UTC) bitcoin stood at {btc.close:price.exact}, {btc.return.7d:change} in seven days.",
      "A one-day {btc.largest_move.7d:noun} of {btc.largest_move.7d:percent} on {btc.largest_move.7d.day:day} was the week's largest move; the week closed at {btc.close:price.exact} (UTC), {btc.return.7d:change}.",
      "At {btc.close:price.exact} on {btc.close.day:day} (UTC), bitcoin is {btc.return.7d:change} in a week whose largest one-day move was {btc.largest_move.7d:percent.signed}.",
    ],
  }),
  claim("week.short.range", {
    reads: ["week.start"],
    wordings: [
      "In the week to {btc.close.day:day} bitcoin {btc.return.7d:moved} and closed at {btc.close:price.exact} (UTC).",
      "Bitcoin closed the week to {btc.close.day:day} at {btc.close:price.exact} (UTC), {btc.return.7d:change} in seven days.",
      "The week from {week.start:day} to {btc.close.day:day} took bitcoin to {btc.close:price.exact} (UTC), {btc.return.7d:change}.",
      "Bitcoin stood at {btc.close:price.exact} when the week to {btc.close.day:day} ended (UTC), {btc.return.7d:change} from the week before.",
      "Seven days to {btc.close.day:day} (UTC) leave bitcoin {btc.return.7d:change}, at {btc.close:price.exact}.",
    ],
  }),
]

const ranked = {
  reads: ["week.start", "btc.return.7d", "week.larger"],
  without: ["unusual.stands_out"],
  forbids: [/\b(drawdown|worst|crash|never)/i],
}

/** How unusual the week is, where no single measure stands out. */
export const weekUnusual: readonly Claim[] = [
  claim("week.short.first", {
    ...ranked,
    predicate: (read) => moved(read) && read.number("week.larger").isZero(),
    wordings: [
      "None of the {week.of:count} weeks before it in our data, which start on {week.from:day.year}, saw a larger {btc.return.7d:noun}.",
    ],
  }),
  claim("week.short.ranked", {
    ...ranked,
    predicate: (read) => moved(read) && !read.number("week.larger").isZero(),
    wordings: [
      "Of the {week.of:count} weeks before it in our data, {week.larger:words} saw a larger {btc.return.7d:noun}; the data start on {week.from:day.year}.",
      "By its {btc.return.7d:noun} the week comes after {week.larger:words} of the {week.of:count} before it, counted from {week.from:day.year}.",
      "Since {week.from:day.year} our data have {week.of:count} weeks before it, and {week.larger:words} of them saw a larger {btc.return.7d:noun}.",
    ],
  }),
]

/** The week's size among all weeks, whichever way they went. */
export const weekData: readonly Claim[] = [
  claim("week.data.size", {
    reads: ["week.start"],
    predicate: (read) => !read.number("week.moved_more").isZero(),
    wordings: [
      "By the size of its move, whichever way, the week comes after {week.moved_more:words} of the {week.of:count} before it.",
      "Whichever way they went, {week.moved_more:words} of the {week.of:count} weeks before it moved more.",
      "Counted whichever way, this week's move was smaller than those of {week.moved_more:words} of the {week.of:count} weeks before it.",
    ],
  }),
]

/** All claims that only a weekly edition makes. */
export const weekClaims: readonly Claim[] = [
  ...weekHeadlines,
  ...weekStandfirsts,
  ...weekHappened,
  ...weekUnusual,
  ...weekData,
]
