import { describe, expect, test } from "vitest"
import { altOf } from "../../emails/picture.ts"
import { Chart, type Edition } from "../../src/edition/edition.ts"
import { factsById } from "../../src/edition/fact.ts"
import { chartProblems } from "../../src/edition/verify/chart.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { finishedDays } from "./finished.ts"

const [replayed] = await finishedDays()
if (!replayed) throw new Error("no day was composed")
const { edition } = replayed
const facts = factsById(replayed.evidence.facts)
const chart = Chart.parse(edition.chart)
const details = (changed: Partial<Chart>): string[] =>
  chartProblems({ ...edition, chart: { ...chart, ...changed } }, facts).map(({ detail }) => detail)
const [firstDay, ...otherDays] = chart.days
const lastStep = chart.cost?.steps.at(-1)

describe("the chart of 8 February 2026", () => {
  test("has nothing wrong, and the whole edition neither", () => {
    expect(details({})).toEqual([])
    expect(verifySentences(edition, facts)).toEqual([])
  })

  test("shows 120 closes up to the edition's day, and steps of cost that end at the estimate", () => {
    expect(chart.days).toHaveLength(120)
    expect(chart.days.at(-1)).toMatchObject({ day: "2026-02-08", close: "70330.38" })
    expect(lastStep?.from).toBe("2026-02-07")
    expect(lastStep?.cash).toBe(facts.get("cost.cash")?.value)
  })

  test("is told in words with its numbers to whoever does not see it", () => {
    expect(altOf(chart)).toMatch(
      /^Line chart of bitcoin's daily closes, 12 Oct 2025 to 8 Feb 2026: .*\$60,000 on 6 Feb.*−14\.0%, \+12\.2%, −1\.8% and \+1\.5%\.$/,
    )
  })
})

describe("a chart is refused", () => {
  const wrong: [string, Partial<Chart>, string][] = [
    ["with a title that is none", { title: edition.headline }, "its title is no title of a chart"],
    ["with other days", { days: chart.days.slice(1) }, "it shows other days"],
    ["that ends on another day", { days: chart.days.slice(0, -1) }, "it shows other days"],
    [
      "whose line begins elsewhere",
      { days: firstDay ? [{ ...firstDay, close: "1" }, ...otherDays] : [] },
      "its line has other ends than the facts",
    ],
    ["with another label", { subtitle: chart.week.title }, "not a label of it: Change from close to close"],
    [
      "with another cost than the estimate",
      { cost: chart.cost && lastStep ? { ...chart.cost, steps: [{ ...lastStep, cash: "60000" }] } : null },
      "its cost is not the estimate",
    ],
    [
      "with a zone of another height",
      { zones: chart.zones.map((zone) => ({ ...zone, high: "71000" })) },
      "zone A is another one: $65,000 to $70,500",
    ],
    [
      "with a bar of another size",
      { week: { ...chart.week, days: chart.week.days.map((day) => ({ ...day, change: "0.5" })) } },
      "2 Feb has another change: +2.3%",
    ],
    [
      "with days in another order",
      { week: { ...chart.week, days: chart.week.days.toReversed() } },
      "8 Feb has another change: +1.5%",
    ],
  ]
  test.each(wrong)("%s", (_, changed, problem) => {
    expect(details(changed)).toContain(problem)
  })

  test("with a cost on a day on which it is not to be compared", () => {
    const without = new Map(facts)
    without.delete("cost.state")
    expect(chartProblems(edition, without).map(({ detail }) => detail)).toContain(
      "it shows a cost that is not to be compared",
    )
  })

  test("with a word in its alt text that is not its claim's", () => {
    const [line, ...rest] = chart.alt
    if (!line) throw new Error("the chart has no alt text")
    const told: Edition = {
      ...edition,
      chart: { ...chart, alt: [{ ...line, text: line.text.replace("Line chart", "Great chart") }, ...rest] },
    }
    expect(verifySentences(told, facts).map(({ where }) => where)).toContain("chart")
  })
})
