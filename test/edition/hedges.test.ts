import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { type Fact, type Facts, FactUnit } from "../../src/edition/fact.ts"
import { formatNames, print } from "../../src/edition/format.ts"
import { hedgeProblems, looseHedges } from "../../src/edition/verify/hedges.ts"
import { readNumber } from "../../src/edition/verify/printed-number.ts"
import { textProblems } from "../../src/edition/verify/text.ts"
import { datesIn, numeralsIn, zoneLettersIn } from "../../src/edition/verify/words.ts"
import { findText } from "../../src/edition/wording.ts"

const fact = (value: string, unit: FactUnit = "USD", method = "figure@1"): Fact => ({
  id: "a.fact",
  value,
  unit,
  asOf: "2026-02-09T00:00:00Z",
  method,
  inputs: [],
  quality: "measured",
})
const known = (given: Fact): Facts => new Map([["a.fact", given]])

/** Whether words before a fact, as a format prints it, are true of it. */
function isTrue(before: string, given: Fact, format: string): boolean {
  const text = findText(`It is ${before} {a.fact:${format}}.`, known(given))
  if (!text) throw new Error("the fact is there")
  return hedgeProblems("x", text, known(given)).length === 0
}

describe("a hedge is true of its figure, not of its rounding", () => {
  it.each<[string, string, string, boolean]>([
    // Half of the record high of 126,296 is 63,148: $63,100 is 0.08 % off it, and 63,000 would be 0.23 %.
    ["almost exactly", "63148", "price", true],
    ["almost exactly", "10049", "price", true],
    ["almost exactly", "10050.5", "price", true],
    ["almost exactly", "100.49", "price", true],
    ["almost exactly", "25249", "estimate", false],
    ["about", "25249", "estimate", true],
    ["about", "59073", "estimate", true],
    ["near", "70330.38", "price", true],
    // Nearly only from below: 69,960 is nearly $70,000, and 70,330 is not nearly $70,300.
    ["nearly", "69960", "price", true],
    ["nearly", "70330.38", "price", false],
    ["nearly", "70000", "price", false],
    ["more than", "70330.38", "price", true],
    ["more than", "69960", "price", false],
    ["less than", "69960", "price", true],
    ["less than", "70330.38", "price", false],
    ["no more than", "69960", "price", true],
    ["at least", "69960", "price", false],
    ["at most", "70000", "price", true],
  ])("%s %s as %s: %s", (before, value, format, truth) => {
    expect(isTrue(before, fact(value), format)).toBe(truth)
  })

  it("of what lies below zero speaks of its size", () => {
    expect(isTrue("about", fact("-0.0862", "ratio"), "percent")).toBe(true)
    expect(isTrue("more than", fact("-0.0862", "ratio"), "percent")).toBe(true)
    expect(isTrue("more than", fact("-0.0858", "ratio"), "percent")).toBe(false)
  })

  it("may measure by a limit as it is printed, but not by a count of what was seen", () => {
    expect(isTrue("less than", fact("0.03", "ratio", "rule@1"), "share")).toBe(true)
    expect(isTrue("more than", fact("14", "days", "rule@1"), "count")).toBe(true)
    expect(isTrue("more than", fact("14", "days"), "count")).toBe(false)
  })

  it("of a rarity allows for its two digits", () => {
    expect(isTrue("about", fact("0.0688", "ratio"), "rarity")).toBe(true)
    expect(isTrue("nearly", fact("0.0688", "ratio"), "rarity")).toBe(false)
  })

  it("stands before a figure or not at all", () => {
    expect(looseHedges("nearly all of •, almost exactly •, nearly •")).toEqual(["nearly"])
    expect(textProblems("x", { text: "Roughly the same", spans: [] }, new Map(), [])).toHaveLength(1)
  })
})

describe("what rests on no fact is refused outside the spans", () => {
  it.each([
    ["It fell in February", ["February"]],
    ["on a Thursday in Oct", ["Thursday", "Oct"]],
    ["The mean of Sunday closes may march on", []],
    ["as it stood yesterday", ["yesterday"]],
  ])("%s: dates %j", (text, dates) => expect(datesIn(text)).toEqual(dates))

  it.each([
    ["seventeen of the machines", ["seventeen"]],
    ["a third of it, tenfold, a dozen", ["a third", "tenfold", "dozen"]],
    ["in seven days, about every two weeks, one bitcoin", []],
    ["once, often, someone, stone", []],
  ])("%s: counts %j", (text, counts) => expect(numeralsIn(text)).toEqual(counts))

  it("the letter of a zone", () => {
    expect(zoneLettersIn("inside zone B, and Zone A")).toEqual(["zone B", "Zone A"])
    expect(zoneLettersIn("a zone • of the zones Around")).toEqual([])
  })

  it("a range that runs from high to low, in whatever it is counted", () => {
    const facts: Facts = new Map([
      ["low", { ...fact("866", "EH/s"), id: "low" }],
      ["high", { ...fact("978", "EH/s"), id: "high" }],
    ])
    const problems = (wording: string): number => {
      const text = findText(wording, facts)
      return text ? textProblems("x", text, facts, []).length : -1
    }
    expect(problems("{low:ehs} to {high:ehs}")).toBe(0)
    expect(problems("{high:ehs} to {low:ehs}")).toBe(1)
    expect(problems("Between {high:ehs} and {low:ehs}")).toBe(1)
    expect(problems("from {high:ehs} to {low:ehs}")).toBe(0)
    expect(problems("from about {high:ehs} to {low:ehs}")).toBe(0)
  })
})

describe("a printed number", () => {
  it.each<[string, FactUnit, string | undefined]>([
    ["$70,330", "USD", "70330"],
    ["fell 11.2%", "ratio", "-0.112"],
    ["−0.0100%", "ratio", "-0.0001"],
    ["44.3% below", "ratio", "-0.443"],
    ["one day in 250", "ratio", "0.004"],
    ["paid out $1.25 billion", "USD million", "-1250"],
    ["$371.1 million", "USD million", "371.1"],
    ["8.4 cents", "USD/kWh", "0.084"],
    ["125.86 trillion", "difficulty", "125860000000000"],
    ["three days", "days", "3"],
    ["had no net flow", "USD million", "0"],
    ["was little changed", "ratio", undefined],
    ["above", "ratio", undefined],
  ])("%s in %s is read as %s", (printed, unit, value) => {
    expect(readNumber(printed, unit)?.toFixed()).toBe(value)
  })

  const special = [
    "0",
    "0.04",
    "0.05",
    "0.0004",
    "0.0005",
    "0.004999",
    "0.9995",
    "99.95",
    "999.96",
    "1000000000",
  ]
  const value = fc
    .oneof(
      fc.constantFrom(...special),
      fc.integer({ min: 0, max: 2_000_000_000 }).map((n) => exact(String(n)).div(10_000).toFixed()),
    )
    .chain((size) => fc.constantFrom(size, size === "0" ? size : `-${size}`))
  const numbers = FactUnit.options.filter((unit) => !["day", "instant", "text"].includes(unit))
  const digits = (printed: string): string => (printed.match(/[\d.,]+/g) ?? []).join(" ")

  test("is read again as what is printed, to the last digit", () => {
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(...numbers),
        fc.constantFrom(...formatNames),
        (given, unit, format) => {
          const printed = printedOf(fact(given, unit), format)
          const read = printed === null ? null : readNumber(printed, unit)
          if (printed === null || read === null) return
          const again = printedOf(fact(read.toFixed(), unit), format)
          // The size is told again; so is the sign where the format tells one.
          expect(digits(again ?? ""), `${given} ${unit} as ${format}: ${printed}`).toBe(digits(printed))
          if (!read.isZero() && /^(?:percent.signed|change|offset|stepped|flows|coins.changed)$/.test(format))
            expect(read.isNegative(), printed).toBe(given.startsWith("-"))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test("is none of what is no number", () => {
    for (const format of formatNames)
      for (const unit of numbers)
        for (const given of ["NaN", "Infinity", "1e9", ""])
          expect(() => print(fact(given, unit), format)).toThrow(RangeError)
  })

  function printedOf(given: Fact, format: string): string | null {
    try {
      return print(given, format)
    } catch {
      return null
    }
  }
})
