import * as z from "zod"
import { Day } from "../observation.ts"
import type { Source } from "../source.ts"
import { finalFlows, flow } from "./flow-rows.ts"
import { parseReply } from "./reply.ts"

const Flows = z.object({
  // It has also copied bitbo.io, whose figures are others (464.7 where Farside has 471.4, on 6 April 2026).
  metadata: z.object({ source: z.string().regex(/farside/i, "a copy of Farside's table") }),
  daily_flows: z
    .array(z.object({ date: Day, flows: z.record(z.string(), z.number()), total: z.number() }))
    .min(1),
})

/**
 * kittycapital: a copy of Farside's table of the bitcoin funds, of all days.
 *
 * - https://github.com/kittycapital/btc-etf-dashboard (fetch_farside_flows.py has the shape)
 * - https://raw.githubusercontent.com/kittycapital/btc-etf-dashboard/main/data/etf_flows.json
 * - Millions of US dollars, as numbers; trading days, ascending.
 * - It writes 0.0 for a fund that has not reported, so that only a day's age tells that it is final.
 * - No key, no licence. It is Farside's measurement by another way.
 */
export const kittycapital: Source = {
  name: "kittycapital",
  readings: ({ url }) => [
    {
      figures: ["etf.btc.flow"],
      turn: "if held",
      async read(ask) {
        const reply = await ask.get(`${url}/main/data/etf_flows.json`)
        const rows = parseReply("kittycapital", reply, Flows).daily_flows.map(({ date, flows, total }) => ({
          day: date,
          funds: new Map(Object.entries(flows).map(([name, cell]) => [name, flow(cell)])),
          total: flow(total),
        }))
        const table = {
          figure: "etf.btc.flow",
          source: "kittycapital",
          marksPending: false,
          ageCompletes: true,
        } as const
        return [finalFlows(table, reply, ask, rows)]
      },
    },
  ],
}
