import type { FigureId, Observation } from "../../src/market/observation.ts"
import { probe } from "../../src/market/probe.ts"
import type { ProviderName } from "../../src/market/providers.ts"
import type { Get, OpenSource, Reading } from "../../src/market/source.ts"
import { reply } from "./asking.ts"
import { closes, observedSeries, pointsFrom, when } from "./observed.ts"

export const at = Date.parse(when.slot)
export const answers: Get = async (url) => reply(url)

type Told = { source: ProviderName; said?: Observation[]; figures?: FigureId[]; turn?: Reading["turn"] }

/** A source with one question, which asks for one page and says what it is told to. */
export const open = ({ source, said = [], figures, turn }: Told): OpenSource => ({
  source: {
    name: source,
    readings: ({ url }) => [
      {
        figures: figures ?? [...new Set(said.map(({ figure }) => figure))],
        ...(turn && { turn }),
        async read({ get }) {
          await get(`${url}/page`)
          return said
        },
      },
    ],
  },
  access: { url: `https://${source}.example.com` },
})
export const run = (sources: OpenSource[], get = answers, now = () => at) =>
  probe({ open: sources, off: [] }, get, now)

/** Bitcoin's candles of a source; `factor` is 1 for what is right. */
export const candles = (source: ProviderName, factor = 1, origin: string = source) =>
  observedSeries("btc.daily", pointsFrom(closes.map((close) => close * factor)), { source, origin })
