import type { Settled } from "../../market/held.ts"
import { FigureId, type Instant, type Observation } from "../../market/observation.ts"
import { findProvider } from "../../market/providers.ts"
import type { Fact } from "../fact.ts"
import { figureName } from "../figure-names.ts"
import { type Provenance, wordFact } from "./record.ts"
import type { Usable } from "./usable.ts"

/** A source by the name that readers are shown, and what it gave, by the moment that this holds for. */
type Used = {
  name: string
  url: string
  attribution: string | null
  asOf: Instant
  given: Map<Instant, Settled[]>
}

/**
 * The sources of the `printed` figures: `source.1.name`, `.url`, and for each moment as of which it gave some of them
 * `source.1.1.figures` and `.as_of`; `source.1.attribution` where the licence asks for a line. A figure that no second origin confirms is marked: `fees per block*`; then
 * `sources.single` names all of those. A source that passed on another's measurement is named after it: `Binance BTCUSDT
 * via CoinGecko`.
 *
 * sourceFacts(new Map(), new Set()) // => []
 */
export function sourceFacts(usable: Usable, printed: ReadonlySet<FigureId>): Fact[] {
  const figures = FigureId.options.flatMap((id) => (printed.has(id) ? (usable.get(id) ?? []) : []))
  const single = figures.filter(({ outcome }) => outcome === "single")
  const [first] = single
  return [
    ...usedSources(figures).flatMap(factsOf),
    ...(first ? [wordFact("sources.single", "text", namesOf(single), provenance(single, first.asOf))] : []),
  ]
}

function factsOf({ name, url, attribution, asOf: first, given }: Used, index: number): Fact[] {
  const id = `source.${index + 1}`
  const all = [...given.values()].flat()
  return [
    wordFact(`${id}.name`, "text", name, provenance(all, first)),
    wordFact(`${id}.url`, "text", url, provenance(all, first)),
    ...(attribution ? [wordFact(`${id}.attribution`, "text", attribution, provenance(all, first))] : []),
    ...[...given].flatMap(([asOf, figures], position) => {
      const from = provenance(figures, asOf)
      return [
        wordFact(`${id}.${position + 1}.figures`, "text", namesOf(figures), from),
        wordFact(`${id}.${position + 1}.as_of`, "instant", asOf, from),
      ]
    }),
  ]
}

function usedSources(figures: readonly Settled[]): Used[] {
  const byName = new Map<string, Used>()
  for (const figure of figures) {
    for (const observation of figure.observations) {
      const { title, home, licence } = findProvider(observation.source) ?? unknown(observation)
      const name = credit(observation, title)
      const used = byName.get(name) ?? {
        name,
        url: home,
        attribution: licence?.attribution ?? null,
        asOf: observation.asOf,
        given: new Map(),
      }
      used.given.set(observation.asOf, [...(used.given.get(observation.asOf) ?? []), figure])
      byName.set(name, used)
    }
  }
  return [...byName.values()]
}

/** One that has no entry is shown as it calls itself, with the host that was asked. */
const unknown = ({ source, url }: Observation) => ({
  title: source,
  home: new URL(url).origin,
  licence: null,
})

const provenance = (figures: readonly Settled[], asOf: Instant): Provenance => ({
  asOf,
  method: "source@1",
  inputs: figures.map(({ id }) => id),
  quality: "measured",
})

const namesOf = (figures: readonly Settled[]): string =>
  figures.map(({ id, outcome }) => `${figureName(id)}${outcome === "single" ? "*" : ""}`).join(", ")

const credit = ({ origin }: Observation, title: string): string =>
  origin === title || origin.startsWith(`${title} `) ? title : `${origin} via ${title}`
