import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { factsById } from "../../src/edition/fact.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { addDays } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import { compose, eachPoint, said, withCloses, withValue } from "./altered-day.ts"
import { settings } from "./day-2026-02-08.ts"

/** The hash rate of two weeks, each day of the second at `ratio` times those of the first. */
const hashRates = (ratio: string, from?: readonly Figure[]): Figure[] =>
  eachPoint(
    ({ day }) => ({
      day,
      c: exact(day > "2026-02-01" ? ratio : "1")
        .times(900)
        .toFixed(),
    }),
    "btc.hash_rate",
    from,
  )

/** The eight closes up to the day, from the day-to-day ratios. */
function closesOf(first: string, ratios: readonly string[]): Record<string, string> {
  let close = exact(first)
  const all = [close, ...ratios.map((ratio) => (close = close.times(ratio)))]
  return Object.fromEntries(
    all.map((each, index) => [addDays(settings.day, index - 7), each.toDecimalPlaces(2).toFixed()]),
  )
}

describe("hash rate is judged as it is printed", () => {
  it.each([
    // 6 June and 12 November 2024 were 2.96 % and 2.98 %.
    ["1.0296", "up on the week", "(up 3.0%). A weekly difference of less than 3% would count as none."],
    ["0.9704", "down on the week", "(down 3.0%). A weekly difference of less than 3% would count as none."],
    ["1.0294", "little changed", "(up 2.9%). A weekly difference of 3% or more would count as a change."],
    ["1", "little changed", "(unchanged). A weekly difference of 3% or more would count as a change."],
  ])("at %s times the week before: %s", (ratio, state, words) => {
    const text = said(hashRates(ratio))
    expect(text).toContain(`Hash rate [${state}]`)
    expect(text).toContain(words)
  })
})

describe("the week's moves", () => {
  const steady = Array.from({ length: 7 }, () => "1.01")
  const moves = (...ratios: string[]): string => said(withCloses(closesOf("60000", ratios)))

  it("name the largest rise alone where no day fell by what is printed", () => {
    // 26 April 2025: the week's one fall was of 0.01 %.
    const text = moves("0.9999", "1.02", ...steady.slice(2))
    expect(text).toMatch(/largest one-day rise [^.]*3 Feb[^.]*2\.0%|largest one-day rise was 2\.0%, on 3 Feb/)
    expect(text).not.toMatch(/0\.0% fall|fall was 0\.0%|change was 0/)
  })

  it("name the largest fall alone where no day rose", () => {
    expect(moves("0.98", ...steady.slice(1).map(() => "0.99"))).toMatch(
      /largest one-day fall [^.]*2 Feb[^.]*2\.0%|largest one-day fall was 2\.0%, on 2 Feb/,
    )
  })

  it("are none where no day moved by what is printed", () => {
    const text = moves(...steady.map(() => "1.0001"))
    expect(text).not.toMatch(/largest one-day|a change of 0\.0%/)
    expect(text).toContain("Bitcoin little changed")
  })
})

describe("whatever the returns, ratios and difficulties", () => {
  const ratio = fc.oneof(
    fc.constantFrom("1", "1.0004", "1.0005", "0.99951", "0.9995", "1.005", "0.995"),
    fc.integer({ min: 9_000, max: 11_000 }).map((n) => exact(String(n)).div(10_000).toFixed()),
  )
  const drawn = fc.record({
    first: fc.integer({ min: 2_000, max: 60_000 }).map(String),
    ratios: fc.array(ratio, { minLength: 7, maxLength: 7 }),
    hashRate: fc.integer({ min: 9_600, max: 10_400 }).map((n) => exact(String(n)).div(10_000).toFixed()),
    difficulty: fc.integer({ min: 12_400, max: 12_800 }).map((n) => `${n}0000000000`),
    close: ratio,
    cost: fc.integer({ min: 58_000, max: 60_000 }).map(String),
    rate: fc.integer({ min: 880, max: 920 }).map(String),
  })
  it("nothing goes from an amount to the same amount, and no number is outside what is said of it", () => {
    fc.assert(
      fc.property(drawn, (values) => {
        const closes = closesOf(values.first, values.ratios)
        const previous = {
          "btc.close": exact(closes[settings.day] ?? "")
            .times(values.close)
            .toDecimalPlaces(2)
            .toFixed(),
          "cost.cash": values.cost,
          "hash_rate.7d": values.rate,
          "cost.state": "within",
        }
        const altered = hashRates(values.hashRate, withCloses(closes))
        const { edition, evidence } = compose(
          withValue("btc.difficulty.previous", values.difficulty, altered),
          {},
          { slug: "2026-02-07", day: "2026-02-07", facts: previous },
        )
        expect(verifySentences(edition, factsById(evidence.facts))).toEqual([])
        for (const { text } of evidence.sentences) {
          for (const [, a, b] of text.matchAll(
            /(\$?\d[\d,.]*\d|\$\d)(?: EH\/s)?(?: to| and) (?:about )?(\$?\d[\d,.]*\d|\$\d)/g,
          ))
            expect(a, text).not.toBe(b)
          expect(text).not.toMatch(/went from[^;]*\(unchanged\)/)
          expect(text).not.toMatch(
            /\b(fall|rise|move|change) (of|was) 0\.0%|(?<![\d.])0\.0% (fall|rise|change)/,
          )
          const most = /moved most \((\w+)(?: ([\d.]+)%)?\) and \w+ least \((\w+)(?: ([\d.]+)%)?\)/.exec(text)
          if (most) expect(Number(most[2] ?? 0), text).toBeGreaterThan(Number(most[4] ?? 0))
          const read = /it was ([a-z ]+[\d.%]*), measured to .* it is ([a-z ]+[\d.%]*)\.$/.exec(text)
          if (read) expect(read[1], text).not.toBe(read[2])
        }
        const watch = edition.sections
          .flatMap(({ blocks }) => blocks)
          .find(({ kind }) => kind === "indicators")
        const items = watch?.kind === "indicators" ? watch.items : []
        const hash = items.find(({ name }) => name === "Hash rate")
        const words = hash?.sentences.map(({ text }) => text).join(" ") ?? ""
        const printed = Number(/\((?:up|down) ([\d.]+)%\)/.exec(words)?.[1] ?? 0)
        expect(words.includes("less than 3% would count as none"), words).toBe(printed >= 3)
        expect(hash?.state === "little changed", words).toBe(printed < 3)
      }),
      { numRuns: 150 },
    )
  })
})
