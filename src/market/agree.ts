import { allTimeHigh } from "./all-time-high.ts"
import { checkedDays, checkedHeight, checkedNetwork, checkedNext, checkedPrevious } from "./difficulty.ts"
import { chooseDistribution } from "./distribution-choice.ts"
import type { Figure } from "./figure.ts"
import type { When } from "./fitness.ts"
import { gatherHeadlines } from "./headlines.ts"
import { held } from "./held.ts"
import { coins, FigureId, type Observation } from "./observation.ts"
import { requirements } from "./requirements.ts"
import { checkedChange } from "./rolling-change.ts"
import { agreeOnSeries } from "./series-agreement.ts"
import { checkedSpot } from "./spot.ts"
import { agreeOnValue } from "./value-agreement.ts"

/**
 * What the observations amount to: one figure for each id, in the order of FigureId, agreed, single or held with its
 * reason. `requirements` says what each needs. The order of the observations does not matter.
 *
 * agree([], { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" })[0].outcome // => "held"
 */
export function agree(observations: readonly Observation[], when: When): Figure[] {
  const figures = settleEach(observations, when)
  const settled = (id: FigureId) => figures.get(id) ?? held(id, "missing", `no source gave ${id}`, [])
  const put = (figure: Figure) => figures.set(figure.id, figure)

  for (const coin of coins) {
    const daily = settled(`${coin}.daily`)
    put(checkedSpot(settled(`${coin}.spot`), daily))
    const spot = settled(`${coin}.spot`)
    put(checkedChange(settled(`${coin}.change.24h`), spot, daily, 24))
    put(checkedChange(settled(`${coin}.change.7d`), spot, daily, 7 * 24))
  }
  const records = observations.filter(({ figure }) => figure === "btc.ath")
  put(allTimeHigh(inOrder(records), settled("btc.daily"), when))
  const network = checkedNetwork(settled("btc.difficulty"), settled("btc.hash_rate"))
  put(network.difficulty)
  put(network.hashRate)
  put(checkedPrevious(settled("btc.difficulty.previous"), network.difficulty))
  put(checkedDays(settled("btc.difficulty.daily"), network.difficulty))
  put(checkedHeight(settled("btc.retarget.height"), network.difficulty))
  for (const part of ["change", "blocks", "days"] as const) {
    put(checkedNext(settled(`btc.next_retarget.${part}`), network.difficulty))
  }
  return FigureId.options.map(settled)
}

/** Each figure by itself. */
function settleEach(observations: readonly Observation[], when: When): Map<FigureId, Figure> {
  const said = new Map<FigureId, Observation[]>()
  for (const each of observations) {
    const others = said.get(each.figure)
    if (others) others.push(each)
    else said.set(each.figure, [each])
  }
  return new Map(FigureId.options.map((id) => [id, settle(id, said.get(id) ?? [], when)]))
}

/**
 * What is said of one figure, settled by its own requirement alone. The order of the observations does not matter.
 *
 * settle("btc.spot", [], { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }).outcome // => "held"
 */
export function settle(id: FigureId, said: readonly Observation[], when: When): Figure {
  const observations = inOrder(said)
  switch (requirements[id].kind) {
    case "series":
      return agreeOnSeries(id, observations, when)
    case "value":
      return agreeOnValue(id, observations, when)
    case "distribution":
      return chooseDistribution(id, observations, when)
    case "headlines":
      return gatherHeadlines(id, observations, when)
  }
}

/** By the sources' names, whatever came first; what they said decides between two of one name. */
function inOrder(observations: readonly Observation[]): Observation[] {
  const keyed = observations.map((observation) => ({ observation, key: sortKey(observation) }))
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ observation }) => observation)
}

const sortKey = ({ source, origin, rawSha256, asOf, ...said }: Observation): string =>
  [source, origin, rawSha256, asOf, said.kind === "value" ? said.value : ""].join("\n")
