import { addDays } from "../market/day.ts"
import type { Day } from "../market/observation.ts"

/**
 * What the cost model assumes from a day on. `efficiency` in J/TH, `power` in dollars per kWh, `share` a fraction;
 * `surveyed` is the fleet's J/TH as its survey published it, before any improvement since. `knownFrom` is a day by which
 * the newest of its sources was out: an edition of an earlier day knows nothing of the row. After `reviewBy` the estimate
 * is still printed but no longer compared with the price; from `validUntil` on it is not printed.
 */
export type CostParameters = {
  validFrom: Day
  validUntil: Day
  knownFrom: Day
  reviewBy: Day
  efficiency: string
  surveyed: string
  pue: string
  power: string
  share: string
  modelError: string
  basis: string
}

type Row = Omit<CostParameters, "validUntil" | "reviewBy" | "power"> & { validUntil?: Day }

// Cambridge's index and JPMorgan's model assume five cents for every year.
const power = "0.05"
const reviewDays = 180
const validDays = 365

const row = ({ validUntil, ...rest }: Row): CostParameters => ({
  validUntil: validUntil ?? addDays(rest.validFrom, validDays),
  reviewBy: addDays(rest.validFrom, reviewDays),
  power,
  ...rest,
})

// Before Cambridge's survey of 2025 the published shares of electricity lay apart: 0.87 (CoinShares, December 2019: other
// running costs of 15 %) and 0.60 (Capriole, late 2019).
const earlier = { share: "0.75", modelError: "1.25" } as const
const surveyed2025 = { surveyed: "28.2", pue: "1.1", share: "0.8", modelError: "1.15" } as const

const earlierBasis =
  "power price: Cambridge CBECI; share: between CoinShares' 0.87 (December 2019) and Capriole's 0.60 (2019); error: independent errors of efficiency 7%, power 9%, share 18%, overhead 5%, rounded up"
const withOverhead = `overhead: Cambridge CBECI; ${earlierBasis}`
const surveyBasis =
  "all else as in the row of 2026-02-01, from the same reports: fleet of 28.2 J/TH in mid-2024, 24% better each year, to the nearest half"

/**
 * Dated rows, oldest first; where two cover a day, the later one holds. A row is never edited once an edition was made
 * with it: a change is a new row, so that past editions can be made again. Before 16 July 2020 no published figure of the
 * whole fleet was found, and there is no row.
 */
export const costRows: readonly CostParameters[] = [
  row({
    validFrom: "2020-07-16",
    knownFrom: "2020-07-15",
    efficiency: "52",
    surveyed: "52",
    pue: "1",
    ...earlier,
    basis: `fleet: 67% of 9.6 GW in use (BitOoda for Fidelity, 15 July 2020) over the 124 EH/s that the difficulty of that day implies, overhead in it; ${earlierBasis}`,
  }),
  row({
    validFrom: "2021-02-02",
    knownFrom: "2021-02-01",
    efficiency: "51.5",
    surveyed: "51.5",
    pue: "1",
    ...earlier,
    basis: `fleet: 7.7 GW at 149 EH/s (BitOoda, The Weekly Hash, 1 February 2021), overhead in it; ${earlierBasis}`,
  }),
  row({
    validFrom: "2022-01-19",
    knownFrom: "2022-01-18",
    efficiency: "52",
    surveyed: "52",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 19.3 PH/s a megawatt (Bitcoin Mining Council, fourth quarter of 2021, 18 January 2022); ${withOverhead}`,
  }),
  row({
    validFrom: "2022-07-20",
    knownFrom: "2022-07-19",
    efficiency: "47.5",
    surveyed: "47.5",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 21.1 EH/s a gigawatt (Bitcoin Mining Council, second quarter of 2022, 19 July 2022); ${withOverhead}`,
  }),
  row({
    validFrom: "2023-01-20",
    knownFrom: "2023-01-19",
    efficiency: "44.5",
    surveyed: "44.5",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 22.4 EH/s a gigawatt (Bitcoin Mining Council, fourth quarter of 2022, reported by 19 January 2023); ${withOverhead}`,
  }),
  row({
    validFrom: "2023-10-01",
    knownFrom: "2023-10-01",
    efficiency: "38.5",
    surveyed: "38.5",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 26.1 EH/s a gigawatt (Bitcoin Mining Council, first half of 2023; its day was not found, so it counts from October); ${withOverhead}`,
  }),
  row({
    validFrom: "2024-02-01",
    knownFrom: "2024-01-25",
    efficiency: "34",
    surveyed: "34",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 34 W/TH (CoinShares mining report, January 2024); ${withOverhead}`,
  }),
  row({
    validFrom: "2024-08-01",
    knownFrom: "2024-01-25",
    efficiency: "30.5",
    surveyed: "34",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 34 W/TH of January 2024 (CoinShares), better by half a year at the rate of the Bitcoin Mining Council's last (21.1 to 26.1 EH/s a gigawatt in a year), to the nearest half; ${withOverhead}`,
  }),
  row({
    validFrom: "2025-02-01",
    knownFrom: "2024-01-25",
    efficiency: "27.5",
    surveyed: "34",
    pue: "1.1",
    ...earlier,
    basis: `fleet: 34 W/TH of January 2024 (CoinShares), better by a year at the rate of the Bitcoin Mining Council's last (21.1 to 26.1 EH/s a gigawatt in a year), to the nearest half; ${withOverhead}`,
  }),
  row({
    validFrom: "2025-05-01",
    knownFrom: "2025-04-29",
    efficiency: "22.5",
    ...surveyed2025,
    basis: surveyBasis,
  }),
  row({
    validFrom: "2025-08-01",
    knownFrom: "2025-04-29",
    efficiency: "21",
    ...surveyed2025,
    basis: surveyBasis,
  }),
  row({
    validFrom: "2025-11-01",
    knownFrom: "2025-04-29",
    efficiency: "19.5",
    ...surveyed2025,
    basis: surveyBasis,
  }),
  row({
    validFrom: "2026-02-01",
    knownFrom: "2025-04-29",
    efficiency: "18",
    ...surveyed2025,
    basis:
      "fleet: 28.2 J/TH in mid-2024 (Cambridge Digital Mining Report, April 2025), 24% better each year; overhead and power price: Cambridge CBECI; share: the report's 0.81, Capriole's implied 0.80; error: independent errors of efficiency 7%, power 9%, share 4%, overhead 3%, rounded up",
  }),
  row({
    validFrom: "2026-11-01",
    validUntil: "2027-08-01",
    knownFrom: "2025-04-29",
    efficiency: "15",
    ...surveyed2025,
    basis:
      "fleet: 28.2 J/TH in mid-2024, 24% better each year, to the nearest half; all else as in the row of 2026-02-01, from the same reports",
  }),
]
