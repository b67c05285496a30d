import { describe, expect, it } from "vitest"
import { type Claim, cite, holds } from "../../src/edition/claim.ts"
import { costClaims } from "../../src/edition/claims/cost.ts"
import { whyClaims } from "../../src/edition/claims/cost-why.ts"
import { watchCost } from "../../src/edition/claims/watch-cost.ts"
import { watchDifficulty } from "../../src/edition/claims/watch-difficulty.ts"
import { type Facts, factsById } from "../../src/edition/fact.ts"
import { sentenceProblems } from "../../src/edition/verify/claim.ts"
import { findText } from "../../src/edition/wording.ts"
import { dayNumber } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import { compose, later, withValue } from "./altered-day.ts"
import { figures, settings } from "./day-2026-02-08.ts"

type Composed = ReturnType<typeof compose>
const factsOf = ({ evidence }: Composed): Facts => factsById(evidence.facts)
const idsOf = ({ evidence }: Composed): string[] => evidence.sentences.map(({ id }) => id)

/** The day's figures and what mempool.space estimates of the next adjustment: its change, blocks and days away. */
function nextOf(change: string, blocks: string, days: string, to: readonly Figure[] = figures): Figure[] {
  const like = figures.find(({ id }) => id === "btc.fees_per_block")
  if (like?.kind !== "value") throw new Error("the day has fees per block")
  return [
    ...to,
    { ...like, id: "btc.next_retarget.change", unit: "ratio", value: change },
    { ...like, id: "btc.next_retarget.blocks", unit: "blocks", value: blocks },
    { ...like, id: "btc.next_retarget.days", unit: "days", value: days },
  ]
}

/** The same with the last retarget on 26 January. */
const longAgo = figures.map(
  (figure): Figure =>
    figure.kind === "value" && figure.id.startsWith("btc.difficulty")
      ? { ...figure, asOf: "2026-01-26T00:00:00Z" }
      : figure,
)

describe("the next adjustment", () => {
  it("is told with its block, its distance and whose estimate it is, and what it would do to ours", () => {
    // The change of 19 February 2026, +14.73 %.
    const { edition } = compose(nextOf("0.1473", "1850", "11.2"))
    const watch = JSON.stringify(edition.sections.find(({ id }) => id === "watch"))
    for (const text of ["937,440", "1,850 blocks", "11 days", "+14.7%", "mempool.space", "about $68,000"])
      expect(watch).toContain(text)
    expect(edition.reasons.filter(({ code }) => code === "unproved")).toEqual([])
  })

  it("of less than two days away is told in blocks, one of no change as such", () => {
    expect(idsOf(compose(nextOf("0.0100", "9", "0.1", longAgo)))).toContain("watch.next_soon")
    expect(idsOf(compose(nextOf("0.0001", "1850", "11.2")))).toContain("watch.next_none")
  })

  it("is not told when it may be of the epoch after", () => {
    const fresh = compose(nextOf("0.1", "2010", "14", longAgo))
    expect(factsOf(fresh).has("difficulty.next.change")).toBe(false)
    expect(idsOf(fresh)).toContain("watch.next_difficulty")
  })
})

describe("every claim of the cost and the difficulty", () => {
  const own: readonly Claim[] = [...costClaims, ...whyClaims, ...watchCost, ...watchDifficulty]
  const [shutFigures, shutParts] = later(287)
  const days: Composed[] = [
    compose(),
    compose(nextOf("-0.052", "1850", "11.2")),
    compose(withValue("btc.fees_per_block", "1.5", shutFigures), shutParts),
    compose(withValue("btc.difficulty", "165864590119494.3")),
    compose(...later(dayNumber("2022-11-09") - dayNumber(settings.day))),
  ]

  it("that holds is proved in each of its wordings", () => {
    const seen = new Set<string>()
    for (const composed of days) {
      const facts = factsOf(composed)
      for (const claim of own.filter((each) => holds(each, facts))) {
        seen.add(claim.id)
        for (const [variant, wording] of claim.wordings.entries()) {
          const text = findText(wording, facts)
          if (!text) throw new Error(`${claim.id} prints a fact that it does not name`)
          const sentence = { id: claim.id, claim: cite(claim), variant, ...text }
          expect(sentenceProblems("here", sentence, facts)).toEqual([])
          expect(text.text).not.toMatch(/(^|[.!?] )[\d$−+]/)
        }
      }
    }
    expect(seen.size).toBeGreaterThan(20)
  })

  it("has at least three wordings, but for what is seldom said", () => {
    const seldom = ["why.check_apart", "why.machines_none", "watch.next_soon", "watch.next_none"]
    for (const { id, wordings } of own)
      expect([id, wordings.length >= (seldom.includes(id) ? 1 : 3)]).toEqual([id, true])
  })
})
