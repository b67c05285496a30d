import { describe, expect, it } from "vitest"
import { type Claim, cite, claim, findSentence, hash, holds, reading } from "../../src/edition/claim.ts"
import { allClaims } from "../../src/edition/claims.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Facts } from "../../src/edition/fact.ts"
import { factsById } from "../../src/edition/fact.ts"
import { formatNames } from "../../src/edition/format.ts"
import { bannedWords, directionsIn, numeralsIn } from "../../src/edition/verify/words.ts"
import { findText, outsideSpans, placeholders, toWording } from "../../src/edition/wording.ts"
import { figures, settings } from "./day-2026-02-08.ts"

const previous = {
  slug: "2026-02-07",
  day: "2026-02-07",
  facts: { "btc.close": "69289.38", "cost.cash": "66493", "hash_rate.7d": "965", "cost.state": "within" },
}
const facts = factsById(composeFromFigures({ figures, reasons: [] }, settings, previous).evidence.facts)
const bare = (wording: string): string => wording.replace(/\{[^}]+\}/g, "•")

describe("every claim", () => {
  it.each(allClaims.map((each) => [cite(each), each] as const))(
    "%s has words that need no proof outside its facts",
    (_, each) => {
      for (const wording of each.wordings) {
        expect(numeralsIn(bare(wording))).toEqual([])
        expect(bannedWords(bare(wording))).toEqual([])
        expect(directionsIn(bare(wording)).filter((word) => !(word in each.entails))).toEqual([])
        for (const { format } of placeholders(wording)) expect(formatNames).toContain(format)
        expect(bare(wording)).not.toMatch(/[{}]/)
      }
    },
  )

  it("is cited by one name", () => {
    expect(new Set(allClaims.map(({ id }) => id)).size).toBe(allClaims.length)
  })

  it("is made or refused on the day's facts without reading a fact that it does not name", () => {
    const made = allClaims.flatMap((each) => findSentence(each, facts, "bitcoin/2026-02-08") ?? [])
    expect(made.length).toBeGreaterThan(35)
    const positive = new Map(
      [...facts].map(([id, fact]) => [
        id,
        fact.unit === "ratio" ? { ...fact, value: fact.value.replace("-", "") } : fact,
      ]),
    )
    expect(() => allClaims.map((each) => findSentence(each, positive, "x"))).not.toThrow()
  })

  it("proves its own direction words whenever it holds", () => {
    const entailing = allClaims.filter((each) => holds(each, facts))
    for (const each of entailing) {
      for (const proof of Object.values(each.entails)) expect(proof(reading(each, facts))).toBe(true)
    }
  })
})

describe("a claim", () => {
  const rise = claim("rise", {
    predicate: (read) => read.number("btc.close").gt(0),
    wordings: ["at {btc.close:price}", "near {btc.close:price}", "by {btc.close:price}"],
  })

  it("is not made without each of its facts", () => {
    expect(holds(rise, new Map())).toBe(false)
    expect(findSentence(rise, new Map(), "x")).toBeNull()
  })

  it("is not made while a fact that must be absent is there", () => {
    expect(holds(claim("gone", { without: ["btc.close"], wordings: ["It is gone."] }), facts)).toBe(false)
  })

  it("reads no fact that it does not name", () => {
    const sly: Claim = { ...rise, predicate: (read) => read.number("eth.close").gt(0) }
    expect(() => holds(sly, facts)).toThrow("rise@1 reads eth.close, which is not among its facts")
  })

  it("is worded the same for one edition, and otherwise for others", () => {
    const texts = (seed: string) => findSentence(rise, facts, seed)?.text
    expect(texts("bitcoin/2026-02-08")).toBe(texts("bitcoin/2026-02-08"))
    const all = Array.from({ length: 60 }, (_, index) => texts(`bitcoin/${index}`))
    expect(new Set(all).size).toBe(3)
  })
})

it("the hash is 32-bit FNV-1a (test values of its authors)", () => {
  expect([hash(""), hash("a"), hash("foobar")]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})

describe("a wording", () => {
  const known: Facts = facts
  it("is found again from its text", () => {
    const wording = "Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day}."
    const text = findText(wording, known)
    expect(text?.text).toBe("Bitcoin closed at $70,330 on 8 Feb.")
    expect(text && toWording(text)).toBe(wording)
    expect(text && outsideSpans(text)).toBe("Bitcoin closed at • on •.")
  })

  it("cannot be filled when a fact is missing", () => {
    expect(findText("at {btc.moon:price}", known)).toBeNull()
  })
})
