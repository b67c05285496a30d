import { Decimal as Big } from "decimal.js"
import { distance, inPercent } from "./distance.ts"
import type { Figure } from "./figure.ts"
import { held, type Settled } from "./held.ts"
import { numeral } from "./numeral.ts"

/** Seconds that a block should take, and hashes that one unit of difficulty takes on average: rules of the protocol. */
const blockSeconds = 600
const hashesPerDifficulty = new Big(2).pow(32)

/**
 * The difficulty at which a hash rate finds a block every ten minutes.
 *
 * impliedDifficulty("977.87").toSD(3).toFixed() // => "137000000000000"
 */
export const impliedDifficulty = (exahashes: string | Big): Big =>
  new Big(exahashes).times("1e18").times(blockSeconds).div(hashesPerDifficulty)

/**
 * The difficulty and the hash rate, when the week's mean of the rate would find blocks at half to twice the due pace.
 * Otherwise the difficulty is held, and the hash rate too unless a second origin confirms it; and the difficulty alone
 * when there is no hash rate to check it with.
 */
export function checkedNetwork(
  difficulty: Figure,
  hashRate: Figure,
): { difficulty: Figure; hashRate: Figure } {
  if (difficulty.kind !== "value") return { difficulty, hashRate }
  if (hashRate.kind !== "series") {
    const detail = `${difficulty.id} is checked with ${hashRate.id}, which is held`
    return { difficulty: refuse(difficulty, "missing", detail), hashRate }
  }
  const week = hashRate.series.slice(-7).map(({ c }) => c)
  const implied = impliedDifficulty(Big.sum(...week).div(week.length))
  const ratio = new Big(difficulty.value).div(implied)
  if (ratio.gte("0.5") && ratio.lte(2)) return { difficulty, hashRate }
  const detail =
    `${difficulty.id} is ${difficulty.value}, ${numeral(ratio.toSignificantDigits(3))} times ` +
    `the ${numeral(implied.toSignificantDigits(4))} that ${hashRate.id} implies; 0.5 to 2 is accepted`
  return {
    difficulty: refuse(difficulty, "out_of_range", detail),
    hashRate: hashRate.outcome === "single" ? refuse(hashRate, "out_of_range", detail) : hashRate,
  }
}

/** The difficulty before, when one retarget can have led from it to the one in force: a quarter to four times. */
export function checkedPrevious(previous: Figure, difficulty: Figure): Figure {
  if (previous.kind !== "value") return previous
  if (difficulty.kind !== "value") {
    return refuse(previous, "missing", `${previous.id} is compared with btc.difficulty, which is held`)
  }
  const ratio = new Big(difficulty.value).div(previous.value)
  if (ratio.gte("0.25") && ratio.lte(4)) return previous
  const change = inPercent(distance(difficulty.value, previous.value))
  return refuse(
    previous,
    "out_of_range",
    `btc.difficulty is ${change} from ${previous.id}; a quarter to four times is accepted`,
  )
}

/** The difficulty of each day, when the last is the one in force. */
export function checkedDays(days: Figure, difficulty: Figure): Figure {
  if (days.kind !== "series") return days
  if (difficulty.kind !== "value") {
    return refuse(days, "missing", `${days.id} ends with btc.difficulty, which is held`)
  }
  const last = days.series.at(-1)?.c ?? "0"
  if (new Big(last).eq(difficulty.value)) return days
  return refuse(days, "out_of_range", `${days.id} ends with ${last}, btc.difficulty is ${difficulty.value}`)
}

/** The height of the retarget: its epoch's first block. Held with the difficulty that began there. */
export function checkedHeight(height: Figure, difficulty: Figure): Figure {
  if (height.kind !== "value") return height
  if (difficulty.kind !== "value") {
    return refuse(height, "missing", `${height.id} is where btc.difficulty began, which is held`)
  }
  if (new Big(height.value).mod(2016).isZero()) return height
  return refuse(height, "out_of_range", `${height.id} is ${height.value}, not a multiple of 2016`)
}

/** The estimate of the next retarget. It starts from the difficulty in force, and is held with it. */
export function checkedNext(next: Figure, difficulty: Figure): Figure {
  if (next.kind !== "value" || difficulty.kind === "value") return next
  return refuse(next, "missing", `${next.id} follows from ${difficulty.id}, which is held`)
}

const refuse = (figure: Settled, code: "missing" | "out_of_range", detail: string): Figure =>
  held(figure.id, code, detail, figure.observations)
