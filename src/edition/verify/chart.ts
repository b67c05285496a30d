import { chartWordings } from "../chart-wordings.ts"
import { chartTitles } from "../claims/chart.ts"
import type { Chart, Edition, Text } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { findRangeWording } from "../sections/zones.ts"
import { toWording } from "../wording.ts"
import { isLetter } from "../zone-letters.ts"
import { type Problem, refuseIf } from "./problem.ts"

const where = "chart"

/**
 * What is wrong with what the picture draws: a title that is none, a word that is not its own, a line that does not end
 * at the close, a cost, a zone or a day's change that is not the fact beside which it stands.
 *
 * chartProblems({ ...edition, chart: null }, facts) // => []
 */
export function chartProblems({ chart, day }: Pick<Edition, "chart" | "day">, facts: Facts): Problem[] {
  if (chart === null) return []
  const is = (id: string, value: string | undefined): boolean => facts.get(id)?.value === value
  const [first, last] = [chart.days[0], chart.days.at(-1)]
  const step = chart.cost?.steps.at(-1)
  return [
    ...refuseIf(
      !chartTitles.some(({ id }) => id === chart.title.id),
      where,
      "its title is no title of a chart",
    ),
    ...refuseIf(last?.day !== day || !is("chart.from", first?.day), where, "it shows other days"),
    ...refuseIf(
      !sameNumber(facts, "btc.close", last?.close) || !sameNumber(facts, "chart.first", first?.close),
      where,
      "its line has other ends than the facts",
    ),
    ...labelProblems(chart),
    ...refuseIf(
      chart.cost !== null && !facts.has("cost.state"),
      where,
      "it shows a cost that is not to be compared",
    ),
    ...refuseIf(
      step !== undefined &&
        !(is("cost.cash", step.cash) && is("cost.low", step.low) && is("cost.high", step.high)),
      where,
      "its cost is not the estimate",
    ),
    ...chart.zones.flatMap((zone) => zoneProblems(zone, facts)),
    ...chart.week.days.flatMap(({ day, change, value }, at) => {
      const due = chartWordings.day(at + 1)
      return refuseIf(
        toWording(day) !== due.day || toWording(value) !== due.value || !is(`days.${at + 1}.change`, change),
        where,
        `${day.text} has another change: ${value.text}`,
      )
    }),
  ]
}

function labelProblems({ subtitle, close, cost, week }: Chart): Problem[] {
  const labels: [Text, string][] = [
    [subtitle, chartWordings.subtitle],
    [close, chartWordings.close],
    [week.title, chartWordings.week],
    ...(cost
      ? ([
          [cost.value, chartWordings.cost.value],
          [cost.note, chartWordings.cost.note],
        ] satisfies [Text, string][])
      : []),
  ]
  return labels.flatMap(([text, due]) =>
    refuseIf(toWording(text) !== due, where, `not a label of it: ${text.text}`),
  )
}

function zoneProblems({ letter, side, low, high, label }: Chart["zones"][number], facts: Facts): Problem[] {
  const small = letter.toLowerCase()
  const is = (part: string, value: string) => facts.get(`zone.${small}.${part}`)?.value === value
  const due = isLetter(small) ? findRangeWording(facts, small) : null
  return refuseIf(
    !(is("low", low) && is("high", high) && is("side", side)) || toWording(label) !== due,
    where,
    `zone ${letter} is another one: ${label.text}`,
  )
}

const sameNumber = (facts: Facts, id: string, value: string | undefined): boolean =>
  value !== undefined && Number(facts.get(id)?.value) === Number(Number(value).toPrecision(12))
