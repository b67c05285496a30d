import { claim } from "../claim.ts"
import type { Takeaways } from "./takeaways.ts"
import { awayFromRecord, costMoved, justAdjusted, newsReads } from "./takeaways-rules.ts"

/** For readers who hold for years. */
export const holderTakeaways: Takeaways = {
  notable: [
    claim("takeaway.holder.adjusted", {
      reads: ["difficulty.change", "difficulty.day", ...newsReads],
      predicate: (read) => justAdjusted(read, 1) && costMoved(read),
      wordings: [
        "The estimate of mining cost moves with difficulty: it went from about {cost.previous:estimate} to about {cost.cash:estimate} on {difficulty.day:day}, while the machines and the power price in the model stayed the same.",
        "The cost of mining is no fixed level. On {difficulty.day:day} the estimate went from about {cost.previous:estimate} to about {cost.cash:estimate}; when difficulty next adjusts it moves again.",
        "Mining cost is a moving estimate: about {cost.previous:estimate} until {difficulty.day:day}, about {cost.cash:estimate} since, as difficulty {difficulty.change:stepped}.",
      ],
    }),
  ],
  usual: [
    claim("takeaway.holder.record", {
      predicate: awayFromRecord,
      wordings: [
        "The close is {btc.drawdown:offset} the record high, set on {btc.ath.day:day.year}.",
        "Seen from the record high of {btc.ath.day:day.year}, {btc.ath:price}, the close is {btc.drawdown:change}.",
        "The record high of {btc.ath:price} dates from {btc.ath.day:day.year}; the close lies {btc.drawdown:offset} it.",
      ],
    }),
    claim("takeaway.holder.month", {
      reads: ["regime"],
      wordings: [
        "Over 30 days bitcoin is {btc.return.30d:change}; by our rules the market is in {regime.name:text}.",
        "A month is a short time, and over it bitcoin is {btc.return.30d:change}. By our rules the market is in {regime.name:text}.",
        "In the 30 days to {btc.close.day:day} bitcoin is {btc.return.30d:change}. Our rules call the market's state {regime.name:text}.",
      ],
    }),
    claim("takeaway.holder.supply", {
      reads: ["holders.state"],
      predicate: (read) => read.word("holders.state") !== "flat",
      wordings: [
        "Supply that has not moved for {holders.age:count} days or more {holders.change:coins.changed} in 30 days. Coins join it simply by getting older.",
        "The supply that has lain still for {holders.age:count} days or more {holders.change:coins.changed} in 30 days; age alone is counted, not who holds it.",
        "In 30 days the supply unmoved for {holders.age:count} days or more {holders.change:coins.changed}. What its holders intend, the figure does not say.",
      ],
      forbids: [/\b(whales?|bought|conviction|hodl)/i],
    }),
    claim("takeaway.holder.schedule", {
      wordings: [
        "Each block pays {cost.subsidy:btc} of new coins. That amount is part of bitcoin's rules and does not depend on the price.",
        "The new coins that a block pays do not follow the market: {cost.subsidy:btc}, whatever the price.",
        "Prices change by the minute; the {cost.subsidy:btc} of new coins that a block pays are fixed by rule.",
      ],
    }),
    claim("takeaway.holder.cost", {
      reads: ["cost.state"],
      wordings: [
        "The price is {cost.ratio:multiple} our estimate of the average cash cost of mining. That estimate is an average, not a level that the price has to keep.",
        "The price stands at {cost.ratio:multiple} our estimate of mining cost; no rule says where that ratio has to be.",
        "At {cost.ratio:multiple} the estimated cost of mining, the price is {cost.state:text} the range of that estimate.",
      ],
    }),
  ],
  watch: [
    claim("takeaway.holder.watch", {
      wordings: [
        "What to watch: the next difficulty adjustment, at block {difficulty.next_height:count}.",
        "The next date in the calendar of mining is block {difficulty.next_height:count}, when difficulty adjusts.",
        "At block {difficulty.next_height:count} difficulty adjusts, and with it our estimate of mining cost.",
      ],
    }),
    claim("takeaway.holder.watch_record", {
      reads: ["btc.drawdown"],
      predicate: awayFromRecord,
      wordings: [
        "What to watch over the longer run: the distance to the record high, now {btc.drawdown:percent}.",
        "The slow figure to follow is the distance to {btc.ath:price}, the record high: {btc.drawdown:percent} today.",
        "A figure to compare over years, and not from day to day, is the distance to the record high: {btc.drawdown:percent} now.",
      ],
    }),
  ],
}
