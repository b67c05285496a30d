import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { consecutive, findLastDays } from "../../src/analysis/consecutive-days.ts"
import { costState } from "../../src/analysis/cost-state.ts"
import { exact, quantise } from "../../src/analysis/decimal.ts"
import { drawdown, halfOf } from "../../src/analysis/drawdown.ts"
import { findLargestFall, findLargestRise, findMeanMove } from "../../src/analysis/largest-daily-move.ts"
import { findMeanOfDays } from "../../src/analysis/mean-of-days.ts"
import { dailyMoves, findReturn, simpleReturn } from "../../src/analysis/return.ts"
import { findRange } from "../../src/analysis/week-range.ts"
import { addDays } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"
import { figures } from "../edition/day-2026-02-08.ts"

const seriesOf = (id: string): readonly Point[] => {
  const figure = figures.find((each) => each.id === id)
  return figure?.kind === "series" ? figure.series : []
}
const bitcoin = seriesOf("btc.daily")
const upTo = (day: string): readonly Point[] =>
  bitcoin.slice(0, bitcoin.findIndex((point) => point.day === day) + 1)
const percent = (ratio: { times(n: number): { toFixed(n: number): string } } | null) =>
  ratio?.times(100).toFixed(2)
const closes = (...prices: string[]): Point[] =>
  prices.map((c, index) => ({ day: addDays("2026-02-01", index), c }))

describe("returns between UTC closes", () => {
  it.each([
    ["2025-10-10", "-7.31", "-7.74"],
    ["2026-01-31", "-6.55", "-11.75"],
    ["2026-02-05", "-14.02", "-25.68"],
    ["2026-02-06", "12.19", "-16.24"],
    ["2026-02-07", "-1.83", "-12.00"],
    ["2026-02-08", "1.50", "-8.62"],
  ])("on %s were %s %% in one day and %s %% in seven (Binance BTCUSDT)", (day, one, seven) => {
    expect(percent(findReturn(upTo(day), 1))).toBe(one)
    expect(percent(findReturn(upTo(day), 7))).toBe(seven)
  })

  it("do not change when every price is multiplied", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (k) => {
        const scaled = upTo("2026-02-08").map(({ day, c }) => ({ day, c: exact(c).times(k).toFixed() }))
        const before = findReturn(bitcoin, 7)
        expect(
          findReturn(scaled, 7)
            ?.minus(before ?? 0)
            .abs()
            .lt("1e-30"),
        ).toBe(true)
      }),
    )
  })

  it("are unknown when a day of the window is missing, however many points there are", () => {
    expect(findReturn(bitcoin.toSpliced(-4, 1), 7)).toBeNull()
    expect(findReturn(bitcoin.toSpliced(-12, 1), 7)).not.toBeNull()
    expect(findReturn(closes("1", "2"), 7)).toBeNull()
  })

  it("refuse a price of nothing", () => {
    expect(() => simpleReturn(exact("0"), exact("1"))).toThrow("a return requires a price above 0, not 0")
  })
})

describe("drawdown", () => {
  it("from the Binance record of 126,199.63 was 50.15 % at the close of 5 Feb 2026, 52.46 % at the low of 6 Feb", () => {
    const record = exact("126199.63")
    expect(percent(drawdown(exact("62909.86"), record))).toBe("-50.15")
    expect(percent(drawdown(exact("60000"), record))).toBe("-52.46")
    expect(halfOf(record).toFixed()).toBe("63099.815")
  })
})

describe("the week", () => {
  it("to 8 Feb 2026 ran from 60,000 on the 6th to 79,360 on the 2nd", () => {
    const range = findRange(bitcoin, 7)
    expect([range?.low.toFixed(), range?.lowDay, range?.high.toFixed(), range?.highDay]).toEqual([
      "60000",
      "2026-02-06",
      "79360",
      "2026-02-02",
    ])
  })

  it("has no range when one low is unknown", () => {
    const { l: _, ...last } = bitcoin.at(-1) ?? { day: "2026-02-08", c: "1" }
    expect(findRange(bitcoin.with(-1, last), 7)).toBeNull()
    expect(findRange([], 7)).toBeNull()
  })

  it("fell most on 5 Feb and rose most on 6 Feb; without a fall there is none", () => {
    const moves = dailyMoves(bitcoin).slice(-7)
    expect(findLargestFall(moves)?.day).toBe("2026-02-05")
    expect(findLargestRise(moves)?.day).toBe("2026-02-06")
    expect(findLargestFall(dailyMoves(closes("1", "2", "3")))).toBeNull()
    expect(findLargestRise(dailyMoves(closes("3", "3")))).toBeNull()
    expect(findMeanMove([])).toBeNull()
  })

  it("names the first of two equal moves", () => {
    expect(findLargestRise(dailyMoves(closes("1", "2", "4")))?.day).toBe("2026-02-02")
  })
})

describe("a mean of days", () => {
  it("of the hash rate was 977.9 EH/s to 8 Feb 2026 (Blockchain.com)", () => {
    expect(findMeanOfDays(seriesOf("btc.hash_rate"), 7)?.mean.toFixed(1)).toBe("977.9")
    expect(findMeanOfDays(seriesOf("btc.hash_rate"), 7, 7)?.lastDay).toBe("2026-02-01")
  })

  it("is unknown when one of the days is", () => {
    expect(findMeanOfDays(closes("1", "2", "3").toSpliced(1, 1), 2)).toBeNull()
    expect(findMeanOfDays(closes("1"), 2)).toBeNull()
  })
})

describe("a price against a range", () => {
  it.each([
    ["70330.38", "51367", "67934", "above"],
    // 5 Feb 2026: 0.946 of the estimate at the difficulty of that day, so not "below cost".
    ["62909.86", "57820", "76467", "within"],
    ["40000", "51367", "67934", "below"],
    ["67934", "51367", "67934", "within"],
  ])("of %s, %s to %s, is %s", (price, low, high, state) => {
    expect(costState(exact(price), exact(low), exact(high))).toBe(state)
  })

  it("refuses a range that runs from high to low", () => {
    expect(() => costState(exact("1"), exact("3"), exact("2"))).toThrow("from low to high, not 3 to 2")
  })
})

describe("days", () => {
  it("are a window only when none is missing", () => {
    expect(findLastDays(closes("1", "2", "3"), 3)).toHaveLength(3)
    expect(consecutive(closes("1", "2", "3").toSpliced(1, 1))).toBe(false)
    expect(findLastDays([], 1)).toBeNull()
  })
})

describe("a fact's number", () => {
  it.each([
    ["0.333333333333333333", "0.333333333333"],
    ["125864590119494.3", "125864590119000"],
    ["0.00000000000001", "0.00000000000001"],
    ["-0", "0"],
  ])("%s is kept as %s", (number, kept) => {
    expect(quantise(exact(number))).toBe(kept)
  })

  it.each(["NaN", "1e5", "", "1,000", "Infinity", " 1"])("cannot be %j", (numeral) => {
    expect(() => exact(numeral)).toThrow("is not a plain decimal numeral")
  })

  it("cannot be infinite", () => {
    expect(() => quantise(exact("1").div(0))).toThrow("a fact cannot hold Infinity")
  })
})
