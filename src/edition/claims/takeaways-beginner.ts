import { claim } from "../claim.ts"
import type { Takeaways } from "./takeaways.ts"
import { awayFromRecord, visible } from "./takeaways-rules.ts"

/** For readers to whom all this is new. A term is explained in each edition. */
export const beginnerTakeaways: Takeaways = {
  notable: [
    claim("takeaway.beginner.term", {
      wordings: [
        "A term explained: {glossary.term:text}. {glossary.meaning:text}",
        "Today's term is this: {glossary.term:text}. {glossary.meaning:text}",
        "A word that this newsletter uses: {glossary.term:text}. {glossary.meaning:text}",
      ],
    }),
  ],
  usual: [
    claim("takeaway.beginner.difficulty", {
      reads: ["difficulty"],
      wordings: [
        "When miners switch machines off, blocks come more slowly until difficulty adjusts, about every two weeks; the schedule of new bitcoin stays the same.",
        "Fewer machines do not mean fewer bitcoin for long: difficulty adjusts about every two weeks, so that blocks come at their usual pace again.",
        "Difficulty is what keeps the pace: about every two weeks it adjusts to how many machines are running.",
      ],
    }),
    claim("takeaway.beginner.close", {
      reads: ["btc.close"],
      wordings: [
        "A close here is the last trade before midnight UTC, so that every day is measured alike.",
        "Bitcoin trades day and night. So that days can be compared, this newsletter takes the price at midnight UTC and calls it the close.",
        "There is no closing bell for bitcoin: its close is the price at midnight UTC, here {btc.close:price.exact}.",
      ],
    }),
    claim("takeaway.beginner.asymmetry", {
      reads: ["btc.drawdown"],
      predicate: (read) => awayFromRecord(read) && read.rounded("btc.drawdown").lte("-0.05"),
      wordings: [
        "A {btc.drawdown:noun} of {btc.drawdown:percent} and a {btc.ath.ahead:noun} of {btc.ath.ahead:percent} are the same distance, from the record high to the close and from the close to the record high.",
        "Percentages are not the same both ways: the close is a {btc.drawdown:noun} of {btc.drawdown:percent} from the record high, and the record high a {btc.ath.ahead:noun} of {btc.ath.ahead:percent} from the close.",
        "Why {btc.drawdown:percent} and {btc.ath.ahead:percent} can be the same distance: the first is a share of the record high, the second a share of the close.",
      ],
    }),
    claim("takeaway.beginner.hundred", {
      reads: ["btc.return.7d"],
      predicate: visible,
      wordings: [
        "In money: bitcoin worth {hundred.start:price.exact} seven days ago was worth {hundred.7d:price.exact} at the close. That is what {btc.return.7d:percent.signed} means.",
        "A seven-day change of {btc.return.7d:percent.signed} turns {hundred.start:price.exact} into {hundred.7d:price.exact}.",
        "What a percentage says: {hundred.start:price.exact} in bitcoin a week ago, {hundred.7d:price.exact} at the close, so {btc.return.7d:percent.signed}.",
      ],
    }),
    claim("takeaway.beginner.estimate", {
      reads: ["cost.cash"],
      wordings: [
        "What mining one bitcoin costs stands in no price list. About {cost.cash:estimate} is worked out from electricity and machines; the range of {cost.low:estimate} to {cost.high:estimate} shows how uncertain that is.",
        "An estimate comes with a range: about {cost.cash:estimate} for mining one bitcoin, and anything from {cost.low:estimate} to {cost.high:estimate} would fit the assumptions.",
        "The cost of mining, about {cost.cash:estimate}, is an estimate. Its range of {cost.low:estimate} to {cost.high:estimate} is wide, for the inputs are not known exactly.",
      ],
    }),
  ],
  watch: [
    claim("takeaway.beginner.watch", {
      wordings: [
        "What to watch: mining difficulty, which {difficulty.change:stepped} on {difficulty.day:day}.",
        "A good first figure to follow is mining difficulty: it {difficulty.change:stepped} on {difficulty.day:day} and changes about every two weeks.",
        "Difficulty {difficulty.change:stepped} on {difficulty.day:day}; about two weeks after that it changes again.",
      ],
    }),
    claim("takeaway.beginner.watch_week", {
      wordings: [
        "What to watch: the seven-day change, {btc.return.7d:percent.signed} now, which says more than that of a day.",
        "Single days say little; the seven-day change, {btc.return.7d:percent.signed} now, is the calmer figure to follow.",
        "A figure to follow is the change over seven days, {btc.return.7d:percent.signed} at this close.",
      ],
    }),
  ],
}
