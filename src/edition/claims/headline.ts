import { type Claim, claim, type Reading } from "../claim.ts"
import { littleChangedBelow } from "../lexicon.ts"

const small = (read: Reading, id: string): boolean => read.number(id).abs().lt(littleChangedBelow)

/** The candidates for the headline, the first that holds being printed. It is the mail's subject too. */
export const headlines: readonly Claim[] = [
  claim("headline.back", {
    reads: ["btc.return.7d", "btc.rebound.7d"],
    predicate: (read) =>
      read.number("btc.return.7d").lte(littleChangedBelow.negated()) &&
      read.number("btc.rebound.7d").gte("0.1"),
    wordings: ["Bitcoin back near {btc.close:price} after falling to {btc.low.7d:price}"],
    entails: {
      back: (read) => read.number("btc.close").gt(read.number("btc.low.7d")),
      // The close of seven days ago lies above today's, and so above the low.
      falling: (read) =>
        read.number("btc.return.7d").isNegative() && read.number("btc.low.7d").lt(read.number("btc.close")),
    },
    forbids: [/\b(recover|bottom|bounce|support|trend)/i],
  }),
  claim("headline.moves", {
    predicate: (read) => !small(read, "btc.return.7d"),
    wordings: ["Bitcoin {btc.return.7d:moves} in seven days to {btc.close:price}"],
    forbids: [/\b(crash|panic|breakout|bull|bear)/i],
  }),
  claim("headline.flat", {
    reads: ["btc.return.7d"],
    predicate: (read) => small(read, "btc.return.7d"),
    wordings: [
      "Bitcoin little changed at {btc.close:price}",
      "Bitcoin little changed in seven days at {btc.close:price}",
    ],
    entails: { "little changed": (read) => small(read, "btc.return.7d") },
    forbids: [/\b(calm|coil|breakout)/i],
  }),
]

/** The headline of an edition whose price is not proved. */
export const delayed = claim("headline.delayed", {
  without: ["btc.close"],
  wordings: ["Delayed: figures could not be verified"],
})

/** The candidates for the sentence under the headline. It is the mail's preview line too. */
export const standfirsts: readonly Claim[] = [
  claim("standfirst.cost", {
    wordings: [
      "At {btc.close:price.exact} bitcoin is {cost.state:text} our estimated range of mining cost, {cost.low:estimate} to {cost.high:estimate}.",
    ],
  }),
  claim("standfirst.record", {
    wordings: [
      "At {btc.close:price.exact} bitcoin is {btc.drawdown:offset} its record high of {btc.ath:price}, set on {btc.ath.day:day.year}.",
    ],
  }),
  claim("standfirst.close", {
    wordings: ["Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC)."],
  }),
  claim("standfirst.delayed", {
    without: ["btc.close"],
    wordings: ["A closing price for bitcoin on {edition.day:day.year} could not be established."],
  }),
]
