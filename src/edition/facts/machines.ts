import { exact } from "../../analysis/decimal.ts"
import { breakEvens, machinesOn } from "../../analysis/machines.ts"
import type { Day } from "../../market/observation.ts"
import type { Fact, Facts } from "../fact.ts"
import type { DayContext } from "./day-context.ts"
import { findAssumptions, findMining } from "./mining.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

/**
 * The reference machines of a day: each one's efficiency, the power price at which it earns just its electricity at the
 * close, and the price of a coin at which it does at the model's power price; how many of them earn it at that price; the
 * thriftiest and the thirstiest of them by name.
 *
 * machineFacts(context).find(({ id }) => id === "machine.s21.power")?.value // => "0.0842..."
 */
export function machineFacts({ usable, bitcoin, settings: { day } }: DayContext): Fact[] {
  const assumed = findAssumptions(day)
  const mining = findMining(usable, day)
  const known = machinesOn(day)
  if (!assumed || !mining?.fees || !bitcoin || known.length === 0) return []
  const power = exact(assumed.row.power)
  const pay = {
    difficulty: mining.difficulty,
    coinsPerBlock: mining.subsidy.coins.plus(mining.fees),
    price: exact(bitcoin.last.c),
  }
  const from: Provenance = {
    asOf: bitcoin.figure.asOf,
    method: "break-even@1",
    inputs: [...mining.inputs, "btc.daily"],
    quality: "model",
  }
  const found = breakEvens(known, pay, power).toSorted((a, b) => b.power.comparedTo(a.power))
  const [best, worst] = [found[0], found.at(-1)]
  const paying = found.filter((each) => each.power.gte(power)).length
  return [
    ...found.flatMap(({ machine: { id, efficiency }, power: breakEven, price }) => [
      numberFact(`machine.${id}.efficiency`, "J/TH", exact(efficiency), { ...from, method: "machine@1" }),
      numberFact(`machine.${id}.power`, "USD/kWh", breakEven, from),
      numberFact(`machine.${id}.price`, "USD", price, from),
    ]),
    numberFact("machines.count", "count", exact(String(found.length)), from),
    numberFact("machines.paying", "count", exact(String(paying)), from),
    ...(best && worst
      ? [
          wordFact("machines.best.name", "text", best.machine.name, from),
          numberFact("machines.best.power", "USD/kWh", best.power, from),
          wordFact("machines.worst.name", "text", worst.machine.name, from),
          numberFact("machines.worst.power", "USD/kWh", worst.power, from),
        ]
      : []),
  ]
}

/**
 * For each reference machine of a day whether it earns its electricity at the model's power price; none without them.
 *
 * payingMachines("2026-02-08", facts) // => [false, true, true, true, true, true]
 */
export function payingMachines(day: Day, facts: Facts): boolean[] {
  const power = facts.get("cost.power")
  return machinesOn(day).flatMap(({ id }) => {
    const breakEven = facts.get(`machine.${id}.power`)
    return power && breakEven ? [exact(breakEven.value).gte(power.value)] : []
  })
}
