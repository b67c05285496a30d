import { endOf } from "../day.ts"
import type { FigureId } from "../observation.ts"
import { farside } from "../sources/farside.ts"
import { type Fillable, inRange } from "./fillable.ts"

const figures = {
  etf_btc: "etf.btc.flow",
  etf_eth: "etf.eth.flow",
  etf_sol: "etf.sol.flow",
} as const satisfies Record<string, FigureId>

/** The net flows of the US spot funds on each final trading day, from Farside's whole table, as an edition reads it. */
export const fundFlows = (series: keyof typeof figures): Fillable => ({
  series,
  column: "usd_m",
  unit: "US$ million net, trading days only",
  source: "Farside Investors",
  origin: "Farside Investors",
  provider: "farside",
  async fill(filling) {
    const { url, to, get } = filling
    const reading = farside.readings({ url }).find((each) => each.figures.includes(figures[series]))
    const said = await reading?.read({ day: to, slot: endOf(to), get, kept: () => null })
    const points = (said ?? []).flatMap((each) => (each.kind === "series" ? each.points : []))
    return inRange(
      points.map(({ day, c }) => ({ day, c })),
      filling,
    )
  },
})
