import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import type { Sentence, Span, Text } from "../../src/edition/edition.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { type Fact, type Facts, factsById } from "../../src/edition/fact.ts"
import { print } from "../../src/edition/format.ts"
import { printedTexts } from "../../src/edition/printed.ts"
import { roundRatio } from "../../src/edition/rounding.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { addDays } from "../../src/market/day.ts"
import { compose, withCloses } from "./altered-day.ts"
import { settings } from "./day-2026-02-08.ts"
import { finishedDays } from "./finished.ts"

const up = /\+|\b(?:up|above|rises?|rose|climbs?|climbed|jumps?|jumped|surges?|surged|edge[sd] up)\b/
const down = /−|\b(?:down|below|falls?|fell|drops?|dropped|slides?|slid|plunges?|plunged|edge[sd] down)\b/
const neutral = /\b(?:unchanged|little changed|level with)\b/

/** 1 for a word or sign that goes up, −1 for one that goes down, 0 for one that says neither goes. */
const directionOf = (printed: string): number | null =>
  up.test(printed) ? 1 : down.test(printed) ? -1 : neutral.test(printed) ? 0 : null

const signOf = (fact: Fact): number => Math.sign(roundRatio(exact(fact.value)).toNumber())
const textsOf = ({ edition }: Composed): Text[] =>
  printedTexts(edition).flatMap(({ text }) => ("spans" in text ? [text] : []))
const inText = ({ text }: Text, { start, end }: Span): string => text.slice(start, end)

let days: Composed[] = []
beforeAll(async () => {
  days = await finishedDays("2022-11-09", "2024-11-12", "2026-02-06")
}, 60_000)

test("every direction that a finished edition prints of a ratio is that of its figure as it is printed", () => {
  let seen = 0
  for (const day of days) {
    const facts = factsById(day.evidence.facts)
    for (const text of textsOf(day))
      for (const span of text.spans) {
        const fact = facts.get(span.fact)
        const direction = fact?.unit === "ratio" ? directionOf(inText(text, span)) : null
        if (!fact || direction === null) continue
        seen += 1
        // "Little changed" says of less than half a percent that it went nowhere.
        const little = inText(text, span).includes("little changed")
        expect(little ? 0 : signOf(fact), `${inText(text, span)}: ${fact.id} ${fact.value}`).toBe(direction)
      }
  }
  expect(seen).toBeGreaterThan(50)
})

test("and turns round with it, number for number", () => {
  for (const day of days) {
    const facts = factsById(day.evidence.facts)
    for (const text of textsOf(day))
      for (const { fact: id, format, start, end } of text.spans) {
        const fact = facts.get(id)
        const printed = text.text.slice(start, end)
        const direction = directionOf(printed)
        if (fact?.unit !== "ratio" || !direction) continue
        const turned = print({ ...fact, value: flipped(fact.value) }, format)
        expect(directionOf(turned), `${printed} / ${turned}`).toBe(-direction)
        expect(turned.match(/[\d.]+/g)).toEqual(printed.match(/[\d.]+/g))
      }
  }
})

const flipped = (value: string): string =>
  value.startsWith("-") ? value.slice(1) : value === "0" ? value : `-${value}`

describe("a week and the same week upside down", () => {
  const eight = (first: string, ratios: readonly number[]): Record<string, string> => {
    let close = exact(first)
    const all = [
      close,
      ...ratios.map((ratio) => (close = close.times(exact(String(ratio))).toDecimalPlaces(2))),
    ]
    return Object.fromEntries(all.map((each, index) => [addDays(settings.day, index - 7), each.toFixed()]))
  }
  const week = (ratios: readonly number[]): Composed => compose(withCloses(eight("70000", ratios)))

  test("share no sentence that says which way a return went", () => {
    const ratio = fc.integer({ min: 910, max: 1090 }).map((n) => n / 1000)
    fc.assert(
      fc.property(fc.array(ratio, { minLength: 7, maxLength: 7 }), (ratios) => {
        const one = week(ratios)
        const other = week(ratios.map((each) => Number((1 / each).toFixed(6))))
        for (const each of [one, other])
          expect(verifySentences(each.edition, factsById(each.evidence.facts))).toEqual([])
        const turned = turnedFacts(factsById(one.evidence.facts), factsById(other.evidence.facts))
        const said = new Set(other.evidence.sentences.map(({ text }) => text))
        for (const sentence of one.evidence.sentences)
          if (saysWay(sentence, turned)) expect([...said]).not.toContain(sentence.text)
      }),
      { numRuns: 25 },
    )
  })

  test("that goes nowhere is said to go nowhere", () => {
    const { evidence } = week([1.0001, 0.9999, 1.0001, 0.9999, 1.0001, 0.9999, 1])
    const facts = factsById(evidence.facts)
    for (const sentence of evidence.sentences)
      for (const span of sentence.spans)
        if (/^btc\.return\.[17]d$/.test(span.fact))
          expect([0, null], sentence.text).toContain(directionOf(inText(sentence, span)))
    expect(signOf(facts.get("btc.return.7d") ?? never())).toBe(0)
  })
})

const never = (): never => {
  throw new Error("the day has a week's return")
}

/** The returns that go up in one edition and down in the other. */
const turnedFacts = (one: Facts, other: Facts): ReadonlySet<string> =>
  new Set(
    [...one.values()].flatMap((fact) => {
      const turned = other.get(fact.id)
      const both = fact.unit === "ratio" && /\.return\.|\.change/.test(fact.id) && turned
      return both && signOf(fact) * signOf(turned) < 0 ? [fact.id] : []
    }),
  )

const saysWay = (sentence: Sentence, turned: ReadonlySet<string>): boolean =>
  sentence.spans.some((span) => turned.has(span.fact) && Boolean(directionOf(inText(sentence, span))))
