import { endOf, instantOf, startOf } from "../day.ts"
import { difficultyDays } from "../difficulty-days.ts"
import { feesPerBlock } from "../history/fees.ts"
import type { HistoryRow } from "../history/format.ts"
import { figureSeriesNamed, inputSeries, requiredSeries } from "../history/known-series.ts"
import { realisedPrices } from "../history/realised-price.ts"
import { follows, inForce, type Retarget, retargetsOf } from "../history/retargets.ts"
import { countUpTo, findRow } from "../history/up-to.ts"
import { numeral } from "../numeral.ts"
import type { Day, Observation } from "../observation.ts"
import type { Reading } from "../source.ts"
import type { HistoryFolder } from "./history-folder.ts"
import { observeRows } from "./history-series.ts"
import { provenance } from "./reply.ts"

const upTo = (day: Day, rows: readonly HistoryRow[]): HistoryRow[] => rows.slice(0, countUpTo(rows, day))

/**
 * The difficulty in force at the day's end, as of the start of its retarget's day, with the height, the one before, and
 * that of each day.
 */
export const difficultyReading = (folder: HistoryFolder): Reading => ({
  figures: ["btc.difficulty", "btc.difficulty.previous", "btc.difficulty.daily", "btc.retarget.height"],
  async read({ day, get }) {
    const found = await folder.read(inputSeries.difficulty, get)
    const retargets = found ? retargetsOf(upTo(day, found.rows)) : []
    const { last, before } = inForce(retargets, day)
    if (!found || !last) return []
    const from = { kind: "value", ...provenance(found.provider, found.origin, found.reply) } as const
    const asOf = instantOf(startOf(last.day))
    const unit = "difficulty"
    const observations: Observation[] = [
      { figure: "btc.difficulty", unit, value: last.difficulty, asOf, ...from },
    ]
    if (last.height !== null) {
      observations.push({
        figure: "btc.retarget.height",
        unit: "blocks",
        value: numeral(last.height),
        asOf,
        ...from,
      })
    }
    if (before && follows(before.day, last.day)) {
      observations.push({
        figure: "btc.difficulty.previous",
        unit,
        value: before.difficulty,
        asOf: instantOf(startOf(before.day)),
        ...from,
      })
    }
    observations.push({
      figure: "btc.difficulty.daily",
      kind: "series",
      unit,
      asOf: endOf(day),
      points: difficultyDays(lastStretch(retargets), day),
      ...provenance(found.provider, found.origin, found.reply),
    })
    return observations
  },
})

/** The retargets up to the newest, as far back as each can be the next after the one before. */
function lastStretch(retargets: readonly Retarget[]): readonly Retarget[] {
  const broken = retargets.findLastIndex(({ day }, at) => {
    const before = retargets[at - 1]
    return before !== undefined && !follows(before.day, day)
  })
  return retargets.slice(Math.max(0, broken))
}

/** Mean fees a block over the last week, from the fees of each day, the closes, the hash rate and the difficulty. */
export const feesReading = (folder: HistoryFolder): Reading => ({
  figures: ["btc.fees_per_block"],
  async read({ day, get }) {
    const fees = await folder.read(inputSeries.fees, get)
    // Fees are known of few days: of the others nothing need be counted.
    if (!fees || !findRow(fees.rows, day)) return []
    const [hashRate, closes, difficulty] = await Promise.all([
      folder.read(figureSeriesNamed("hash_rate"), get),
      folder.read(figureSeriesNamed(requiredSeries), get),
      folder.read(inputSeries.difficulty, get),
    ])
    if (!hashRate || !closes || !difficulty) return []
    const value = feesPerBlock(day, {
      fees: fees.rows,
      hashRate: hashRate.rows,
      closes: closes.rows,
      retargets: retargetsOf(difficulty.rows),
    })
    if (value === null) return []
    return [
      {
        kind: "value",
        figure: "btc.fees_per_block",
        unit: "BTC/block",
        value,
        asOf: endOf(day),
        ...provenance(fees.provider, fees.origin, fees.reply),
      },
    ]
  },
})

/** The realised price at each day's end, from the ratio of market to realised value and the closes. */
export const realisedPriceReading = (folder: HistoryFolder): Reading => ({
  figures: ["btc.realised_price"],
  async read({ day, get }) {
    const [mvrv, closes] = await Promise.all([
      folder.read(inputSeries.mvrv, get),
      folder.read(figureSeriesNamed(requiredSeries), get),
    ])
    if (!mvrv || !closes) return []
    // A ratio that is named by the next day holds for this one's end, but is said on the next.
    const known = upTo(day, mvrv.rows)
    const [first] = known
    if (!first) return []
    return observeRows(
      { figure: "btc.realised_price", unit: "USD" },
      mvrv,
      realisedPrices(known, closes.rows.slice(Math.max(0, countUpTo(closes.rows, first.day) - 2))),
    )
  },
})
