import fc from "fast-check"
import { expect, test } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { atPrice } from "../../src/edition/at-price.ts"
import { type Claim, findSentence } from "../../src/edition/claim.ts"
import { findClaim } from "../../src/edition/claims.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { type Fact, type Facts, factsById } from "../../src/edition/fact.ts"
import { findStale, moveAtMost, stands } from "../../src/edition/freshness.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import type { Reason } from "../../src/market/figure.ts"
import { requirements } from "../../src/market/requirements.ts"
import { compose, withCloses, without, withValue } from "./altered-day.ts"
import { settings } from "./day-2026-02-08.ts"

const asOf = "2026-02-09T03:00:00Z"
const look = ({ edition, evidence }: Composed, price: string): Reason[] =>
  findStale(edition, factsById(evidence.facts), { price, asOf })
const standsAt = ({ edition, evidence }: Composed, price: string): boolean =>
  stands(edition.headline, factsById(evidence.facts), price)
const fact = (facts: Facts, id: string): Fact => {
  const found = facts.get(id)
  if (!found) throw new Error(`the day has no ${id}`)
  return found
}
const claimNamed = (citation: string): Claim => {
  const found = findClaim(citation)
  if (!found) throw new Error(`there is no claim ${citation}`)
  return found
}
const headlineOf = ({ edition }: Composed): string => edition.headline.text
/** The day with bitcoin at such a price when it is written. */
const writtenAt = (price: string): Composed => compose(withValue("btc.spot", price))

// Closes 70,330.38; seven days before 76,968.21; low of the week 60,000; printed price 70,264.73.
const day = compose()

test("an edition goes at the price that it prints", () => {
  expect(headlineOf(day)).toMatch(/8\.6%/)
  expect(look(day, "70264.73")).toEqual([])
})

test("a price may move by 2 %, reckoned from the nearer to nothing, and no further", () => {
  expect(moveAtMost).toBe("0.02")
  expect(look(day, "71670.02")).toEqual([])
  expect(look(day, "68887")).toEqual([])
  expect(look(day, "71670.03")).toEqual([
    {
      code: "stale",
      figure: "btc.spot",
      detail:
        "bitcoin was at 71670.03 USD as of 2026-02-09T03:00:00Z; version 1 prints 70264.73, 2 % apart, 2 % is accepted",
    },
  ])
  expect(look(day, "68886.99")).toHaveLength(1)
})

test("what two sources that agree may differ by is no move", () => {
  expect(Number(requirements["btc.spot"].tolerance)).toBeLessThan(Number(moveAtMost))
})

test.each([
  ["60000", true],
  // Less than half a percent of a change in seven days is no fall …
  ["76583", true],
  ["76584", false],
  // … and a rise is none either, however large.
  ["78000", false],
])("at %s the headline of a week's fall stands: %s", (price, expected) => {
  expect(standsAt(day, price)).toBe(expected)
})

test("a headline that says a price is back stands while it is 10 % above the week's low", () => {
  const facts = factsById(day.evidence.facts)
  const rebound = factsById([
    ...facts.values(),
    { ...fact(facts, "btc.venue"), id: "regime", value: "relief-bounce" },
  ])
  const back = findSentence(claimNamed("headline.back@1"), rebound, "bitcoin/2026-02-08")
  if (back === null) throw new Error("bitcoin is not back")
  expect(stands(back, rebound, "66000")).toBe(true)
  expect(stands(back, rebound, "65999")).toBe(false)
})

test("a headline that does not stand is named as a reason, with the price that it does not stand at", () => {
  expect(look(day, "78000").at(-1)).toEqual({
    code: "stale",
    figure: "btc.spot",
    block: "headline",
    detail:
      "the headline of version 1 does not stand at 78000 USD, bitcoin's price as of 2026-02-09T03:00:00Z",
  })
})

test("a headline does not stand once the direction that it names has turned", () => {
  const fell = compose(withCloses({ "2026-02-01": "70000", "2026-02-08": "63000" }))
  expect(headlineOf(fell)).toMatch(/slides|fall of 10/)
  expect(standsAt(fell, "69000")).toBe(true)
  expect(standsAt(fell, "71000")).toBe(false)
})

test("a headline that does not stand beside the price at writing is not printed", () => {
  const written = writtenAt("76700")
  expect(written.edition.headline.claim).not.toBe(day.edition.headline.claim)
  expect(look(written, "76700")).toEqual([])
})

test("where no other stands, the headline says at what price the day closed and nothing more", () => {
  const rose = compose(
    withValue("btc.spot", "69000", withCloses({ "2026-02-01": "70000", "2026-02-08": "71400" })),
  )
  expect(rose.edition.headline.claim).toBe("headline.closed@1")
  expect(headlineOf(rose)).toMatch(/\$71,400/)
  expect(rose.edition.status).toBe(day.edition.status)
})

test("an edition without a price of the moment can fail by its headline alone", () => {
  const unpriced = compose(without("btc.spot"))
  expect(look(unpriced, "74000")).toEqual([])
  expect(look(unpriced, "78000").map(({ block }) => block)).toEqual(["headline"])
})

test("an edition without a close has nothing that a price could contradict", () => {
  expect(look(compose(without("btc.daily", "btc.spot")), "1000")).toEqual([])
})

test("a headline of a claim that is not ours any more says nothing against an edition", () => {
  const { edition, evidence } = day
  const headline = { ...edition.headline, claim: "headline.gone@9" }
  expect(stands(headline, factsById(evidence.facts), "1000")).toBe(true)
})

test("changes at a price are those from the same closes before", () => {
  const facts = factsById(day.evidence.facts)
  const then = atPrice(facts, "77363.418")
  expect(then.get("btc.close")?.value).toBe("77363.418")
  expect(Number(then.get("btc.return.7d")?.value)).toBeCloseTo(77363.418 / 76968.21 - 1, 9)
  expect(Number(then.get("btc.rebound.7d")?.value)).toBeCloseTo(77363.418 / 60000 - 1, 9)
  expect(then.get("btc.ath")).toEqual(facts.get("btc.ath"))
  expect(atPrice(new Map(), "1").size).toBe(0)
})

const prices = fc.integer({ min: 61_000, max: 80_000 }).map(String)
const closes = fc.record({ before: prices, close: prices })
const dayOf = ({ before, close }: { before: string; close: string }, spot: string): Composed =>
  compose(withValue("btc.spot", spot, withCloses({ "2026-02-01": before, [settings.day]: close })))

test("composed at a price, an edition is fresh at it, whatever its closes were, and is proved", () => {
  fc.assert(
    fc.property(closes, prices, (of, spot) => {
      const composed = dayOf(of, spot)
      expect(look(composed, spot)).toEqual([])
      expect(verifySentences(composed.edition, factsById(composed.evidence.facts))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test("composed anew at the price that made it stale, an edition is fresh", () => {
  fc.assert(
    fc.property(closes, prices, prices, (of, then, now) => {
      fc.pre(look(dayOf(of, then), now).length > 0)
      expect(look(dayOf(of, now), now)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test("whether a price is too far does not depend on which of the two came first", () => {
  fc.assert(
    fc.property(prices, prices, (one, other) => {
      const far = (printed: string, price: string) =>
        look(writtenAt(printed), price).some(({ block }) => block === undefined)
      expect(far(one, other)).toBe(far(other, one))
      const [low, high] = exact(one).lt(other) ? [one, other] : [other, one]
      expect(far(one, other)).toBe(exact(high).div(low).minus(1).gt(moveAtMost))
    }),
    { numRuns: 60 },
  )
})
