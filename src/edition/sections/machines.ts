import { machinesOn } from "../../analysis/machines.ts"
import type { DeclaredTable } from "./table.ts"

/** The reference machines: what each uses, what a kWh may cost it at the close, and what a coin has to bring it. */
export const machineTable: DeclaredTable = {
  section: "why",
  columns: ["Efficiency", "Break-even power", "Break-even price"],
  captionWording: () =>
    "Where reference machines earn just their electricity: the power price per kWh at the close of {btc.close.day:day.year}, and the price of bitcoin with power at {cost.power:power}. Without site overhead.",
  rows: (facts) =>
    machinesOn(facts.get("edition.day")?.value ?? "").map(({ id, name }) => ({
      header: name,
      cells: [
        `{machine.${id}.efficiency:efficiency}`,
        `{machine.${id}.power:cents}`,
        `{machine.${id}.price:price}`,
      ],
    })),
}
