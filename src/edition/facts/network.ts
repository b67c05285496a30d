import { exact } from "../../analysis/decimal.ts"
import { findMeanOfDays } from "../../analysis/mean-of-days.ts"
import { simpleReturn } from "../../analysis/return.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

// Chance alone moves a mean of seven days by about 3 % (1,008 blocks): a change within it is none.
const flat = "0.03"

/**
 * The mean hash rate of seven days, of the seven days before, the change, and how much of a change counts as one.
 *
 * hashRateFacts(usable)[0] // => { id: "hash_rate.7d", value: "977.866...", unit: "EH/s", ... }
 */
export function hashRateFacts(usable: Usable): Fact[] {
  const figure = findSeries(usable, "btc.hash_rate")
  if (!figure) return []
  const week = findMeanOfDays(figure.series, 7)
  const before = findMeanOfDays(figure.series, 7, 7)
  const from = (method: string): Provenance => ({
    asOf: figure.asOf,
    method,
    inputs: ["btc.hash_rate"],
    quality: "measured",
  })
  if (!week) return []
  return [
    numberFact("hash_rate.7d", "EH/s", week.mean, from("mean-of-days@1")),
    wordFact("hash_rate.7d.day", "day", week.lastDay, from("figure@1")),
    ...(before?.mean.gt(0)
      ? [
          numberFact("hash_rate.7d.before", "EH/s", before.mean, from("mean-of-days@1")),
          numberFact("hash_rate.change", "ratio", simpleReturn(before.mean, week.mean), from("return@1")),
          numberFact("hash_rate.flat", "ratio", exact(flat), from("rule@1")),
        ]
      : []),
  ]
}
