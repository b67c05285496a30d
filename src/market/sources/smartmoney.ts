import * as z from "zod"
import { Day } from "../observation.ts"
import type { Source } from "../source.ts"
import { finalFlows, flow } from "./flow-rows.ts"
import { parseReply } from "./reply.ts"

// A fund that has not reported has no key; the funds' tickers are in lower case.
const Flows = z.object({
  source: z.string().regex(/^Farside Investors/, "a copy of Farside's table"),
  history: z
    .array(z.object({ date: Day, total: z.number().nullish() }).catchall(z.number().nullish()))
    .min(1),
})

/**
 * btc-smart-money: a copy of Farside's table of the bitcoin funds, of the last 90 trading days.
 *
 * - https://github.com/applenostalgeek-sketch/btc-smart-money (fetch_etf_flows.py writes it)
 * - https://raw.githubusercontent.com/applenostalgeek-sketch/btc-smart-money/main/data/etf_flows.json
 * - Millions of US dollars, as numbers; trading days, ascending.
 * - Where Farside could not be read it puts an estimate from one fund's shares, without a mark: such a row lacks the
 *   other funds, and no age makes it final.
 * - No key, no licence. It is Farside's measurement by another way.
 */
export const smartmoney: Source = {
  name: "smartmoney",
  readings: ({ url }) => [
    {
      figures: ["etf.btc.flow"],
      turn: "if held",
      async read(ask) {
        const reply = await ask.get(`${url}/main/data/etf_flows.json`)
        const rows = parseReply("smartmoney", reply, Flows).history.map(({ date, total, ...funds }) => ({
          day: date,
          funds: new Map(
            Object.entries(funds).flatMap(([name, cell]) =>
              typeof cell === "number" ? [[name, flow(cell)] as const] : [],
            ),
          ),
          total: total == null ? null : flow(total),
        }))
        const table = {
          figure: "etf.btc.flow",
          source: "smartmoney",
          lead: "ibit",
          marksPending: true,
          ageCompletes: false,
        } as const
        return [finalFlows(table, reply, ask, rows)]
      },
    },
  ],
}
