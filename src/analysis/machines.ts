import type { Day } from "../market/observation.ts"
import { type Exact, exact } from "./decimal.ts"
import { breakEvenPower, energyPerCoin, type Pay } from "./hashprice.ts"

/** A mining machine: joules a terahash as its maker states them, and a day by which miners had it. */
export type Machine = { id: string; name: string; efficiency: string; from: Day; source: string }

/**
 * Reference machines, oldest first. Makers' figures carry about 5 % either way; the days are late rather than early, so
 * that a day's table never holds a machine that was not there.
 */
export const machines: readonly Machine[] = [
  {
    id: "s9",
    name: "Antminer S9",
    efficiency: "98",
    from: "2017-01-01",
    source: "Bitmain: 0.098 J/GH, as in Digiconomist's index of 2018",
  },
  {
    id: "s19",
    name: "Antminer S19",
    efficiency: "34",
    from: "2020-07-01",
    source: "Bitmain: 95 TH/s at 3,250 W, released in May 2020 (Mining Store's guide)",
  },
  {
    id: "s19_pro",
    name: "Antminer S19 Pro",
    efficiency: "29.5",
    from: "2020-07-01",
    source: "Bitmain: 110 TH/s at 3,250 W, delivered by the end of May 2020 (Zeus Mining)",
  },
  {
    id: "t19",
    name: "Antminer T19",
    efficiency: "38",
    from: "2020-09-01",
    source: "Bitmain: 84 TH/s at 3,150 W (Mining Store's guide to the S19 series)",
  },
  {
    id: "s19j_pro",
    name: "Antminer S19j Pro",
    efficiency: "30.5",
    from: "2021-10-01",
    source: "Bitmain: 100 TH/s at 3,050 W, a top seller of 2021 (Mining Store's guide)",
  },
  {
    id: "s19_xp",
    name: "Antminer S19 XP",
    efficiency: "21.5",
    from: "2022-10-01",
    source: "Bitmain: 140 TH/s at 3,010 W, shipped from the third quarter of 2022 (Mining Store)",
  },
  {
    id: "s21",
    name: "Antminer S21",
    efficiency: "17.5",
    from: "2024-04-01",
    source: "Bitmain: 200 TH/s, 17.5 J/TH, launched in 2023; Antpool's shutdown prices of February 2026",
  },
  {
    id: "s21_pro",
    name: "Antminer S21 Pro",
    efficiency: "15",
    from: "2025-01-01",
    source: "Bitmain: 234 TH/s at 3,510 W",
  },
  {
    id: "s21_xp",
    name: "Antminer S21 XP",
    efficiency: "13.5",
    from: "2025-04-01",
    source: "Bitmain: 270 TH/s, 13.5 J/TH",
  },
  {
    id: "s23_hyd",
    name: "Antminer S23 Hyd",
    efficiency: "9.5",
    from: "2026-01-01",
    source: "Bitmain: 9.5 J/TH; Antpool's shutdown prices of February 2026",
  },
]

const shown = 6

/**
 * The newest six machines that miners had on a day, the thirstiest first; none where fewer than two are known.
 *
 * machinesOn("2026-02-08").map(({ id }) => id)[0] // => "s19j_pro"
 */
export function machinesOn(day: Day, all = machines): readonly Machine[] {
  const known = all.filter(({ from }) => from <= day)
  return known.length < 2
    ? []
    : known.slice(-shown).toSorted((a, b) => Number(b.efficiency) - Number(a.efficiency))
}

/** What a machine needs to earn its electricity: dollars a kWh at the day's price, or dollars a coin at a power price. */
export type BreakEven = { machine: Machine; power: Exact; price: Exact }

/**
 * Where each machine earns just its electricity, without overhead (a PUE of 1): the highest power price at the price of
 * the day, and the lowest price of a coin at a power price. https://docs.luxor.tech/hashrateindex/hashprice
 *
 * breakEvens(machinesOn("2026-02-08"), pay, exact("0.05"))[2].power.toFixed(4) // => "0.0842"
 */
export const breakEvens = (of: readonly Machine[], pay: Pay, power: Exact): BreakEven[] =>
  of.map((machine) => {
    const efficiency = exact(machine.efficiency)
    return {
      machine,
      power: breakEvenPower(pay, efficiency),
      price: energyPerCoin(pay.difficulty, pay.coinsPerBlock, efficiency).times(power),
    }
  })
