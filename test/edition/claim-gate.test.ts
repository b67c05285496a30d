import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import type { Regime } from "../../src/analysis/regime.ts"
import { findSentence, holds } from "../../src/edition/claim.ts"
import { allClaims, findClaim } from "../../src/edition/claims.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { type Fact, type Facts, factsById } from "../../src/edition/fact.ts"
import { printedTexts } from "../../src/edition/printed.ts"
import { sentenceProblems } from "../../src/edition/verify/claim.ts"
import { bannedWords } from "../../src/edition/verify/words.ts"
import { outsideSpans } from "../../src/edition/wording.ts"
import { finishedDays } from "./finished.ts"
import { hasHistory } from "./from-history.ts"

// What an edition must not claim in each regime: analytics.md §6.5.
const mustNot: Record<Regime, RegExp> = {
  "acute-sell-off": /\bbottom|flush|\bfloor|opportunity|defend/i,
  "relief-bounce":
    /recovery (?:is |has been )?confirmed|trend (?:is |has )?(?:turned|reversed)|held (?:as )?support/i,
  "sell-off": /\bcrash|\bpanic|because|due to|driven by/i,
  "new-high": /price target|uncharted|no resistance/i,
  rally: /breakout|bull market/i,
  downtrend: /bear market/i,
  uptrend: /momentum (?:will|should)|continue to rise/i,
  range: /coiling|breakout|calm before/i,
}

let days: Composed[] = []
beforeAll(async () => {
  // One of each regime, after the vectors of analytics.md §6.5.
  const dates = [
    "2020-03-12",
    "2024-08-05",
    "2025-10-06",
    "2023-01-14",
    "2026-01-14",
    "2025-12-31",
    "2022-06-30",
  ]
  days = await finishedDays(...dates)
}, 120_000)

describe("what an edition says", () => {
  test("are sentences of claims that hold on its facts, and of no others", () => {
    for (const { evidence } of days) {
      const facts = factsById(evidence.facts)
      for (const { claim, text } of evidence.sentences) {
        const found = findClaim(claim)
        expect(found && holds(found, facts), text).toBe(true)
      }
    }
  })

  test("is nothing that its regime forbids, and no word of the ban list outside the words of others", () => {
    const seen = new Set<string>()
    for (const { edition, evidence } of days) {
      const regime = factsById(evidence.facts).get("regime")?.value
      if (regime !== undefined) seen.add(regime)
      for (const { text } of printedTexts(edition)) {
        const words = "spans" in text ? outsideSpans(text) : text.text
        if ("spans" in text) expect(bannedWords(words), text.text).toEqual([])
        for (const [name, pattern] of Object.entries(mustNot))
          if (name === regime) expect(words, regime).not.toMatch(pattern)
      }
    }
    if (hasHistory) expect([...seen].length).toBeGreaterThanOrEqual(6)
  })
})

describe("whatever the facts", () => {
  const changed = fc.record({
    drop: fc.double({ min: 0, max: 0.4, noNaN: true }),
    turn: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.constantFrom("1", "0", "0.0004", "0.5", "3", "100"),
    seed: fc.nat(),
  })

  test("a claim is made only where it holds, and then in its own words and its facts' own numbers", () => {
    const facts = days.map(({ evidence }) => evidence.facts)
    fc.assert(
      fc.property(fc.nat(), changed, (which, { drop, turn, size, seed }) => {
        const from = facts[which % facts.length] ?? []
        const known = altered(from, { drop, turn, size, seed })
        let made = 0
        for (const claim of allClaims) {
          const sentence = saidOf(() => findSentence(claim, known, `x/${seed}`))
          if (sentence === null) continue
          made += 1
          expect(holds(claim, known), sentence.text).toBe(true)
          // Of figures that cannot be, such as a share below zero, directions, ranges and hedges may be refused besides.
          const problems = sentenceProblems("x", sentence, known).filter(
            ({ detail }) => !/does not run from low to high|is not true of|no claim proves it/.test(detail),
          )
          expect(problems, sentence.text).toEqual([])
        }
        expect(made).toBeLessThanOrEqual(allClaims.length)
      }),
      { numRuns: 60 },
    )
  })

  /** Facts of which some are gone and some of the numbers are others, with the other sign or of another size. */
  function altered(
    from: readonly Fact[],
    { drop, turn, size, seed }: { drop: number; turn: number; size: string; seed: number },
  ): Facts {
    const share = (id: string): number => {
      let state = seed
      for (const letter of id) state = (Math.imul(state, 31) + letter.charCodeAt(0)) >>> 0
      return (state % 997) / 997
    }
    return factsById(
      from
        .filter(({ id }) => share(id) >= drop)
        .map((fact): Fact => {
          const number = ["ratio", "USD", "multiple", "EH/s", "percent"].includes(fact.unit)
          if (!number || share(`${fact.id} turn`) >= turn) return fact
          const value = fact.unit === "ratio" && share(`${fact.id} sign`) < 0.5 ? `-${size}` : size
          return { ...fact, value: value === "-0" ? "0" : value }
        }),
    )
  }

  /** A fact that cannot be printed so, such as a rarity above one, is refused: that too is no sentence. */
  function saidOf<T>(make: () => T): T | null {
    try {
      return make()
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }
})
