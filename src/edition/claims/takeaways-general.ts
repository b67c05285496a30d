import { claim, type Reading } from "../claim.ts"
import type { Takeaways } from "./takeaways.ts"
import {
  awayFromRecord,
  costMoved,
  hasRange,
  justAdjusted,
  newsReads,
  stateIsNew,
  visible,
} from "./takeaways-rules.ts"

const differ = (read: Reading): boolean =>
  read.rounded("btc.return.7d").times(read.rounded("btc.return.30d")).isNegative() &&
  read.rounded("btc.return.7d").abs().gte("0.01")

/** For readers who chose no kind. */
export const generalTakeaways: Takeaways = {
  notable: [
    claim("takeaway.general.record", {
      reads: ["btc.ath.day", "btc.close.day"],
      predicate: (read) => read.word("btc.ath.day") === read.word("btc.close.day"),
      wordings: [
        "Bitcoin has not traded at a higher price than the {btc.ath:price.exact} of {btc.ath.day:day} in our data.",
        "No trade in our data from before {btc.ath.day:day} was made at {btc.ath:price.exact} or more.",
        "A record means only this: until {btc.ath.day:day} bitcoin had not been at {btc.ath:price.exact} in our data.",
      ],
      entails: { higher: (read) => read.word("btc.ath.day") === read.word("btc.close.day") },
    }),
    claim("takeaway.general.state", {
      reads: ["regime.since", ...newsReads],
      predicate: stateIsNew,
      wordings: [
        "By our rules the state of the market changed on {regime.since:day}, from {regime.before:text} to {regime.name:text}.",
        "The market has a new name in our rules since {regime.since:day}: {regime.name:text}, after {regime.before:text}.",
        "Since {regime.since:day} our rules have named the state of the market {regime.name:text}; before that it was {regime.before:text}.",
      ],
    }),
    claim("takeaway.general.adjusted", {
      reads: ["difficulty.change", "difficulty.day", ...newsReads],
      predicate: (read) => justAdjusted(read, 0) && costMoved(read),
      wordings: [
        "Our estimate of mining cost is not what it was a few days ago: difficulty {difficulty.change:stepped} on {difficulty.day:day}, and the estimate went with it, from about {cost.previous:estimate} to about {cost.cash:estimate}.",
        "The estimate of mining cost went from about {cost.previous:estimate} to about {cost.cash:estimate} on {difficulty.day:day}. Miners' work was set anew; their machines are the same.",
        "A figure quoted before {difficulty.day:day} for mining cost is out of date: about {cost.previous:estimate} then, about {cost.cash:estimate} since.",
      ],
    }),
    claim("takeaway.general.week_against_month", {
      predicate: differ,
      wordings: [
        "The week and the month point different ways: bitcoin is {btc.return.7d:change} in seven days and {btc.return.30d:change} in 30 days.",
        "Which way bitcoin went depends on the window: {btc.return.7d:change} in seven days, {btc.return.30d:change} in 30 days.",
        "At the end of a month that is {btc.return.30d:change} stands a week that is {btc.return.7d:change}.",
      ],
    }),
  ],
  usual: [
    claim("takeaway.general.cost", {
      predicate: awayFromRecord,
      wordings: [
        "Bitcoin is {btc.drawdown:offset} its record high and {cost.state:text} our estimated range of what it costs to mine.",
        "Measured by mining cost, the price is {cost.state:text} the estimated range; measured by the record high, it is {btc.drawdown:offset} that.",
        "The price lies {cost.state:text} the {cost.low:estimate} to {cost.high:estimate} that we estimate mining costs, and {btc.drawdown:offset} the record high.",
      ],
    }),
    claim("takeaway.general.spans", {
      predicate: (read) => !differ(read),
      wordings: [
        "Bitcoin is {btc.return.7d:change} in seven days and {btc.return.30d:change} in 30 days.",
        "The last seven days brought bitcoin {btc.return.7d:percent.signed}, the last 30 days {btc.return.30d:percent.signed}.",
        "Over 30 days bitcoin is {btc.return.30d:change}; over the last seven days alone, {btc.return.7d:change}.",
      ],
    }),
    claim("takeaway.general.usual_day", {
      predicate: (read) => !read.rounded("btc.return.1d").isZero(),
      wordings: [
        "The day's change was {btc.return.1d:percent.signed}; over all our data the average day moves {btc.mean_move.data:percent}, whichever way.",
        "On an average day of our data the price moves {btc.mean_move.data:percent}, whichever way. The last day brought {btc.return.1d:percent.signed}.",
        "A change of {btc.return.1d:percent.signed} in a day compares with an average of {btc.mean_move.data:percent}, whichever way.",
      ],
    }),
    claim("takeaway.general.mood", {
      reads: ["fear_greed.before"],
      wordings: [
        "The Fear & Greed Index by {fear_greed.origin:text} stood at {fear_greed:score} on {fear_greed.day:day}. It puts a number on the mood; it says nothing of what comes next.",
        "As for the mood, {fear_greed.origin:text} puts it at {fear_greed:score} for {fear_greed.day:day}, after {fear_greed.before:score} a week before.",
        "Mood is measured too: {fear_greed:score} on {fear_greed.day:day} by the Fear & Greed Index of {fear_greed.origin:text}, with {fear_greed.before:score} a week earlier.",
      ],
    }),
    claim("takeaway.general.funds", {
      reads: ["etf.btc.five_days"],
      wordings: [
        "US spot bitcoin ETFs {etf.btc.flow:flows} on {etf.btc.day:day}. The figure says what went in or out, and not why.",
        "On {etf.btc.day:day} US spot bitcoin ETFs {etf.btc.flow:flows}; why, the figures do not say.",
        "The US funds that hold bitcoin {etf.btc.flow:flows} on {etf.btc.day:day}, and {etf.btc.five_days:flows} over {etf.btc.five_days.days:words} trading days.",
      ],
    }),
    claim("takeaway.general.hundred", {
      reads: ["btc.return.7d"],
      predicate: visible,
      wordings: [
        "What was worth {hundred.start:price.exact} in bitcoin seven days before was worth {hundred.7d:price.exact} at this close.",
        "In plain money: bitcoin worth {hundred.start:price.exact} a week ago was worth {hundred.7d:price.exact} at the close.",
        "Seven days turned {hundred.start:price.exact} of bitcoin into {hundred.7d:price.exact}, before any costs of trading.",
      ],
    }),
  ],
  watch: [
    claim("takeaway.general.watch_cost", {
      reads: ["cost.state"],
      wordings: [
        "What to watch: the next closes against our estimate of {cost.low:estimate} to {cost.high:estimate}.",
        "Worth a look next time: whether closes stay {cost.state:text} the range of {cost.low:estimate} to {cost.high:estimate}.",
        "The next edition compares the close with {cost.low:estimate} to {cost.high:estimate} again; a new difficulty moves both ends.",
      ],
    }),
    claim("takeaway.general.watch_range", {
      predicate: hasRange,
      wordings: [
        "What to watch: closes outside the week's {btc.low.7d:price.exact} to {btc.high.7d:price.exact}.",
        "A close outside {btc.low.7d:price.exact} to {btc.high.7d:price.exact}, the span of the week, would be at a price that the week did not see.",
        "The week's trades ran from {btc.low.7d:price.exact} to {btc.high.7d:price.exact}; a close outside that span would be at a price that they did not see.",
      ],
    }),
    claim("takeaway.general.watch_hash_rate", {
      wordings: [
        "What to watch: next week's hash rate against this week's {hash_rate.7d:ehs}.",
        "On the miners' side, the figure to compare next week with is a hash rate of {hash_rate.7d:ehs}.",
        "Another figure to follow is the hash rate, {hash_rate.7d:ehs} on average over the seven days to {hash_rate.7d.day:day}.",
      ],
    }),
  ],
}
