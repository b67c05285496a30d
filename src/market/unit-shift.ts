import { Decimal as Big } from "decimal.js"
import type { Reason } from "./figure.ts"
import { reasonOf } from "./fitness.ts"
import { median } from "./median.ts"
import type { Observation } from "./observation.ts"
import { looksOff, powerOfTen } from "./power-of-ten.ts"

/** An observation that was set aside, and why. */
export type Dropped = { observation: Observation; reason: Reason }

/**
 * Why observations were set aside, said better where it can be: one that is out of range by a power of ten beside what
 * the `fit` ones say is in another unit.
 *
 * unitShifts([{ observation: krakenInThousandths, reason }], [binance])[0].code // => "unit"
 */
export function unitShifts(dropped: readonly Dropped[], fit: readonly Observation[]): Reason[] {
  const known = fit.flatMap((each) => lastValue(each) ?? [])
  if (known.length === 0) return dropped.map(({ reason }) => reason)
  const reference = median(known)
  return dropped.map(({ observation, reason }) => {
    const value = lastValue(observation)
    if (reason.code !== "out_of_range" || value === null) return reason
    const power = powerOfTen(Number(value), Number(reference))
    if (power === null) return reason
    const what = `${value} ${observation.unit} ${looksOff(power)} beside ${new Big(reference).toSignificantDigits(12).toFixed()}`
    return reasonOf(observation, { code: "unit", problem: `of ${what}` })
  })
}

function lastValue(observation: Observation): string | null {
  if (observation.kind === "value") return observation.value
  return observation.kind === "series" ? (observation.points.at(-1)?.c ?? null) : null
}
