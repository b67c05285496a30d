import type { ReaderKind } from "../../subscribers/reader-kind.ts"
import { type Claim, claim, toldApart } from "../claim.ts"

/** What it means, and what to watch: of each the first that holds. Third person, nothing on what to do. */
export type Takeaways = { means: readonly Claim[]; watch: readonly Claim[] }

const spans = toldApart("price.exact", "btc.low.7d", "btc.high.7d")

const weekRange = claim("takeaway.general.watch_range", {
  predicate: spans,
  wordings: [
    "What to watch: closes outside the week's {btc.low.7d:price.exact} to {btc.high.7d:price.exact}.",
  ],
})

export const takeaways: Record<ReaderKind, Takeaways> = {
  general: {
    means: [
      claim("takeaway.general.cost", {
        wordings: [
          "Bitcoin is {btc.drawdown:offset} its record high and {cost.state:text} our estimated range of what it costs to mine.",
        ],
      }),
      claim("takeaway.general.record", {
        wordings: ["Bitcoin is {btc.drawdown:offset} its record high."],
      }),
      claim("takeaway.general.week", {
        wordings: ["Bitcoin is {btc.return.7d:change} in the seven days to {btc.close.day:day}."],
      }),
    ],
    watch: [
      claim("takeaway.general.watch", {
        reads: ["cost.state"],
        wordings: [
          "What to watch: the next close against {cost.low:estimate} to {cost.high:estimate}, and the next week's hash rate against {hash_rate.7d:ehs}.",
        ],
      }),
      weekRange,
    ],
  },
  "long-term-holder": {
    means: [
      claim("takeaway.holder.cost", {
        predicate: toldApart("estimate", "cost.previous", "cost.cash"),
        wordings: [
          "The estimate of mining cost moves with difficulty: it went from about {cost.previous:estimate} to about {cost.cash:estimate} on {difficulty.day:day}, while the machines and the power price in the model stayed the same.",
        ],
      }),
      claim("takeaway.holder.record", {
        wordings: ["The close is {btc.drawdown:offset} the record high, set on {btc.ath.day:day.year}."],
      }),
    ],
    watch: [
      claim("takeaway.holder.watch", {
        wordings: ["What to watch: the next difficulty adjustment, at block {difficulty.next_height:count}."],
      }),
    ],
  },
  trader: {
    means: [
      claim("takeaway.trader.week", {
        predicate: spans,
        wordings: [
          "The week spanned {btc.low.7d:price.exact} to {btc.high.7d:price.exact}, with an average daily move of {btc.mean_move.7d:percent}, whichever way.",
        ],
      }),
    ],
    watch: [
      claim("takeaway.trader.watch", {
        reads: ["btc.low.7d", "btc.high.7d", "btc.mean_move.7d"],
        predicate: spans,
        wordings: ["What to watch: a close outside that span."],
      }),
    ],
  },
  beginner: {
    means: [
      claim("takeaway.beginner.difficulty", {
        reads: ["difficulty"],
        wordings: [
          "When miners switch machines off, blocks come more slowly until difficulty adjusts, about every two weeks; the schedule of new bitcoin stays the same.",
        ],
      }),
      claim("takeaway.beginner.close", {
        reads: ["btc.close"],
        wordings: [
          "A close here is the last trade before midnight UTC, so that every day is measured alike.",
        ],
      }),
    ],
    watch: [
      claim("takeaway.beginner.watch", {
        wordings: [
          "What to watch: mining difficulty, which {difficulty.change:stepped} on {difficulty.day:day}.",
        ],
      }),
    ],
  },
}
