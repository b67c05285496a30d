import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { FigureId } from "../../src/market/observation.ts"
import { agreeOnValue } from "../../src/market/value-agreement.ts"
import { closes, observedSeries, observedValue, pointsFrom, when } from "./observed.ts"

const from = (value: string, source: string) => observedValue("btc.spot", value, { source })
const spot = (...observations: Parameters<typeof agreeOnValue>[1]) =>
  agreeOnValue("btc.spot", observations, when)

describe("a value", () => {
  test("of one origin is printed as single, where one suffices, and is held where two must agree", () => {
    const fees = [observedValue("btc.fees_per_block", "0.0206", { source: "a" })]
    expect(agreeOnValue("btc.fees_per_block", fees, when)).toMatchObject({
      outcome: "single",
      value: "0.0206",
      spread: "0",
    })
    expect(spot(from("70264.73", "a"))).toMatchObject({
      outcome: "held",
      reason: { code: "too_few_origins", detail: "btc.spot needs 2 origins and has 1 (a)" },
    })
  })

  test("of several is their median", () => {
    expect(spot(from("70000", "a"), from("70300", "b"), from("70100", "c"))).toMatchObject({
      outcome: "agreed",
      value: "70100",
      origin: "a, b, c",
      spread: "0.002853",
    })
  })

  test("that lies apart from the median is set aside", () => {
    expect(spot(from("70000", "a"), from("70100", "b"), from("75000", "c"))).toMatchObject({
      outcome: "agreed",
      value: "70050",
      observations: [{ source: "a" }, { source: "b" }],
      dropped: [
        {
          code: "apart",
          source: "c",
          detail: "c's btc.spot of 75000 USD and the median, 70100, are 6.99 % apart, 1 % is accepted",
        },
      ],
    })
  })

  test("that must be the same everywhere may have any number of digits", () => {
    const long = "125864590119494.296875"
    const asOf = "2026-02-07T18:14:22Z"
    const said = ["a", "b"].map((source) => observedValue("btc.difficulty", long, { source, asOf }))
    for (const observations of [said.slice(0, 1), said]) {
      expect(agreeOnValue("btc.difficulty", observations, when)).toMatchObject({ value: long, spread: "0" })
    }
  })

  test("of two that are apart is held", () => {
    expect(spot(from("70000", "a"), from("75000", "b"))).toMatchObject({
      outcome: "held",
      reason: {
        code: "apart",
        detail: "b's btc.spot of 75000 USD and a's, 70000, are 7.14 % apart, 1 % is accepted",
      },
    })
  })

  test("of two may be as far apart as the tolerance, and no farther", () => {
    expect(spot(from("70000", "a"), from("70700", "b")).outcome).toBe("agreed")
    expect(spot(from("70000", "a"), from("70701", "b")).outcome).toBe("held")
  })

  test("a power of ten away is named as in another unit, beside another or the median", () => {
    expect(spot(from("70000", "a"), from("7020", "b"))).toMatchObject({
      reason: {
        code: "unit",
        detail: "b's btc.spot of 7020 USD looks 10 times too small beside a's, 70000",
      },
    })
    expect(spot(from("70000", "a"), from("70100", "b"), from("702000", "c"))).toMatchObject({
      outcome: "agreed",
      dropped: [
        {
          code: "unit",
          source: "c",
          detail: "c's btc.spot of 702000 USD looks 10 times too large beside the median, 70100",
        },
      ],
    })
  })

  test("out of range by a power of ten is named so beside the others, and is out of range alone", () => {
    const milli = from("70100000", "c")
    expect(spot(from("70000", "a"), from("70100", "b"), milli)).toMatchObject({
      outcome: "agreed",
      dropped: [
        { code: "unit", detail: "c's btc.spot of 70100000 USD looks 1,000 times too large beside 70050" },
      ],
    })
    expect(spot(milli)).toMatchObject({ reason: { code: "out_of_range" } })
  })

  test("that one origin gives twice has one voice", () => {
    const twice = [from("70000", "a"), { ...from("99000", "b"), origin: "a" }]
    expect(spot(...twice, from("70100", "c"))).toMatchObject({ outcome: "agreed", value: "70050" })
    expect(spot(...twice)).toMatchObject({ outcome: "held", reason: { code: "too_few_origins" } })
  })

  test("is as of the oldest that it rests on", () => {
    const older = { ...from("70000", "a"), asOf: "2026-02-08T23:58:00Z" }
    expect(spot(older, from("70000", "b"))).toMatchObject({ asOf: "2026-02-08T23:58:00Z" })
  })

  test.each<[string, FigureId, string, string, "settled" | "stale"]>([
    ["a price 15 minutes before the slot", "btc.spot", "70000", "2026-02-08T23:55:00Z", "settled"],
    ["a price 16 minutes before the slot", "btc.spot", "70000", "2026-02-08T23:54:00Z", "stale"],
    ["a price of a late run", "btc.spot", "70000", "2026-02-09T12:10:00Z", "settled"],
    ["a price of the next day's run", "btc.spot", "70000", "2026-02-09T12:11:00Z", "stale"],
    ["fees a day old", "btc.fees_per_block", "0.02", "2026-02-08T00:10:00Z", "settled"],
    ["fees older than a day", "btc.fees_per_block", "0.02", "2026-02-08T00:09:00Z", "stale"],
    [
      "a difficulty three weeks old",
      "btc.difficulty",
      "125864590119494.3",
      "2026-01-19T00:10:00Z",
      "settled",
    ],
    ["a difficulty older than that", "btc.difficulty", "125864590119494.3", "2026-01-19T00:09:00Z", "stale"],
    ["a retarget after the slot", "btc.difficulty", "125864590119494.3", "2026-02-09T00:11:00Z", "stale"],
    ["a record high of years ago", "btc.ath", "126080", "2021-11-10T14:24:11Z", "settled"],
  ])("%s (%s)", (_, figure, value, asOf, expected) => {
    const said = ["a", "b"].map((source) => observedValue(figure, value, { asOf, source }))
    const { outcome, ...rest } = agreeOnValue(figure, said, when)
    if (expected === "settled") expect(outcome).toBe("agreed")
    else expect(rest).toMatchObject({ reason: { code: "stale", detail: expect.stringContaining(asOf) } })
  })

  test.each<[FigureId, string]>([
    ["btc.spot", "0"],
    ["btc.spot", "-70000"],
    ["eth.spot", "208974"],
    ["btc.fees_per_block", "26.9"],
    ["btc.difficulty", "125.86"],
    ["btc.retarget.height", "-1"],
  ])("%s of %s is out of range", (figure, value) => {
    expect(agreeOnValue(figure, [observedValue(figure, value)], when)).toMatchObject({
      reason: { code: "out_of_range" },
    })
  })

  test("a series is no value", () => {
    expect(spot(observedSeries("btc.spot", pointsFrom(closes)))).toMatchObject({
      reason: { code: "unit", detail: "binance's btc.spot is a series in USD, not a value in USD" },
    })
  })

  test("that only whole numbers count may be no other", () => {
    const height = (value: string) => {
      const said = observedValue("btc.retarget.height", value, { asOf: "2026-02-07T00:00:00Z" })
      return agreeOnValue("btc.retarget.height", [said], when)
    }
    expect(height("935424").outcome).toBe("single")
    expect(height("935424.5")).toMatchObject({
      reason: {
        code: "out_of_range",
        detail:
          "coingecko's btc.retarget.height is 935424.5 blocks, and a whole number from 0 to 10000000 is accepted",
      },
    })
  })

  test("of a venue's own is the first venue's by preference, which no other confirms or contradicts", () => {
    const interest = (value: string, source: string) => observedValue("btc.open_interest", value, { source })
    const [okx, deribit] = [interest("2600000000", "okx"), interest("1200000000", "deribit")]
    const figure = agreeOnValue("btc.open_interest", [deribit, okx], when)
    expect(figure).toMatchObject({
      outcome: "single",
      value: "2600000000",
      observations: [{ source: "okx" }],
    })
    expect(figure).not.toHaveProperty("dropped")
    expect(agreeOnValue("btc.open_interest", [deribit], when)).toMatchObject({ value: "1200000000" })
  })

  test("of 0 is agreed on like any other", () => {
    const change = ["a", "b"].map((source) => observedValue("btc.change.24h", "0", { source }))
    expect(agreeOnValue("btc.change.24h", change, when)).toMatchObject({ outcome: "agreed", spread: "0" })
  })

  test("is held as missing when no source gave it", () => {
    expect(spot()).toMatchObject({ reason: { code: "missing", detail: "no source gave btc.spot" } })
  })

  test("lies between the least and the greatest that it rests on", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 69_700, max: 70_300 }), { minLength: 2, maxLength: 6 }),
        (values) => {
          const figure = spot(...values.map((value, i) => from(String(value), `s${i}`)))
          if (figure.kind !== "value") throw new Error("held")
          const used = figure.observations.flatMap((each) =>
            each.kind === "value" ? [Number(each.value)] : [],
          )
          expect(Number(figure.value)).toBeGreaterThanOrEqual(Math.min(...used))
          expect(Number(figure.value)).toBeLessThanOrEqual(Math.max(...used))
        },
      ),
    )
  })
})
