import { allTimeHigh } from "./all-time-high.ts"
import { checkedDifficulty, checkedHeight, checkedPrevious } from "./difficulty.ts"
import type { Figure } from "./figure.ts"
import type { When } from "./fitness.ts"
import { FigureId, type Observation } from "./observation.ts"
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
  const ordered = [...observations].sort((a, b) => compareText(sortKey(a), sortKey(b)))
  const said = (id: FigureId) => ordered.filter(({ figure }) => figure === id)
  const series = (id: FigureId) => agreeOnSeries(id, said(id), when)
  const value = (id: FigureId) => agreeOnValue(id, said(id), when)

  const daily = {
    btc: series("btc.daily"),
    eth: series("eth.daily"),
    bnb: series("bnb.daily"),
    sol: series("sol.daily"),
  }
  const hashRate = series("btc.hash_rate")
  const difficulty = checkedDifficulty(value("btc.difficulty"), hashRate)
  const figures: Record<FigureId, Figure> = {
    "btc.daily": daily.btc,
    "eth.daily": daily.eth,
    "bnb.daily": daily.bnb,
    "sol.daily": daily.sol,
    "btc.spot": checkedSpot(value("btc.spot"), daily.btc),
    "eth.spot": checkedSpot(value("eth.spot"), daily.eth),
    "bnb.spot": checkedSpot(value("bnb.spot"), daily.bnb),
    "sol.spot": checkedSpot(value("sol.spot"), daily.sol),
    "btc.ath": allTimeHigh(said("btc.ath"), daily.btc, when),
    "btc.difficulty": difficulty,
    "btc.difficulty.previous": checkedPrevious(value("btc.difficulty.previous"), difficulty),
    "btc.retarget.height": checkedHeight(value("btc.retarget.height"), difficulty),
    "btc.hash_rate": hashRate,
    "btc.fees_per_block": value("btc.fees_per_block"),
  }
  return FigureId.options.map((id) => figures[id])
}

/** Sources by name, whatever came first; what they said decides between two of one name. */
const sortKey = ({ source, origin, ...rest }: Observation): string =>
  `${source}\n${origin}\n${rest.rawSha256}\n${rest.asOf}\n${rest.kind === "value" ? rest.value : ""}`

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
