import { beforeAll, describe, expect, test } from "vitest"
import type { Composed } from "../../src/edition/evidence.ts"
import { type Fact, type Facts, FactUnit, factsById } from "../../src/edition/fact.ts"
import { print } from "../../src/edition/format.ts"
import { printedTexts } from "../../src/edition/printed.ts"
import { normalised } from "../../src/edition/verify/visible-text.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { type Finished, finishedDays, finishedMail } from "./finished.ts"
import { leavesOf } from "./leaves.ts"
import { type Chance, type Corruption, chance, corrupt, corruptions, misquote, pick } from "./mutants.ts"

/**
 * How many corruptions are tried: MUTATIONS=5000 takes half a minute, and each has been caught. Of the first five kinds
 * and of quotations each has to be, of other words 99 in 100.
 */
const all = Number(process.env.MUTATIONS ?? 1000)
const of5000 = (count: number): number => Math.ceil((count * all) / 5000)
const each = (count: number) => ({
  numeral: of5000(count),
  sign: of5000(count),
  unit: of5000(count),
  date: of5000(count),
})
const inFinished: Record<Corruption, number> = { ...each(400), count: of5000(400), word: of5000(1600) }
const ofQuotations = of5000(200)
const inWords: Record<Corruption, number> = { ...each(150), count: of5000(50), word: of5000(350) }
const ofFacts = of5000(200)

let days: Composed[] = []
const finished: Finished[] = []
beforeAll(async () => {
  days = await finishedDays("2022-11-09", "2026-02-06")
  for (const day of days) finished.push(...(await finishedMail(day, "general")))
}, 120_000)

type Attempt = { wrong: string; caught: boolean } | null

/** So many corruptions, drawn until they differ from what was there; those that nothing catches. */
function survivorsOf(times: number, attempt: () => Attempt): string[] {
  const survivors: string[] = []
  let tried = 0
  for (let draws = 0; tried < times && draws < times * 300; draws += 1) {
    const made = attempt()
    if (made === null) continue
    tried += 1
    if (!made.caught) survivors.push(made.wrong)
  }
  expect(tried).toBe(times)
  return survivors
}

const told = (where: string, from: string, to: string): string =>
  `${where}: "${normalised(from).slice(0, 80)}" → "${normalised(to).slice(0, 80)}"`

/** One corruption of a finished text, in a place drawn at random. */
function inAFinishedText(
  next: Chance,
  change: (read: string) => string | null,
  among: readonly Finished[] = finished,
): Attempt {
  const one = pick(among, next)
  const place = one && pick(one.read, next)
  if (!place) return null
  // A plain text is one place: a stretch of it is drawn, so that each part is as likely.
  const [from, to] = place[1] - place[0] > 2000 ? stretch(place, next) : place
  const read = one.body.slice(from, to)
  const wrong = change(read)
  if (wrong === null || normalised(wrong) === normalised(read)) return null
  const caught = one.problems(one.body.slice(0, from) + wrong + one.body.slice(to)).length > 0
  return { wrong: told(one.name, read, wrong), caught }
}

function stretch([from, to]: readonly [number, number], next: Chance): [number, number] {
  const start = from + Math.floor(next() * (to - from - 100))
  return [start, start + 100]
}

describe("of random corruptions of finished mails", () => {
  test("the mails themselves have no problem", () => {
    expect(finished.flatMap(({ body, problems }) => problems(body))).toEqual([])
  })

  test.each(corruptions.filter((kind) => kind !== "word"))("every one of a %s is rejected", (kind) => {
    const next = chance(20260208)
    const attempt = (): Attempt => inAFinishedText(next, (read) => corrupt(read, kind, next))
    expect(survivorsOf(inFinished[kind], attempt)).toEqual([])
  })

  test("every one of what others wrote is rejected", () => {
    const next = chance(20260210)
    const titles = days.flatMap(({ evidence }) =>
      evidence.facts.flatMap(({ id, value }) => (/^headline\.\d\.title$/.test(id) ? [value] : [])),
    )
    const quoting = finished.filter(({ body }) => titles.some((title) => body.includes(title)))
    const attempt = (): Attempt => inAFinishedText(next, (read) => misquote(read, titles, next), quoting)
    expect(survivorsOf(ofQuotations, attempt)).toEqual([])
  })

  // None survives: a finished text has to be, word for word and in order, what the edition says and what we add.
  test("of other words at least 99 in 100 are rejected; the others are listed", () => {
    const next = chance(20260209)
    const attempt = (): Attempt => inAFinishedText(next, (read) => corrupt(read, "word", next))
    const survivors = survivorsOf(inFinished.word, attempt)
    if (survivors.length > 0) console.log(`Survivors of ${inFinished.word}:\n${survivors.join("\n")}`)
    expect(survivors.length).toBeLessThanOrEqual(inFinished.word / 100)
  })
})

describe("of random corruptions of an edition's own words", () => {
  test.each(corruptions)("every one of a %s is rejected", (kind) => {
    const next = chance(20260211)
    const known = days.map(({ edition, evidence }) => {
      const facts = factsById(evidence.facts)
      const before = verifySentences(edition, facts).length
      return { leaves: leavesOf(edition), facts, before }
    })
    const attempt = (): Attempt => {
      const day = pick(known, next)
      const leaf = day && pick(day.leaves, next)
      const wrong = leaf && corrupt(leaf.text, kind, next)
      if (!day || !leaf || typeof wrong !== "string" || wrong === "") return null
      const caught = verifySentences(leaf.put(wrong), day.facts).length > day.before
      return { wrong: told("edition", leaf.text, wrong), caught }
    }
    expect(survivorsOf(inWords[kind], attempt)).toEqual([])
  })
})

describe("of random corruptions of a printed fact", () => {
  test("every one that would be printed otherwise is rejected", () => {
    const next = chance(20260212)
    const known = days.map(({ edition, evidence }) => {
      const facts = factsById(evidence.facts)
      const spans = printedTexts(edition).flatMap(({ text }) => ("spans" in text ? text.spans : []))
      return { edition, facts, spans, before: verifySentences(edition, facts).length }
    })
    const attempt = (): Attempt => {
      const day = pick(known, next)
      const span = day && pick(day.spans, next)
      const fact = span && day.facts.get(span.fact)
      const wrong = fact && corruptFact(fact, next)
      if (!wrong || printed(wrong, span.format) === printed(fact, span.format)) return null
      const facts: Facts = new Map([...day.facts, [wrong.id, wrong]])
      const caught = verifySentences(day.edition, facts).length > day.before
      return { wrong: `${fact.id}: ${fact.value} ${fact.unit} → ${wrong.value} ${wrong.unit}`, caught }
    }
    expect(survivorsOf(ofFacts, attempt)).toEqual([])
  })
})

function corruptFact(fact: Fact, next: Chance): Fact | null {
  if (next() < 0.2) return { ...fact, unit: pick(FactUnit.options, next) ?? fact.unit }
  const value =
    fact.unit === "text"
      ? corrupt(fact.value, "word", next)
      : fact.unit === "day"
        ? fact.value.replace(/\d$/, (digit) => String((Number(digit) % 8) + 1))
        : fact.unit === "instant"
          ? fact.value.replace(/^\d{4}/, "2019")
          : (pick([true, false], next) ?? true)
            ? corrupt(fact.value, "numeral", next)
            : fact.value.startsWith("-")
              ? fact.value.slice(1)
              : `-${fact.value}`
  return value === null || value === "" ? null : { ...fact, value }
}

function printed(fact: Fact, format: string): string | null {
  try {
    return print(fact, format)
  } catch {
    return null
  }
}
