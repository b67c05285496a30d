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
 * The difficulty, when the week's mean hash rate would find blocks at half to twice the due pace; held otherwise, and
 * when there is no hash rate to check it with.
 */
export function checkedDifficulty(difficulty: Figure, hashRate: Figure): Figure {
  if (difficulty.kind !== "value") return difficulty
  if (hashRate.kind !== "series") {
    return refuse(difficulty, "missing", `${difficulty.id} is checked with btc.hash_rate, which is held`)
  }
  const week = hashRate.series.slice(-7).map(({ c }) => c)
  const implied = impliedDifficulty(Big.sum(...week).div(week.length))
  const ratio = new Big(difficulty.value).div(implied)
  if (ratio.gte("0.5") && ratio.lte(2)) return difficulty
  const detail =
    `${difficulty.id} is ${difficulty.value}, ${numeral(ratio.toSignificantDigits(3))} times ` +
    `the ${numeral(implied.toSignificantDigits(4))} that btc.hash_rate implies; 0.5 to 2 is accepted`
  return refuse(difficulty, "out_of_range", detail)
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

/** The height of the retarget: its epoch's first block. Held with the difficulty that began there. */
export function checkedHeight(height: Figure, difficulty: Figure): Figure {
  if (height.kind !== "value") return height
  if (difficulty.kind !== "value") {
    return refuse(height, "missing", `${height.id} is where btc.difficulty began, which is held`)
  }
  if (new Big(height.value).mod(2016).isZero()) return height
  return refuse(height, "out_of_range", `${height.id} is ${height.value}, not a multiple of 2016`)
}

const refuse = (figure: Settled, code: "missing" | "out_of_range", detail: string): Figure =>
  held(figure.id, code, detail, figure.observations)
