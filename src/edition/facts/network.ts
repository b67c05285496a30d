import { lastStretch } from "../../analysis/consecutive-days.ts"
import { Exact, exact } from "../../analysis/decimal.ts"
import { findHashRibbon, type HashRibbon, ribbonDays } from "../../analysis/hash-ribbon.ts"
import { findMeanOfDays } from "../../analysis/mean-of-days.ts"
import { simpleReturn } from "../../analysis/return.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

// Chance alone moves a mean of seven days by about 3 % (1,008 blocks): a change within it is none.
const flat = "0.03"

// What seven days would have to average is worth saying only of what seven days have been seen to do.
const inReach = 0.25

/**
 * The mean hash rate of seven days, of the seven days before, the change, and how much of a change counts as one; with 67
 * days and no gap, the averages of 30 and 60 days and their state too.
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
  const reach = ribbonDays.long + ribbonDays.normal + 1
  const ribbon = findHashRibbon(lastStretch(figure.series.slice(-reach)).map(({ c }) => Number(c)))
  return [
    numberFact("hash_rate.7d", "EH/s", week.mean, from("mean-of-days@1")),
    wordFact("hash_rate.7d.day", "day", week.lastDay, from("figure@1")),
    ...(before?.mean.gt(0)
      ? [
          numberFact("hash_rate.7d.before", "EH/s", before.mean, from("mean-of-days@1")),
          numberFact("hash_rate.change", "ratio", simpleReturn(before.mean, week.mean), from("return@1")),
          numberFact("hash_rate.flat", "ratio", exact(flat), from("rule@1")),
          ...(ribbon ? ribbonFacts(ribbon, from) : []),
        ]
      : []),
  ]
}

function ribbonFacts(ribbon: HashRibbon, from: (method: string) => Provenance): Fact[] {
  if (ribbon.state === null) return []
  const ribbons = from("hash-ribbon@1")
  const rule = from("rule@1")
  const { short, long, confirmed, normal } = ribbonDays
  return [
    wordFact("hash_rate.state", "text", ribbon.state, ribbons),
    numberFact("hash_rate.month", "EH/s", new Exact(ribbon.month), ribbons),
    numberFact("hash_rate.two_months", "EH/s", new Exact(ribbon.twoMonths), ribbons),
    numberFact("hash_rate.ribbon", "ratio", new Exact(ribbon.ratio).minus(1), ribbons),
    numberFact(
      "hash_rate.week_over_month",
      "ratio",
      new Exact(ribbon.week).div(ribbon.month).minus(1),
      ribbons,
    ),
    numberFact("hash_rate.days_above", "days", new Exact(ribbon.daysAbove), ribbons),
    ...levelFact(ribbon, ribbons),
    numberFact("hash_rate.month.days", "days", new Exact(short), rule),
    numberFact("hash_rate.two_months.days", "days", new Exact(long), rule),
    numberFact("hash_rate.confirmed.days", "days", new Exact(confirmed), rule),
    numberFact("hash_rate.normal.days", "days", new Exact(normal), rule),
  ]
}

// Rounded away from today's side, so that what is printed is on the level's other side.
function levelFact({ level, week, daysAbove }: HashRibbon, from: Provenance): Fact[] {
  if (Math.abs(level / week - 1) > inReach) return []
  const whole = daysAbove === 0 ? Math.ceil(level) : Math.floor(level)
  return [numberFact("hash_rate.level", "EH/s", new Exact(whole), { ...from, method: "ribbon-level@1" })]
}
