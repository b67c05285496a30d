import type { FigureId } from "../observation.ts"
import type { Source } from "../source.ts"
import { flowTable } from "./farside-table.ts"
import { finalFlows } from "./flow-rows.ts"

const pages: readonly { figure: FigureId; path: string; lead?: string }[] = [
  { figure: "etf.btc.flow", path: "/bitcoin-etf-flow-all-data/", lead: "IBIT" },
  { figure: "etf.eth.flow", path: "/ethereum-etf-flow-all-data/" },
  { figure: "etf.sol.flow", path: "/sol/" },
]

/**
 * Farside Investors: net flows of the US spot funds, a page for each coin.
 *
 * - No API: https://farside.co.uk/btc/ says what the pages are.
 * - https://farside.co.uk/bitcoin-etf-flow-all-data/
 * - Millions of US dollars in HTML tables, a column a fund and one of totals; trading days, named by their date in New
 *   York. `(434.1)` flowed out; `-` has not reported, and the total is the sum of those that have.
 * - A day is complete on the next, between about 02:00 and 06:00 UTC; no row on weekends.
 * - No key. Requests that look like a machine's may get a challenge page. No licence is stated: totals and a link are
 *   shown, the table is not handed on.
 */
export const farside: Source = {
  name: "farside",
  readings: ({ url }) =>
    pages.map(({ figure, path, lead }) => ({
      figures: [figure],
      async read(ask) {
        const reply = await ask.get(`${url}${path}`, { accept: "text/html" })
        const table = {
          figure,
          source: "farside",
          marksPending: true,
          ageCompletes: true,
          ...(lead && { lead }),
        }
        return [finalFlows(table, reply, ask, flowTable(reply.body))]
      },
    })),
}
