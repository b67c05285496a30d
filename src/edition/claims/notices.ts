import { type Claim, claim } from "../claim.ts"

/** A block that can be left out, the fact without which it is, and what readers are then told. */
export type Omission = { block: string; fact: string; notice: Claim }

const omission = (block: string, fact: string, wording: string): Omission => ({
  block,
  fact,
  notice: claim(`notice.${block.replaceAll("-", "_")}`, { without: [fact], wordings: [wording] }),
})

/** The closed list of what an edition can lack and still go out. */
export const omissions: readonly Omission[] = [
  omission(
    "cost",
    "cost.cash",
    "The estimate of mining cost is left out: its inputs could not be confirmed.",
  ),
  {
    block: "cost-state",
    fact: "cost.state",
    notice: claim("notice.cost_state", {
      reads: ["cost.cash"],
      without: ["cost.state"],
      wordings: ["The price is not compared with the estimate of mining cost in this edition."],
    }),
  },
  omission(
    "difficulty",
    "difficulty.change",
    "The last change of mining difficulty is left out: it could not be confirmed.",
  ),
  omission("hash-rate", "hash_rate.change", "Hash rate is left out: its figures could not be confirmed."),
  omission("record-high", "btc.ath", "Bitcoin's record high is left out: it could not be confirmed."),
  omission(
    "week-range",
    "btc.low.7d",
    "Bitcoin's low and high of the week are left out: they could not be confirmed.",
  ),
  omission("ether", "eth.return.7d", "Ether is left out: its prices could not be confirmed."),
  omission("bnb", "bnb.return.7d", "BNB is left out: its prices could not be confirmed."),
  omission("solana", "sol.return.7d", "Solana is left out: its prices could not be confirmed."),
]
