import type { Day } from "../../market/observation.ts"

/**
 * Days that readers know by a name, dated by what happened and not by what the price did: the WHO's declaration of 11
 * March 2020, the State Council's statement of 21 May 2021, TerraUSD's fall from 9 May 2022, Celsius' notice of 12 June
 * 2022, FTX from the report of 6 November to its filing on the 11th and what followed, the Bank of Japan's step of 31 July
 * 2024 and the days after it.
 */
const events: readonly { from: Day; to: Day; name: string }[] = [
  {
    from: "2020-03-11",
    to: "2020-03-16",
    name: "the week in which a pandemic was declared",
  },
  {
    from: "2021-05-18",
    to: "2021-05-23",
    name: "the week in which China renewed its curbs on bitcoin",
  },
  {
    from: "2022-05-08",
    to: "2022-05-14",
    name: "the week in which TerraUSD lost its peg",
  },
  {
    from: "2022-06-12",
    to: "2022-06-19",
    name: "the week in which Celsius halted withdrawals",
  },
  {
    from: "2022-11-06",
    to: "2022-11-21",
    name: "the weeks of the FTX collapse",
  },
  {
    from: "2024-08-02",
    to: "2024-08-06",
    name: "the days of the yen carry-trade sell-off",
  },
]

/**
 * What a day is known by, or null.
 *
 * eventOf("2022-11-09") // => "the weeks of the FTX collapse"
 */
export const eventOf = (day: Day): string | null =>
  events.find(({ from, to }) => from <= day && day <= to)?.name ?? null
