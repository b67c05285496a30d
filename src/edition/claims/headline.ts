import type { Regime } from "../../analysis/regime.ts"
import { type Claim, claim, type Reading } from "../claim.ts"
import { littleChangedBelow } from "../lexicon.ts"

const small = (read: Reading, id: string): boolean => read.number(id).abs().lt(littleChangedBelow)
const falling: readonly Regime[] = ["acute-sell-off", "sell-off", "downtrend"]
const overstated = [/\b(crash|panic|bottom|bounce|breakout|bull|bear|coil|momentum)/i]

/** What is unusual about the edition's own day, where it stands out. */
const unusual = (measure: string) => ({
  reads: ["unusual.measure", "unusual.day", "btc.close.day", "unusual.stands_out"],
  predicate: (read: Reading) =>
    read.word("unusual.measure") === measure && read.word("unusual.day") === read.word("btc.close.day"),
  forbids: overstated,
})

const sinceClaims: readonly Claim[] = [
  claim("headline.largest_fall", {
    ...unusual("day-fall"),
    wordings: [
      "Bitcoin {btc.return.1d:moves} in a day, its largest {btc.return.1d:noun} since {unusual.since.day:month}",
      "Largest one-day {btc.return.1d:noun} since {unusual.since.day:month}: bitcoin at {btc.close:price}",
    ],
  }),
  claim("headline.largest_rise", {
    ...unusual("day-rise"),
    wordings: [
      "Bitcoin {btc.return.1d:moves} in a day, its largest {btc.return.1d:noun} since {unusual.since.day:month}",
      "Largest one-day {btc.return.1d:noun} since {unusual.since.day:month}: bitcoin at {btc.close:price}",
    ],
  }),
  claim("headline.lowest_close", {
    ...unusual("low-close"),
    wordings: [
      "Bitcoin closes at {btc.close:price}, its lowest since {unusual.since.day:month}",
      "Lowest bitcoin close since {unusual.since.day:month}: {btc.close:price}",
    ],
  }),
  claim("headline.highest_close", {
    ...unusual("high-close"),
    wordings: [
      "Bitcoin closes at {btc.close:price}, its highest since {unusual.since.day:month}",
      "Highest bitcoin close since {unusual.since.day:month}: {btc.close:price}",
    ],
  }),
]

const isRecord = (read: Reading): boolean => read.word("btc.ath.day") === read.word("btc.close.day")

/** Says nothing that a price of the moment could contradict, for when it contradicts all else. */
const closed = claim("headline.closed", {
  wordings: [
    "Bitcoin closed at {btc.close:price} on {btc.close.day:day} (UTC)",
    "Bitcoin's UTC close of {btc.close.day:day}: {btc.close:price}",
  ],
  forbids: overstated,
})

/**
 * The candidates for the headline, the first that holds, and stands beside the price at writing, being printed. It is the
 * mail's subject too.
 */
export const headlines: readonly Claim[] = [
  claim("headline.record", {
    reads: ["btc.ath.day", "btc.close.day"],
    predicate: isRecord,
    wordings: [
      "Bitcoin sets a record high of {btc.ath:price}",
      "A record for bitcoin: {btc.ath:price}",
      "Bitcoin reaches {btc.ath:price}, a record high",
    ],
    forbids: [/\b(target|uncharted|resistance)/i],
  }),
  ...sinceClaims,
  claim("headline.back", {
    regimes: ["relief-bounce"],
    reads: ["btc.return.7d", "btc.rebound.7d"],
    predicate: (read) =>
      read.number("btc.return.7d").lte(littleChangedBelow.negated()) &&
      read.number("btc.rebound.7d").gte("0.1"),
    wordings: [
      "Bitcoin back near {btc.close:price} after falling to {btc.low.7d:price}",
      "Bitcoin at {btc.close:price}, {btc.rebound.7d:offset} the week's low",
      "Bitcoin {btc.rebound.7d:offset} its low of {btc.low.7d.day:day}, at {btc.close:price}",
    ],
    entails: {
      back: (read) => read.number("btc.close").gt(read.number("btc.low.7d")),
      // The close of seven days ago lies above today's, and so above the low.
      falling: (read) =>
        read.number("btc.return.7d").isNegative() && read.number("btc.low.7d").lt(read.number("btc.close")),
    },
    forbids: [/\b(recover|bottom|bounce|support|trend)/i],
  }),
  claim("headline.month", {
    regimes: ["downtrend", "uptrend"],
    reads: ["btc.return.30d"],
    predicate: (read) => read.number("btc.return.30d").abs().gte("0.06"),
    wordings: [
      "Bitcoin {btc.return.30d:change} in 30 days, at {btc.close:price}",
      "Bitcoin at {btc.close:price}, {btc.return.30d:change} in 30 days",
      "Thirty days: bitcoin {btc.return.30d:change}, to {btc.close:price}",
    ],
    forbids: overstated,
  }),
  claim("headline.week_falls", {
    regimes: falling,
    predicate: (read) => !small(read, "btc.return.7d"),
    wordings: [
      "Bitcoin {btc.return.7d:moves} in seven days to {btc.close:price}",
      "Bitcoin at {btc.close:price} after a week's {btc.return.7d:noun} of {btc.return.7d:percent}",
      "A week's {btc.return.7d:noun} of {btc.return.7d:percent} leaves bitcoin at {btc.close:price}",
    ],
    forbids: overstated,
  }),
  claim("headline.moves", {
    predicate: (read) => !small(read, "btc.return.7d"),
    wordings: [
      "Bitcoin {btc.return.7d:moves} in seven days to {btc.close:price}",
      "Bitcoin at {btc.close:price}, {btc.return.7d:change} in a week",
      "Bitcoin closes at {btc.close:price}, {btc.return.7d:change} in seven days",
    ],
    forbids: overstated,
  }),
  claim("headline.flat", {
    reads: ["btc.return.7d"],
    predicate: (read) => small(read, "btc.return.7d"),
    wordings: [
      "Bitcoin little changed at {btc.close:price}",
      "Bitcoin little changed in seven days at {btc.close:price}",
      "A week on, bitcoin is little changed at {btc.close:price}",
    ],
    entails: { "little changed": (read) => small(read, "btc.return.7d") },
    forbids: [/\b(calm|coil|breakout)/i],
  }),
  closed,
]

/** The headline of an edition whose price is not proved. */
export const delayed = claim("headline.delayed", {
  without: ["btc.close"],
  wordings: ["Delayed: figures could not be verified"],
})

/** The candidates for the sentence under the headline. It is the mail's preview line too, of 40 to 110 characters. */
export const standfirsts: readonly Claim[] = [
  claim("standfirst.quiet", {
    reads: ["edition.quiet"],
    wordings: [
      "A quiet day: bitcoin {btc.return.1d:moved} and closed at {btc.close:price.exact}.",
      "Quiet: bitcoin closed at {btc.close:price.exact}, {btc.return.1d:change} on the day.",
      "Little happened: a close at {btc.close:price.exact}, {btc.return.1d:change} from the day before.",
    ],
  }),
  claim("standfirst.cost", {
    wordings: [
      "At {btc.close:price.exact} bitcoin is {cost.state:text} our estimated range of mining cost, {cost.low:estimate} to {cost.high:estimate}.",
      "The close of {btc.close:price.exact} is {cost.state:text} our estimate of mining cost, {cost.low:estimate} to {cost.high:estimate}.",
      "Mining cost, by our estimate {cost.low:estimate} to {cost.high:estimate}: the price is {cost.state:text} that range.",
    ],
  }),
  claim("standfirst.record", {
    predicate: (read) => read.rounded("btc.drawdown").abs().gte("0.001"),
    wordings: [
      "At {btc.close:price.exact} bitcoin is {btc.drawdown:offset} its record high of {btc.ath:price}, set on {btc.ath.day:day.year}.",
      "The close of {btc.close:price.exact} is {btc.drawdown:offset} the record high of {btc.ath.day:day.year}, {btc.ath:price}.",
      "Bitcoin closed at {btc.close:price.exact}, {btc.drawdown:offset} its record high of {btc.ath:price}.",
    ],
  }),
  claim("standfirst.close", {
    wordings: [
      "Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC).",
      "On {btc.close.day:day} (UTC) bitcoin closed at {btc.close:price.exact}.",
    ],
  }),
  claim("standfirst.delayed", {
    without: ["btc.close"],
    wordings: ["A closing price for bitcoin on {edition.day:day.year} could not be established."],
  }),
]
