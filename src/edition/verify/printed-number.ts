import { Exact } from "../../analysis/decimal.ts"
import type { FactUnit } from "../fact.ts"

const hundredth = new Exact("0.01")
const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
const falling =
  /−|\b(?:down|below|fall|fell|falls|drops?|dropped|slides?|slid|plunges?|plunged|edge[sd] down|paid out)\b/u
const nothing = /^(?:unchanged|was unchanged|level with|had no net flow)$/u

/**
 * The number that a printed fact shows, in the fact's own unit, with the sign that its words or its sign give it: what a
 * reader can take from it. Null for words that show no number.
 *
 * readNumber("fell 11.2%", "ratio")?.toFixed() // => "-0.112"
 */
export function readNumber(printed: string, unit: FactUnit): Exact | null {
  if (nothing.test(printed)) return new Exact(0)
  const rarity = /^one day in (.+)$/u.exec(printed)?.[1]
  const size = findAmount(rarity ?? printed)
  if (size === null) return null
  if (rarity !== undefined) return new Exact(1).div(size)
  const scaled = size.times(scaleOf(printed, unit))
  return falling.test(printed) ? scaled.neg() : scaled
}

function findAmount(printed: string): Exact | null {
  const digits = /\d[\d,]*(?:\.\d+)?/u.exec(printed)?.[0].replaceAll(",", "")
  if (digits !== undefined) return new Exact(digits)
  const word = words.findIndex((each) => printed === each || printed.startsWith(`${each} `))
  return word === -1 ? null : new Exact(word)
}

function scaleOf(printed: string, unit: FactUnit): Exact {
  if (unit === "difficulty") return new Exact("1000000000000")
  if (unit === "USD million" && printed.endsWith("billion")) return new Exact(1000)
  if (unit === "ratio" || (unit === "USD/kWh" && printed.endsWith("cents"))) return hundredth
  return new Exact(1)
}
