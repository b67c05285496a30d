import { exact, quantise } from "../analysis/decimal.ts"
import { productionCost } from "../analysis/production-cost.ts"
import { findSubsidyOn } from "../analysis/subsidy.ts"
import type { Day } from "../market/observation.ts"
import { chartWordings } from "./chart-wordings.ts"
import { chartAlt, chartTitles } from "./claims/chart.ts"
import type { Chart } from "./edition.ts"
import type { Candles } from "./facts/candles.ts"
import { chartDays, weekDays } from "./facts/chart.ts"
import { costInputs } from "./facts/cost.ts"
import { findAssumptions, findMining } from "./facts/mining.ts"
import { findSeries, type Usable } from "./facts/usable.ts"
import { findRangeWording } from "./sections/zones.ts"
import type { Writer } from "./writer.ts"
import { isSide, type ZoneLetter, zoneLetters } from "./zone-letters.ts"

/**
 * What the edition's picture shows and says, or null without bitcoin's candles or a title that holds. The cost stands in
 * it only where it may be compared with the price.
 *
 * findChart(write, usable, candles)?.title.text // => "Bitcoin down 38.8% since 12 Oct 2025, above …"
 */
export function findChart(write: Writer, usable: Usable, bitcoin: Candles | null): Chart | null {
  const title = write.first(chartTitles)
  const alt = write.all(chartAlt)
  const subtitle = write.text(chartWordings.subtitle)
  const close = write.text(chartWordings.close)
  const weekTitle = write.text(chartWordings.week)
  if (!bitcoin || !title || alt.length === 0 || !subtitle || !close || !weekTitle) return null
  const days = chartDays(bitcoin).map(({ day, c, h, l }) => ({
    day,
    close: c,
    ...(h !== undefined && { high: h }),
    ...(l !== undefined && { low: l }),
  }))
  return {
    title,
    subtitle,
    alt,
    days,
    close,
    cost: findCost(write, usable, days[0]?.day ?? bitcoin.last.day, bitcoin.last.day),
    zones: zoneLetters.flatMap((letter) => findZone(write, letter) ?? []),
    week: { title: weekTitle, days: weekDays.flatMap((place) => findDay(write, place) ?? []) },
  }
}

type Label = { value: string; note: string }

function labelled(write: Writer, wordings: Label): Pick<NonNullable<Chart["cost"]>, "value" | "note"> | null {
  const [value, note] = [write.text(wordings.value), write.text(wordings.note)]
  return value && note && { value, note }
}

function findDay(write: Writer, place: number): Chart["week"]["days"][number] | null {
  const wordings = chartWordings.day(place)
  const [day, value] = [write.text(wordings.day), write.text(wordings.value)]
  const change = write.facts.get(`days.${place}.change`)?.value
  return day && value && change !== undefined ? { day, value, change } : null
}

function findZone(write: Writer, letter: ZoneLetter): Chart["zones"][number] | null {
  const [low, high, side, printed] = ["low", "high", "side", "letter"].map(
    (part) => write.facts.get(`zone.${letter}.${part}`)?.value,
  )
  const label = write.text(findRangeWording(write.facts, letter) ?? "")
  if (!low || !high || !printed || !label?.text || !isSide(side)) return null
  return { letter: printed, side, low, high, label }
}

/**
 * The estimate at the difficulty of each day, one step a change: each day's own row of parameters and its own new coins,
 * with the edition's fees throughout, for those of the past are not known. Days that no row covers have no step.
 */
function findCost(write: Writer, usable: Usable, from: Day, to: Day): Chart["cost"] {
  const label = labelled(write, chartWordings.cost)
  const mining = findMining(usable, to)
  const difficulty = findSeries(usable, "btc.difficulty.daily")
  if (!write.facts.has("cost.state") || !label || !mining || !difficulty) return null
  const steps = difficulty.series.flatMap(({ day, c }) => {
    const assumed = findAssumptions(day)
    const coins = day === to ? mining.subsidy.coins : findSubsidyOn(day)
    if (day < from || day > to || !assumed || !coins) return []
    const inputs = costInputs(assumed.row, {
      ...mining,
      difficulty: exact(c),
      subsidy: { ...mining.subsidy, coins },
    })
    const { cash, low, high } = productionCost(inputs)
    return [{ from: day, cash: quantise(cash), low: quantise(low), high: quantise(high) }]
  })
  const changes = steps.filter(({ cash }, at) => cash !== steps[at - 1]?.cash)
  return changes.length === 0 ? null : { ...label, steps: changes }
}
