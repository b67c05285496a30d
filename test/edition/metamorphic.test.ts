import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { holds } from "../../src/edition/claim.ts"
import { allClaims } from "../../src/edition/claims.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { type Facts, factsById } from "../../src/edition/fact.ts"
import { toPrevious } from "../../src/edition/facts/previous.ts"
import { tooOld } from "../../src/edition/max-age.ts"
import { addDays } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { Observation, Point } from "../../src/market/observation.ts"
import { compose, eachPoint, onDay, scaled, without, withValue } from "./altered-day.ts"
import { figures, settings } from "./day-2026-02-08.ts"

const factsOf = ({ evidence }: Composed): Facts => factsById(evidence.facts)

describe("every price times k", () => {
  // What rests on nothing but bitcoin's own prices; the cost and a dollar's worth of volume do not.
  const ofPriceAlone = /^(?:regime|btc\.|reality\.|unusual\.|volatility\.realised)/
  // Two years before the day's own candles, since a regime is read from more than these hold.
  const before: Point[] = Array.from({ length: 730 }, (_, index) => {
    const close = String(90_000 + 100 * ((index * 37) % 101))
    return { day: addDays("2025-09-25", index - 730), c: close, l: close, h: close }
  })
  const long = without("btc.spot").map((figure) =>
    figure.id === "btc.daily" && figure.kind === "series"
      ? {
          ...figure,
          series: [...before, ...figure.series].map(({ c, ...rest }) => ({ h: c, l: c, c, ...rest })),
        }
      : figure,
  )
  const multiplied = (k: number): readonly Figure[] =>
    eachPoint(scaled(String(k)), "btc.daily", long).map((figure) =>
      figure.kind === "value" && figure.id === "btc.ath"
        ? { ...figure, value: exact(figure.value).times(k).toFixed() }
        : figure,
    )

  test("leaves the regime, every percentage, count, day and multiple of the price as it was", () => {
    const plain = factsOf(compose(multiplied(1)))
    expect(plain.has("regime")).toBe(true)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), (k) => {
        const facts = factsOf(compose(multiplied(k)))
        let same = 0
        for (const [id, fact] of plain) {
          if (fact.unit === "USD" || !ofPriceAlone.test(id)) continue
          expect([id, facts.get(id)?.value]).toEqual([id, fact.value])
          same += 1
        }
        expect(same).toBeGreaterThan(20)
      }),
      { numRuns: 6 },
    )
  })
})

// What one origin said each day, and another that says the same of all but BNB.
const heard: readonly Observation[] = figures
  .flatMap(({ observations }) => observations)
  .map(
    (each): Observation =>
      each.kind === "series" && each.figure === "btc.daily"
        ? { ...each, points: each.points.map(({ c, ...rest }) => ({ o: c, h: c, l: c, c, ...rest })) }
        : each,
  )
  .flatMap((each): Observation[] =>
    each.figure === "bnb.daily" || !each.figure.endsWith(".daily")
      ? [each]
      : [each, { ...each, source: "coinbase", origin: `Coinbase ${each.figure}` }],
  )
const composed = (observations: readonly Observation[]): Composed =>
  composeEdition({ observations, failures: [] }, settings, null)
const withPoints = (change: (points: readonly Point[]) => Point[], which: (each: Observation) => boolean) =>
  composed(
    heard.map((each) =>
      each.kind === "series" && which(each) ? { ...each, points: change(each.points) } : each,
    ),
  )

describe("a day that has not ended", () => {
  test("appended to every series changes nothing", () => {
    const begun = (points: readonly Point[]): Point[] => {
      const last = points.at(-1)
      const next = last && { day: addDays(last.day, 1), o: last.c, h: last.c, l: last.c, c: last.c }
      // Ten percent lower, so that it would tell if it were read.
      return next ? [...points, scaled("0.9")(next)] : []
    }
    const { edition } = withPoints(begun, () => true)
    expect(edition.headline.text).toContain("$70,300")
    expect(canonicalJson(edition)).toBe(canonicalJson(composed(heard).edition))
  })
})

describe("a source whose days are one off", () => {
  const shifted =
    (days: number) =>
    (points: readonly Point[]): Point[] =>
      points.map((point) => ({ ...point, day: addDays(point.day, days) }))

  test.each([
    [1, "coinbase"],
    [-1, "coinbase"],
    [1, "binance"],
    [-1, "binance"],
  ])("by %i day at %s holds the edition", (days, source) => {
    const { edition } = withPoints(
      shifted(days),
      (each) => each.figure === "btc.daily" && each.source === source,
    )
    expect(edition.status).toBe("held")
    expect(edition.headline.claim).toBe("headline.delayed@1")
  })
})

describe("as the clock goes on", () => {
  const facts = factsOf(compose())
  const slotAfter = (hours: number): Facts => {
    const slot = facts.get("edition.slot")
    if (!slot) throw new Error("the slot is a fact")
    const later = new Date(Date.parse(slot.value) + hours * 3_600_000).toISOString()
    return new Map([...facts, ["edition.slot", { ...slot, value: later }]])
  }
  const holding = (known: Facts): string[] =>
    allClaims.filter((claim) => holds(claim, known)).map(({ id }) => id)

  test("claims that rest on an old figure vanish, and none comes", () => {
    let before = new Set(holding(facts))
    const first = before.size
    for (const hours of [6, 13, 24, 37, 49, 73, 121]) {
      const known = slotAfter(hours)
      const now = new Set(holding(known))
      for (const id of now) expect(before).toContain(id)
      for (const claim of allClaims)
        if (now.has(claim.id)) expect(claim.facts.filter((id) => tooOld(id, known))).toEqual([])
      before = now
    }
    expect(before.size).toBeLessThan(first)
    const left = allClaims.filter(({ id }) => before.has(id)).flatMap((claim) => claim.facts)
    expect(
      left.filter((id) => /^(?:btc\.(?:close|return|spot)|hash_rate|volume|volatility)/.test(id)),
    ).toEqual([])
    expect([...before].filter((id) => id.startsWith("headline."))).toEqual([])
  })

  test("a retarget changes the cost in the next edition, which says so", () => {
    const [figuresBefore, settingsBefore] = onDay("2026-02-06")
    const before = factsOf(
      compose(withValue("btc.difficulty", "141668107417558.2", figuresBefore), settingsBefore),
    )
    const after = compose(figures, {}, toPrevious("2026-02-06", "2026-02-06", before.values()))
    const known = factsOf(after)
    // 141.67 T until 7 February, 125.86 T from then on.
    expect(before.get("cost.cash")?.value).toMatch(/^664\d\d/)
    expect(known.get("cost.cash")?.value).toMatch(/^590\d\d/)
    expect(known.get("difficulty.change")?.value).toMatch(/^-0\.1115/)
    const changed = after.edition.sections.find(({ id }) => id === "changed")
    expect(JSON.stringify(changed)).toMatch(/\$66,500.*\$59,000|\$59,000.*\$66,500/)
    // With the difficulty that was in force before, it is what it was.
    const unchanged = factsOf(compose(withValue("btc.difficulty", "141668107417558.2")))
    expect(unchanged.get("cost.cash")?.value).toMatch(/^664\d\d/)
  })
})
