import { describe, expect, it } from "vitest"
import { composeEdition } from "../../src/edition/compose.ts"
import type { FigureId } from "../../src/market/observation.ts"
import { compose, eachPoint, later, without, withValue } from "./altered-day.ts"
import { settings } from "./day-2026-02-08.ts"

const told = (...of: Parameters<typeof compose>): string[] =>
  compose(...of).edition.notices.map(({ text }) => text)

describe("a notice says no more than what is so", () => {
  it("of the cost on a day that no parameters cover: that, and nothing of the figures", () => {
    // 539 days later: the last row has ended.
    expect(told(...later(539))).toContain(
      "The estimate of mining cost is left out: its assumptions do not cover 1 Aug 2027.",
    )
    expect(told(...later(539)).join()).not.toContain("figures that it rests on")
  })

  it.each<FigureId>(["btc.difficulty"])(
    "of the cost without %s: that figures are missing, and nothing of its assumptions",
    (id) => {
      expect(told(without(id))).toContain(
        "The estimate of mining cost is left out: the figures that it rests on could not be established.",
      )
      expect(told(without(id)).join()).not.toContain("assumptions")
    },
  )

  it("of the price against the cost, once a review is overdue: that there is no comparison", () => {
    expect(told(...later(174))).toContain(
      "The price is not compared with the estimate of mining cost in this edition.",
    )
  })

  it("of the price against the cost, where the cross-checks are against the estimate: that they are", () => {
    // Fees of 1.5 BTC a block take a third off the estimate of November 2026, and nothing off the cross-check.
    const [moved, parts] = later(287)
    expect(told(withValue("btc.fees_per_block", "1.5", moved), parts)).toEqual([
      "Our ways to judge the cost of mining disagree, so the price is not compared with the estimate in this edition.",
    ])
  })

  it("of hash rate, when one week of it is there and the one before is not: its change alone is missing", () => {
    const fortnight = eachPoint((point) => point, "btc.hash_rate")
    const week = fortnight.map((figure) =>
      figure.kind === "series" && figure.id === "btc.hash_rate"
        ? { ...figure, series: figure.series.slice(-10) }
        : figure,
    )
    expect(told(week)).toEqual(["The week's change of hash rate is left out: it could not be established."])
  })

  it("of a close that no source gave: that there is none, not that the sources differ", () => {
    const failed = { code: "source_failed", source: "kraken", detail: "kraken answered 503" } as const
    const { edition } = composeEdition({ observations: [], failures: [failed] }, settings, null)
    expect(edition.standfirst.text).toBe(
      "A closing price for bitcoin on 8 Feb 2026 could not be established.",
    )
  })
})
