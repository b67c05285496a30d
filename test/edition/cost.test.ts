import { describe, expect, it } from "vitest"
import type { Edition } from "../../src/edition/edition.ts"
import { type Facts, factsById } from "../../src/edition/fact.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { dayNumber } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import { compose, later, without, withValue } from "./altered-day.ts"
import { figures, settings } from "./day-2026-02-08.ts"

type Composed = ReturnType<typeof compose>
const factsOf = ({ evidence }: Composed): Facts => factsById(evidence.facts)
const sectionOf = (edition: Edition, id: string): string =>
  JSON.stringify(edition.sections.find((section) => section.id === id)?.blocks ?? [])
const idsOf = ({ evidence }: Composed): string[] => evidence.sentences.map(({ id }) => id)

/** The days from 8 February 2026 to another. */
const until = (day: string): number => dayNumber(day) - dayNumber(settings.day)

describe("the estimate of mining cost", () => {
  it("has the values of the model's vectors at fees of 0.0206 BTC a block", () => {
    const facts = factsOf(compose())
    const rounded = (id: string, digits = 0): string => Number(facts.get(id)?.value).toFixed(digits)
    // At the exact difficulty of 7 February, 125.8646 T.
    expect(rounded("cost.cash")).toBe("59075")
    expect(rounded("cost.energy")).toBe("945198")
    expect(rounded("hashprice", 4)).toBe("35.3587")
    expect(rounded("cost.previous")).toBe("66492")
    expect(rounded("cost.check")).toBe("74529")
    expect(rounded("machine.s21.power", 4)).toBe("0.0842")
    expect(facts.get("cost.subsidy")).toMatchObject({ value: "3.125", method: "subsidy-by-height@1" })
  })

  it("tells a retarget of the last seven days first, with the estimate before and after", () => {
    const data = compose().edition.sections.find(({ id }) => id === "data")?.blocks[2]
    const first = data?.kind === "paragraph" ? data.sentences[0] : undefined
    expect(first?.id).toBe("data.cost_moved")
    expect(first?.text).toMatch(/\$66,500.*\$59,000|\$59,000.*\$66,500/)
  })

  it("tells one of longer ago after the estimate", () => {
    // The candles of 8 February, with the retarget of 22 January still the last one.
    const old = figures.map(
      (figure): Figure =>
        figure.kind === "value" && figure.id.startsWith("btc.difficulty")
          ? { ...figure, asOf: "2026-01-31T00:00:00Z" }
          : figure,
    )
    const ids = idsOf(compose(old))
    expect(ids).toContain("data.cost")
    expect(ids).not.toContain("data.cost_moved")
  })

  it("stands without the height of the retarget, by the day of the last halving", () => {
    const composed = compose(without("btc.retarget.height"))
    expect(factsOf(composed).get("cost.subsidy")).toMatchObject({
      value: "3.125",
      method: "subsidy-by-date@1",
    })
    expect(composed.edition.status).toBe("complete")
  })

  it("shows a halving in mid-epoch at once: 20 April 2024, block 840,000", () => {
    const on = (day: string) => {
      const [moved, parts] = later(until(day))
      const epoch = withValue("btc.retarget.height", "838656", moved)
      return compose(withValue("btc.difficulty", "86388558925171", epoch), parts)
    }
    const [before, after] = [on("2024-04-19"), on("2024-04-20")]
    expect(factsOf(before).get("cost.subsidy")?.value).toBe("6.25")
    expect(factsOf(after).get("cost.subsidy")?.value).toBe("3.125")
    const ratio =
      Number(factsOf(after).get("cost.cash")?.value) / Number(factsOf(before).get("cost.cash")?.value)
    expect(ratio).toBeCloseTo((6.25 + 0.0206) / (3.125 + 0.0206), 9)
    expect(idsOf(after)).toContain("data.halving")
    expect(idsOf(before)).not.toContain("data.halving")
    // The estimate at the difficulty before rested on other coins.
    expect(factsOf(after).has("cost.previous")).toBe(false)
  })

  it("is in the headline, the standfirst and the summary only while it may be compared", () => {
    // Fees of 1.5 BTC a block in November 2026: a third off the estimate, nothing off the cross-check.
    const [moved, parts] = later(287)
    const shut = compose(withValue("btc.fees_per_block", "1.5", moved), parts)
    expect(factsOf(shut).get("cost.check.result")?.value).toBe("apart")
    expect(factsOf(shut).has("cost.state")).toBe(false)
    expect(shut.edition.standfirst.text).not.toContain("mining cost")
    expect(idsOf(shut)).toEqual(expect.arrayContaining(["short.cost", "why.check_apart"]))
    expect(shut.edition.reasons).toContainEqual(
      expect.objectContaining({ code: "apart", block: "cost-state" }),
    )
    expect(verifySentences(shut.edition, factsOf(shut))).toEqual([])
  })
})

describe("the table of reference machines", () => {
  const { edition, evidence } = compose()
  const facts = factsById(evidence.facts)
  const table = (change: (block: Edition["sections"][number]["blocks"][number]) => object): Edition => ({
    ...edition,
    sections: edition.sections.map((section) =>
      section.id === "why"
        ? {
            ...section,
            blocks: section.blocks.map((block) =>
              block.kind === "table" ? { ...block, ...change(block) } : block,
            ),
          }
        : section,
    ),
  })
  const detailsOf = (changed: Edition): string =>
    verifySentences(changed, facts)
      .map(({ detail }) => detail)
      .join()

  it("shows six machines with the power and the price at which they break even", () => {
    const why = sectionOf(edition, "why")
    for (const text of ["Antminer S21 Pro", "17.5 J/TH", "8.4 cents", "15.5 cents", "$41,800"])
      expect(why).toContain(text)
  })

  it("is refused with another column, a row in another's place, or a machine that was not there yet", () => {
    expect(detailsOf(table(() => ({ columns: ["Profit"] })))).toContain("no table of Profit stands here")
    expect(
      detailsOf(
        table((block) =>
          block.kind === "table"
            ? { rows: block.rows.map((row, i) => (i === 0 ? { ...row, header: "Antminer S21" } : row)) }
            : {},
        ),
      ),
    ).toContain("holds other figures than its own")
    expect(
      detailsOf(
        table((block) =>
          block.kind === "table"
            ? { rows: block.rows.map((row, i) => (i === 0 ? { ...row, header: "Antminer S9" } : row)) }
            : {},
        ),
      ),
    ).toContain('the row "Antminer S9"')
  })
})
