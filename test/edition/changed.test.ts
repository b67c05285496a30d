import { describe, expect, it } from "vitest"
import { findSentence } from "../../src/edition/claim.ts"
import { changedClaims } from "../../src/edition/claims/changed.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { type Fact, factsById } from "../../src/edition/fact.ts"
import { previousFacts, toPrevious } from "../../src/edition/facts/previous.ts"
import { regimeWords } from "../../src/edition/facts/regime.ts"
import { figures, settings } from "./day-2026-02-08.ts"

const fact = (id: string, value: string, unit: Fact["unit"]): Fact => ({
  id,
  value,
  unit,
  asOf: "2026-02-09T00:00:00Z",
  method: "figure@1",
  inputs: [],
  quality: "measured",
})
const today = [
  fact("btc.close", "70330.38", "USD"),
  fact("cost.cash", "59073", "USD"),
  fact("cost.state", "above", "text"),
  fact("hash_rate.7d", "978", "EH/s"),
  fact("regime", "relief-bounce", "text"),
  fact("regime.name", regimeWords["relief-bounce"], "text"),
  fact("difficulty.change", "-0.1116", "ratio"),
  fact("zone.a.letter", "A", "text"),
  fact("zone.a.low", "65000", "USD"),
  fact("zone.a.high", "70000", "USD"),
  fact("zone.b.letter", "B", "text"),
  fact("zone.b.low", "63099.82", "USD"),
  fact("zone.b.high", "63099.82", "USD"),
]
const before = toPrevious("2026-02-07", "2026-02-07", today)
const since = (facts: Record<string, string>, day = "2026-02-07") =>
  previousFacts(factsById(today), settings, { ...before, day, facts: { ...before.facts, ...facts } })
const said = (changed: readonly Fact[], only = ""): string[] => {
  const known = factsById([...today, ...changed])
  return changedClaims
    .filter(({ id }) => id.startsWith(`changed.${only}`))
    .flatMap((each) => findSentence(each, known, "bitcoin/2026-02-08")?.text ?? [])
}

describe("what changed since the last edition", () => {
  it("is compared from 1 to 21 days after, and not otherwise", () => {
    for (const [day, there] of [
      ["2026-02-08", false],
      ["2026-02-07", true],
      ["2026-01-18", true],
      ["2026-01-17", false],
      ["2026-02-09", false],
    ] as const) {
      expect(since({}, day).some(({ id }) => id === "previous.day")).toBe(there)
    }
  })

  it("is said in one sentence when it is nothing", () => {
    expect(said(since({}))).toHaveLength(1)
    expect(said(since({}))[0]).toContain("7 Feb")
    expect(said(since({ "btc.close": "70200" }))).toHaveLength(1)
    // 0.5 % is a change, and then no sentence says that there is none.
    expect(said(since({ "btc.close": "69978" }), "nothing")).toEqual([])
  })

  it("is not said to be nothing where the last edition's states are not known", () => {
    for (const kept of [{ "btc.close": "70330.38" }, { "btc.close": "70330.38", regime: "relief-bounce" }]) {
      const changed = previousFacts(factsById(today), settings, { ...before, facts: kept })
      expect(said(changed, "nothing")).toEqual([])
      expect(said(changed, "close_same")).toHaveLength(1)
    }
  })

  it.each([
    ["the state of the market", { regime: "sell-off" }, "regime"],
    ["the price against mining cost", { "cost.state": "within" }, "cost_state"],
    ["an indicator's state", { "state Mining difficulty": "higher" }, "state_1"],
    ["the estimate of mining cost", { "cost.cash": "66493" }, "cost"],
    ["the hash rate", { "hash_rate.7d": "866" }, "hash_rate"],
  ])("names %s when it is another", (_, facts, claim) => {
    const changed = since(facts)
    expect(said(changed, "nothing")).toEqual([])
    expect(said(changed, claim)).not.toEqual([])
  })

  it("names an indicator with both its states, word for word", () => {
    expect(said(since({ "state Mining difficulty": "higher" }), "state_1").join()).toMatch(
      /^Mining difficulty: .*higher.*lower|lower.*higher/,
    )
  })

  it("prints no stored state that does not look like one", () => {
    for (const state of ["Buy now!", "<b>higher</b>", "x".repeat(61), ""]) {
      expect(since({ "state Mining difficulty": state }).some(({ id }) => id.endsWith("1.before"))).toBe(
        false,
      )
    }
    expect(since({ regime: "moon" }).some(({ id }) => id === "previous.regime")).toBe(false)
    expect(since({ "cost.state": "far above" }).some(({ id }) => id === "previous.cost.state")).toBe(false)
  })

  it("names the zones that the close crossed, a range by its ends and a level by its price", () => {
    expect(said(since({ "btc.close": "69289.38" }), "zone_1").join()).toMatch(/within.*above/)
    const both = since({ "btc.close": "62909.86" })
    expect(said(both, "zone_1").join()).toContain("$65,000")
    expect(said(both, "level_2").join()).toContain("$63,100")
    expect(said(since({ "btc.close": "71000" }), "zone_")).toEqual([])
  })

  it("takes a zone as it is printed: a close between the level and its rounding crossed nothing", () => {
    const edge = previousFacts(
      factsById(today.map((each) => (each.id === "btc.close" ? { ...each, value: "63099.9" } : each))),
      settings,
      { ...before, facts: { ...before.facts, "btc.close": "63000" } },
    )
    expect(edge.some(({ value }) => value === "B")).toBe(false)
  })

  it("is remembered by an edition for the next", () => {
    expect(before.facts).toMatchObject({
      "btc.close": "70330.38",
      "cost.state": "above",
      regime: "relief-bounce",
      "state Mining difficulty": "lower",
    })
  })

  it("is proved, whatever the last edition was", () => {
    for (const facts of [{}, { "btc.close": "62909.86" }, { regime: "range", "hash_rate.7d": "866" }]) {
      const { edition } = composeFromFigures({ figures, reasons: [] }, settings, {
        slug: "2026-02-07",
        day: "2026-02-07",
        facts: { ...before.facts, ...facts },
      })
      expect(edition.sections.some(({ id }) => id === "changed")).toBe(true)
      const wrong = edition.reasons.filter(({ code, block }) => code === "unproved" && block === "changed")
      expect(wrong).toEqual([])
    }
  })
})
