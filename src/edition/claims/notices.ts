import { type Claim, claim } from "../claim.ts"

/** A block that can be left out, the fact without which it is, and what readers are then told. */
export type Omission = { block: string; fact: string; notice: Claim }

const omission = (block: string, fact: string, wording: string): Omission => ({
  block,
  fact,
  notice: claim(`notice.${block.replaceAll("-", "_")}`, { without: [fact], wordings: [wording] }),
})

/** The closed list of what an edition can lack and still go out. A notice names a cause only where a fact proves it. */
export const omissions: readonly Omission[] = [
  {
    block: "cost",
    fact: "cost.cash",
    notice: claim("notice.cost", {
      reads: ["cost.parameters"],
      without: ["cost.cash"],
      wordings: [
        "The estimate of mining cost is left out: the figures that it rests on could not be established.",
      ],
    }),
  },
  {
    block: "cost",
    fact: "cost.parameters",
    notice: claim("notice.cost_parameters", {
      without: ["cost.parameters"],
      wordings: [
        "The estimate of mining cost is left out: its assumptions do not cover {edition.day:day.year}.",
      ],
    }),
  },
  {
    block: "cost-state",
    fact: "cost.state",
    notice: claim("notice.cost_check", {
      reads: ["cost.cash", "cost.check.result"],
      without: ["cost.state"],
      wordings: [
        "Our ways to judge the cost of mining disagree, so the price is not compared with the estimate in this edition.",
      ],
    }),
  },
  {
    block: "cost-state",
    fact: "cost.state",
    notice: claim("notice.cost_fees", {
      reads: ["cost.cash", "cost.new_coins_alone"],
      without: ["cost.state", "cost.check.result"],
      wordings: [
        "The fees of these blocks are not known to us, so the price is not compared with the estimate of mining cost.",
      ],
    }),
  },
  {
    block: "cost-state",
    fact: "cost.state",
    notice: claim("notice.cost_state", {
      reads: ["cost.cash"],
      without: ["cost.state", "cost.check.result", "cost.new_coins_alone"],
      wordings: ["The price is not compared with the estimate of mining cost in this edition."],
    }),
  },
  omission(
    "difficulty",
    "difficulty.change",
    "The last change of mining difficulty is left out: it could not be established.",
  ),
  omission(
    "hash-rate",
    "hash_rate.change",
    "The week's change of hash rate is left out: it could not be established.",
  ),
  omission("record-high", "btc.ath", "Bitcoin's record high is left out: it could not be established."),
  omission(
    "week-range",
    "btc.low.7d",
    "Bitcoin's low and high of the week are left out: they could not be established.",
  ),
  omission("ether", "eth.return.7d", "Ether is left out: its prices could not be established."),
  omission("bnb", "bnb.return.7d", "BNB is left out: its prices could not be established."),
  omission("solana", "sol.return.7d", "Solana is left out: its prices could not be established."),
]
