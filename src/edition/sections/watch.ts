import type { Claim } from "../claim.ts"
import { watchFunding, watchVolatility } from "../claims/watch-derivatives.ts"
import { watchFlows } from "../claims/watch-flows.ts"
import { watchHashRate } from "../claims/watch-hash-rate.ts"
import { watchHolders } from "../claims/watch-holders.ts"
import { watchSentiment } from "../claims/watch-sentiment.ts"
import { watchShare, watchVolume } from "../claims/watch-volume.ts"
import type { Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { NeutralState } from "../neutral-state.ts"
import type { Writer } from "../writer.ts"
import { findDirection, type Indicator } from "./indicator.ts"
import { findSection } from "./section.ts"
import { costIndicator } from "./watch-cost.ts"
import { difficultyIndicator } from "./watch-difficulty.ts"

/** An indicator whose state is a fact, with the word that readers are shown for each value that it can have. */
const byState = (
  name: string,
  id: string,
  words: Readonly<Record<string, string>>,
  claims: readonly Claim[],
): Indicator => ({
  name,
  findState: (facts) => words[facts.get(id)?.value ?? ""] ?? null,
  claims,
})

const ribbonWords: Readonly<Record<string, string>> = {
  stressed: "stressed",
  recovering: "recovering, not confirmed",
  crossing: "just crossed",
  confirmed: "recovery confirmed",
  normal: "normal",
}

const flowWords: Readonly<Record<string, string>> = {
  "outflows outflows": "outflows",
  "outflows inflows": "outflows",
  "inflows inflows": "inflows",
  "turning inflows": "turning to inflows",
  "turning outflows": "turning to outflows",
  "reversed inflows": "turned to inflows",
  "reversed outflows": "turned to outflows",
  "mixed inflows": "mixed",
  "mixed outflows": "mixed",
}

/** The indicators, in order. One whose state is unknown is left out. */
export const indicators: readonly Indicator[] = [
  costIndicator,
  difficultyIndicator,
  {
    name: "Hash rate",
    // By its averages of 30 and 60 days; where those are not known, by the week.
    findState: (facts) => {
      const ribbon = facts.get("hash_rate.state")
      if (ribbon) return ribbonWords[ribbon.value] ?? null
      const flat = facts.get("hash_rate.flat")?.value
      return findDirection(facts, "hash_rate.change", flat, ["up on the week", "down on the week"])
    },
    claims: watchHashRate,
  },
  byState(
    "Spot volume",
    "volume.state",
    {
      weak: "weak",
      "heavy-on-falls": "heaviest on falling days",
      improving: "improving",
      steady: "steady",
    },
    watchVolume,
  ),
  byState(
    "Spot against derivatives",
    "derivatives.share.state",
    { higher: "towards spot", lower: "towards derivatives", flat: "little changed" },
    watchShare,
  ),
  {
    name: "US fund flows",
    findState: (facts) =>
      flowWords[`${facts.get("etf.btc.state")?.value} ${facts.get("etf.btc.streak.way")?.value}`] ?? null,
    claims: watchFlows,
  },
  byState(
    "Long-term holders",
    "holders.state",
    { rising: "rising", falling: "falling", flat: "little changed" },
    watchHolders,
  ),
  byState(
    "Funding and open interest",
    "derivatives.funding.state",
    { negative: "negative", none: "none", usual: "usual", high: "high" },
    watchFunding,
  ),
  byState(
    "Implied volatility",
    "volatility.implied.state",
    { low: "low for its history", usual: "within its usual range", high: "high for its history" },
    watchVolatility,
  ),
  byState(
    "Fear & Greed",
    "fear_greed.state",
    {
      "extremely-low": "extreme fear",
      low: "low",
      middling: "middling",
      high: "high",
      "extremely-high": "extreme greed",
    },
    watchSentiment,
  ),
]

const shortAtMost = 2

const isNeutral = (state: string): boolean => NeutralState.safeParse(state).success

/**
 * What to watch, each with its state and what would change it. In a short edition only those whose state is no neutral
 * one, or is another than in the edition before, each with its first sentence alone, and two of them at most.
 */
export function findWatch(write: Writer, { short = false }: { short?: boolean } = {}): Section | null {
  const changed = changedNames(write.facts)
  const items = indicators.flatMap(({ name, findState, claims }) => {
    const state = findState(write.facts)
    const sentences = write.all(claims)
    if (state === null || sentences.length === 0) return []
    if (!short) return [{ name, state, sentences }]
    return changed.has(name) || !isNeutral(state) ? [{ name, state, sentences: sentences.slice(0, 1) }] : []
  })
  // What has changed comes before what has only not gone back.
  const shown = short
    ? [
        ...items.filter(({ name }) => changed.has(name)),
        ...items.filter(({ name }) => !changed.has(name)),
      ].slice(0, shortAtMost)
    : items
  const ordered = items.filter((item) => shown.includes(item))
  return ordered.length === 0 ? null : findSection("watch", [{ kind: "indicators", items: ordered }])
}

/** The indicators whose state is another than in the edition before. */
const changedNames = (facts: Facts): ReadonlySet<string> =>
  new Set([...facts].flatMap(([id, { value }]) => (/^previous\.state\.\d+\.name$/.test(id) ? [value] : [])))
