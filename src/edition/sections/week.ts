import { weekDays } from "../facts/chart.ts"
import { print } from "../format.ts"
import type { DeclaredTable } from "./table.ts"

/** The last seven days, oldest first: what the chart's second panel draws, for whoever does not see it. */
export const weekTable: DeclaredTable = {
  section: "data",
  columns: ["Close", "Change"],
  captionWording: () =>
    "Closes of seven days at {btc.close.at:time} on {btc.venue:text}, each with its change from the close before.",
  rows: (facts) =>
    weekDays.flatMap((place) => {
      const day = facts.get(`days.${place}.day`)
      return day
        ? [
            {
              header: print(day, "day"),
              cells: [`{days.${place}.close:price.exact}`, `{days.${place}.change:percent.signed}`],
            },
          ]
        : []
    }),
}
