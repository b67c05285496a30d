import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact, quantise } from "../../src/analysis/decimal.ts"
import type { Fact, FactUnit } from "../../src/edition/fact.ts"
import { formatNames, print } from "../../src/edition/format.ts"
import { directionWords, movement } from "../../src/edition/lexicon.ts"
import { roundEstimate, roundPrice } from "../../src/edition/rounding.ts"

const fact = (value: string, unit: FactUnit): Fact => ({
  id: "a.fact",
  value,
  unit,
  asOf: "2026-02-09T00:00:00Z",
  method: "figure@1",
  inputs: [],
  quality: "measured",
})

describe("formats", () => {
  it.each<[string, FactUnit, string, string]>([
    ["70330.38", "USD", "price.exact", "$70,330"],
    ["0", "USD", "price.exact", "$0"],
    ["1000000000", "USD", "price.exact", "$1,000,000,000"],
    ["0.51234", "USD", "price.exact", "$0.512"],
    ["70330.38", "USD", "price", "$70,300"],
    ["9999.5", "USD", "price", "$10,000"],
    ["2089.74", "USD", "price", "$2,090"],
    ["86.99", "USD", "price", "$87"],
    ["66493", "USD", "estimate", "$66,500"],
    ["59073", "USD", "estimate", "$59,000"],
    ["51367.8", "USD", "estimate", "$51,500"],
    ["-0.0862", "ratio", "percent", "8.6%"],
    ["-0.140175", "ratio", "percent", "14.0%"],
    ["0.01005", "ratio", "percent", "1.0%"],
    ["0.0105", "ratio", "percent", "1.1%"],
    ["0.9995", "ratio", "percent", "100%"],
    ["0.9994", "ratio", "percent", "99.9%"],
    ["12.345", "ratio", "percent", "1,235%"],
    ["0.8", "ratio", "share", "80%"],
    ["-0.0862", "ratio", "percent.signed", "−8.6%"],
    ["0.015", "ratio", "percent.signed", "+1.5%"],
    ["0.0005", "ratio", "percent.signed", "+0.1%"],
    ["-0.0004", "ratio", "percent.signed", "0.0%"],
    ["-0.0862", "ratio", "change", "down 8.6%"],
    ["0.0004", "ratio", "change", "unchanged"],
    ["-0.0862", "ratio", "moved", "dropped 8.6%"],
    ["-0.1624", "ratio", "moved", "slid 16.2%"],
    ["-0.0004", "ratio", "moved", "was little changed"],
    ["0.0049", "ratio", "moves", "is little changed"],
    ["0.2", "ratio", "moves", "surges 20.0%"],
    ["-0.1116", "ratio", "stepped", "fell 11.2%"],
    ["0.1722", "ratio", "offset", "17.2% above"],
    ["0", "ratio", "offset", "level with"],
    ["-0.4427", "ratio", "side", "below"],
    ["-0.14", "ratio", "noun", "fall"],
    ["1.1907", "multiple", "multiple", "1.19 times"],
    ["1.1", "multiple", "factor", "1.10"],
    ["977.866", "EH/s", "ehs", "978 EH/s"],
    ["125864590119494.3", "difficulty", "trillions", "125.86 trillion"],
    ["18", "J/TH", "efficiency", "18 J/TH"],
    ["0.05", "USD/kWh", "power", "$0.05 per kWh"],
    ["0.0206", "BTC/block", "btc", "0.0206 BTC"],
    ["935424", "blocks", "count", "935,424"],
    ["2026-02-08", "day", "day", "8 Feb"],
    ["2025-10-06", "day", "day.year", "6 Oct 2025"],
    ["2026-02-09T00:00:00Z", "instant", "time", "00:00 UTC"],
    ["2026-02-09T00:00:00Z", "instant", "day", "9 Feb"],
    ["Binance BTCUSDT", "text", "text", "Binance BTCUSDT"],
  ])("%s %s as %s is %s", (value, unit, format, printed) => {
    expect(print(fact(value, unit), format)).toBe(printed)
  })

  it.each([
    [fact("1", "ratio"), "price", "a.fact in ratio cannot be printed as price"],
    [fact("1", "ratio"), "toString", 'no format is called "toString"'],
    [fact("NaN", "ratio"), "percent", '"NaN" is not a plain decimal numeral'],
    [fact("8 Feb", "day"), "day", '"8 Feb" is not a day'],
    [fact("2026-13-08", "day"), "day", '"2026-13-08" is not a day'],
  ])("refuse what they cannot print", (given, format, message) => {
    expect(() => print(given, format)).toThrow(message)
  })

  it("turn round when the sign does, but for the number", () => {
    const opposite: Record<string, string> = {
      up: "down",
      above: "below",
      rise: "fall",
      rose: "fell",
      edged: "edged",
      climbed: "dropped",
      jumped: "slid",
      surged: "plunged",
      rises: "falls",
      edges: "edges",
      climbs: "drops",
      jumps: "slides",
      surges: "plunges",
    }
    const both = new Map(
      Object.entries(opposite).flatMap(([a, b]) => [
        [a, b],
        [b, a],
      ]),
    )
    const turned = (text: string): string =>
      text
        .replace(/[a-z]+/g, (word) => both.get(word) ?? word)
        .replace(/[+−]/, (sign) => (sign === "+" ? "−" : "+"))
    const special = ["0", "0.0004", "0.0005", "0.00049999", "0.005", "0.9995", "1000000000"]
    const ratios = fc.oneof(
      fc.constantFrom(...special),
      fc.integer({ min: 0, max: 30_000 }).map((n) => exact(String(n)).div(10_000).toFixed()),
    )
    fc.assert(
      fc.property(
        ratios,
        fc.constantFrom("change", "moved", "moves", "stepped", "offset", "side", "noun", "percent.signed"),
        (ratio, format) => {
          const negative = ratio === "0" ? "0" : `-${ratio}`
          expect(print(fact(negative, "ratio"), format)).toBe(turned(print(fact(ratio, "ratio"), format)))
        },
      ),
    )
  })

  it("print a share that rounds to nothing without a sign", () => {
    expect(print(fact("-0.004", "ratio"), "share")).toBe("0%")
    expect(print(fact("-0.006", "ratio"), "share")).toBe("−1%")
  })

  it("print every number they accept, without a sign for what is printed as nothing", () => {
    const units: FactUnit[] = [
      "USD",
      "EH/s",
      "difficulty",
      "BTC/block",
      "J/TH",
      "USD/kWh",
      "blocks",
      "ratio",
      "multiple",
    ]
    const numbers = fc.oneof(
      fc.constantFrom("0", "0.0004", "-0.0004", "0.0005", "-0.0005", "0.9995", "1000000000"),
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((n) => quantise(exact(n.toFixed(9)))),
    )
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...units),
        fc.constantFrom(...formatNames),
        (value, unit, format) => {
          try {
            expect(print(fact(value, unit), format)).not.toMatch(/−0(\.0+)?%|NaN|Infinity|e[+-]|--/)
          } catch (error) {
            expect(String(error)).toContain("cannot be printed as")
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe("roundings", () => {
  it("of an estimate never lie more than 1 % off, so that they may be called about", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (n) => {
        const number = exact(String(n)).div(1000)
        expect(roundEstimate(number).minus(number).abs().lte(number.times("0.01"))).toBe(true)
        expect(roundPrice(number).minus(number).abs().lte(number.times("0.01"))).toBe(true)
      }),
    )
  })
})

describe("the lexicon", () => {
  it.each([
    ["0.0199", "edged up"],
    ["0.02", "rose"],
    ["-0.05", "dropped"],
    ["-0.0999", "dropped"],
    ["0.1", "jumped"],
    ["-0.2", "plunged"],
  ])("has for %s the word %s", (change, word) => {
    expect(movement(exact(change)).past).toBe(word)
  })

  it("knows each of its own words as one of direction", () => {
    for (const size of ["0.01", "0.03", "0.07", "0.15", "0.3"]) {
      for (const forms of [movement(exact(size)), movement(exact(`-${size}`))]) {
        for (const word of [forms.past, forms.present]) expect(directionWords).toContain(word.split(" ")[0])
      }
    }
  })
})
