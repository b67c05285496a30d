import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { nextRegime, type RegimeInputs, regimeAlone } from "../../src/analysis/regime.ts"
import { type Candle, findRegime } from "../../src/analysis/regime-history.ts"
import { hasHistory, historyFolder } from "../edition/from-history.ts"

const still: RegimeInputs = {
  day: 0,
  week: 0,
  month: 0,
  worstOfThree: 0,
  close: 100,
  weekLow: 99,
  weekHigh: 101,
  highBefore: 200,
}

describe("the rule of a day", () => {
  test.each([
    ["acute-sell-off", { week: -0.15, worstOfThree: -0.08 }],
    ["sell-off", { week: -0.15, worstOfThree: -0.0799 }],
    ["sell-off", { week: -0.07 }],
    ["new-high", { week: 0.08, weekHigh: 200 }],
    ["rally", { week: 0.07 }],
    ["downtrend", { month: -0.1 }],
    ["uptrend", { month: 0.1 }],
    ["range", { week: -0.0699, month: 0.0999 }],
    ["range", { week: 0.01, weekHigh: 300, highBefore: null }],
  ] as const)("%s", (regime, inputs) => {
    expect(regimeAlone({ ...still, ...inputs }, null)).toBe(regime)
  })

  test("a rebound is told only within ten days of an acute sell-off, and while the month is down", () => {
    const up = { ...still, month: -0.2, close: 111, weekLow: 100 }
    expect(regimeAlone(up, 10)).toBe("relief-bounce")
    expect(regimeAlone(up, 11)).toBe("downtrend")
    expect(regimeAlone(up, null)).toBe("downtrend")
    expect(regimeAlone({ ...up, month: 0 }, 3)).toBe("range")
  })
})

describe("what was entered is left later", () => {
  const following = (regime: "sell-off" | "rally" | "downtrend" | "uptrend" | "relief-bounce") => ({
    regime,
    daysSinceAcute: null,
  })

  test.each([
    ["sell-off", { week: -0.04 }, { week: -0.0399 }],
    ["rally", { week: 0.04 }, { week: 0.0399 }],
    ["downtrend", { month: -0.06 }, { month: -0.0599 }],
    ["uptrend", { month: 0.06 }, { month: 0.0599 }],
  ] as const)("%s", (regime, kept, left) => {
    expect(nextRegime({ ...still, ...kept }, following(regime))).toBe(regime)
    expect(nextRegime({ ...still, ...left }, following(regime))).toBe("range")
    expect(nextRegime({ ...still, ...kept }, { regime: null, daysSinceAcute: null })).toBe("range")
  })

  test("what stands higher in the list is never kept out", () => {
    expect(nextRegime({ ...still, week: -0.2, worstOfThree: -0.1 }, following("sell-off"))).toBe(
      "acute-sell-off",
    )
  })
})

test("too few days have no regime", () => {
  expect(findRegime([])).toBeNull()
})

describe.skipIf(!hasHistory)("on Binance's candles (vectors of 2020 to 2026, without memory)", () => {
  const candles: Candle[] = hasHistory
    ? readFileSync(`${historyFolder}/btc_ohlcv.csv`, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","))
        .map(([day = "", , high, low, close]) => ({
          day,
          high: Number(high),
          low: Number(low),
          close: Number(close),
        }))
    : []
  const upTo = (day: string) => candles.slice(0, candles.findIndex((each) => each.day === day) + 1)

  test.each([
    ["2020-03-12", "acute-sell-off"],
    ["2021-05-19", "acute-sell-off"],
    ["2022-06-13", "acute-sell-off"],
    ["2022-11-09", "acute-sell-off"],
    ["2024-08-05", "sell-off"],
    ["2025-10-10", "sell-off"],
    ["2024-11-12", "new-high"],
    ["2025-10-06", "new-high"],
    ["2023-01-14", "rally"],
    ["2026-01-05", "rally"],
    ["2026-01-14", "uptrend"],
    ["2025-12-31", "range"],
    ["2026-01-31", "sell-off"],
    ["2026-02-04", "sell-off"],
    ["2026-02-05", "acute-sell-off"],
    ["2026-02-06", "acute-sell-off"],
    ["2026-02-07", "relief-bounce"],
    ["2026-02-08", "relief-bounce"],
  ])("%s is %s", (day, regime) => {
    expect(findRegime(upTo(day), true)?.regime).toBe(regime)
  })

  test("a daily edition changes its mind on 67 days a year, not on 89", () => {
    const days = candles.filter(({ day }) => day >= "2020-01-01").map(({ day }) => day)
    const switches = (alone: boolean) => {
      const found = days.map((day) => findRegime(upTo(day), alone)?.regime)
      return found.filter((regime, i) => i > 0 && regime !== found[i - 1]).length / (days.length / 365.25)
    }
    expect(switches(false)).toBeCloseTo(67, 0)
    expect(switches(true)).toBeGreaterThan(80)
  })
})
