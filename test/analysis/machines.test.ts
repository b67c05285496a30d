import { describe, expect, it } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { breakEvens, machines, machinesOn } from "../../src/analysis/machines.ts"

const pay = (difficulty: string, price: string) => ({
  difficulty: exact(difficulty),
  coinsPerBlock: exact("3.1456"),
  price: exact(price),
})
const known = machinesOn("2026-02-08")

describe("reference machines", () => {
  it.each([
    ["s19j_pro", "3.84", "4.83", "72797", "81941"],
    ["s19_xp", "5.45", "6.85", "51316", "57762"],
    ["s21", "6.69", "8.42", "41769", "47015"],
    ["s21_pro", "7.81", "9.82", "35802", "40299"],
    ["s21_xp", "8.67", "10.91", "32221", "36269"],
    ["s23_hyd", "12.32", "15.51", "22674", "25523"],
  ])(
    "on 8 February 2026 include %s, with the break-evens recomputed from Luxor's formula",
    (id, before, after, now, then) => {
      const at = (difficulty: string, price: string) =>
        breakEvens(known, pay(difficulty, price), exact("0.05")).find(({ machine }) => machine.id === id)
      const fifth = at("141670000000000", "62910")
      const eighth = at("125860000000000", "70330")
      expect(fifth?.power.times(100).toFixed(2)).toBe(before)
      expect(eighth?.power.times(100).toFixed(2)).toBe(after)
      expect(eighth?.price.toFixed(0)).toBe(now)
      expect(fifth?.price.toFixed(0)).toBe(then)
    },
  )

  it("are the newest six of a day, the thirstiest first, none that was not there yet", () => {
    expect(known).toHaveLength(6)
    const efficiencies = known.map(({ efficiency }) => Number(efficiency))
    expect(efficiencies).toEqual(efficiencies.toSorted((a, b) => b - a))
    for (const day of ["2020-08-01", "2022-11-09", "2024-04-20"])
      for (const { from } of machinesOn(day)) expect(from <= day).toBe(true)
    expect(machinesOn("2022-11-09").map(({ id }) => id)).not.toContain("s21")
  })

  it("are none while a single one is known", () => {
    expect(machinesOn("2018-01-01")).toEqual([])
  })

  it("each have a source, in order of their days", () => {
    for (const { source } of machines) expect(source.length).toBeGreaterThan(10)
    expect(machines.map(({ from }) => from)).toEqual(machines.map(({ from }) => from).toSorted())
  })
})
