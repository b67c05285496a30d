import { msOf } from "../../market/day.ts"
import { FigureId, type Observation } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { figureNames } from "../figure-names.ts"
import { sourceName } from "../source-names.ts"
import { type Provenance, wordFact } from "./record.ts"
import type { Usable } from "./usable.ts"

type Used = { name: string; url: string; figures: Set<FigureId>; asOf: string }

/**
 * The sources that the usable figures rest on, as `source.1.name`, `.url`, `.figures` and `.as_of`. A source that passed
 * on another's measurement is named after it: `Binance BTCUSDT via CoinGecko`.
 *
 * sourceFacts(new Map()) // => []
 */
export const sourceFacts = (usable: Usable): Fact[] =>
  usedSources(usable).flatMap((used, index) => {
    const id = `source.${index + 1}`
    const figures = FigureId.options.filter((figure) => used.figures.has(figure))
    const from: Provenance = {
      asOf: used.asOf,
      method: "source@1",
      inputs: figures,
      quality: "measured",
    }
    return [
      wordFact(`${id}.name`, "text", used.name, from),
      wordFact(`${id}.url`, "text", used.url, from),
      wordFact(`${id}.figures`, "text", figures.map((figure) => figureNames[figure]).join(", "), from),
      wordFact(`${id}.as_of`, "instant", used.asOf, from),
    ]
  })

function usedSources(usable: Usable): Used[] {
  const byName = new Map<string, Used>()
  for (const figure of usable.values()) {
    for (const observation of figure.observations) {
      const { title, home } = sourceName(observation.source, observation.url)
      const name = credit(observation, title)
      const used = byName.get(name) ?? { name, url: home, figures: new Set(), asOf: observation.asOf }
      used.figures.add(figure.id)
      if (msOf(observation.asOf) > msOf(used.asOf)) used.asOf = observation.asOf
      byName.set(name, used)
    }
  }
  return [...byName.values()]
}

const credit = ({ origin }: Observation, title: string): string =>
  origin === title || origin.startsWith(`${title} `) ? title : `${origin} via ${title}`
