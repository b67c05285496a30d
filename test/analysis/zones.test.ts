import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Exact, exact } from "../../src/analysis/decimal.ts"
import { assembleZones, type Candidate, placeOf, zoneLevels } from "../../src/analysis/zone.ts"

const candidate = (level: Candidate["level"], low: number, high = low): Candidate => ({
  level,
  low: new Exact(low),
  high: new Exact(high),
})
const shown = (candidates: readonly Candidate[], price: number) =>
  assembleZones(candidates, new Exact(price)).map(({ low, high, main, side, within }) => ({
    range: [low.toNumber(), high.toNumber()],
    level: main.level,
    side,
    within: within.map(({ level }) => level),
  }))

describe("zones", () => {
  it("of 8 February 2026 are the volume cluster, half of the record high, the 200-week average and the realised price", () => {
    const zones = shown(
      [
        candidate("realised_price", 55_154.07),
        candidate("volume", 65_000, 70_500),
        candidate("volume", 86_500, 93_000),
        candidate("volume", 102_000, 107_000),
        candidate("weekly_average", 58_086.48),
        candidate("half_record", 63_099.815),
      ],
      70_330.38,
    )
    expect(zones.map(({ level, side }) => [level, side])).toEqual([
      ["volume", "around"],
      ["half_record", "below"],
      ["weekly_average", "below"],
      ["realised_price", "below"],
      ["volume", "above"],
    ])
  })

  it("further away than 35 % are none", () => {
    expect(shown([candidate("half_record", 135.1), candidate("realised_price", 64.9)], 100)).toEqual([])
    expect(shown([candidate("half_record", 135), candidate("realised_price", 65)], 100)).toHaveLength(2)
  })

  it("that share more than half, or lie closer than 1.5 %, become one as wide as both, named by the first kind", () => {
    expect(shown([candidate("half_record", 100), candidate("realised_price", 101.4)], 90)).toEqual([
      { range: [100, 101.4], level: "realised_price", side: "above", within: ["half_record"] },
    ])
    expect(shown([candidate("volume", 100, 110), candidate("onchain", 104, 112)], 90)).toEqual([
      { range: [100, 112], level: "onchain", side: "above", within: ["volume"] },
    ])
    expect(shown([candidate("volume", 100, 110), candidate("weekly_average", 105)], 90)).toEqual([
      { range: [100, 110], level: "volume", side: "above", within: ["weekly_average"] },
    ])
  })

  it("that share half or less, or lie 1.5 % apart, stay two", () => {
    expect(shown([candidate("volume", 100, 110), candidate("volume", 105, 120)], 90)).toHaveLength(2)
    expect(shown([candidate("half_record", 100), candidate("realised_price", 101.5)], 90)).toHaveLength(2)
  })
})

describe("where a range lies", () => {
  it.each<[number, number, string, string]>([
    [65_000, 70_500, "around", "0"],
    [101.5, 110, "around", "0.015"],
    [101.6, 110, "above", "0.016"],
    [90, 98.5, "around", "-0.015"],
    [63, 63, "below", "-0.37"],
  ])("%s to %s is %s the price", (low, high, side, distance) => {
    const price = low > 1000 ? "70330.38" : "100"
    const place = placeOf(new Exact(low), new Exact(high), exact(price))
    expect([place.side, place.distance.toFixed()]).toEqual([side, distance])
  })
})

const anyCandidate = fc
  .tuple(
    fc.constantFrom(...zoneLevels),
    fc.integer({ min: 300, max: 2000 }),
    fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 })),
  )
  .map(([level, low, width]) => candidate(level, low, low + width))
const any = fc.array(anyCandidate, { maxLength: 12 })

describe("any zones", () => {
  const price = new Exact(1000)

  it("lie within 35 %, the closest first", () => {
    fc.assert(
      fc.property(any, (candidates) => {
        const distances = assembleZones(candidates, price).map(({ distance }) => distance.abs().toNumber())
        expect(distances.every((distance) => distance <= 0.35)).toBe(true)
        expect(distances).toEqual(distances.toSorted((a, b) => a - b))
      }),
    )
  })

  it("share no more than half of the narrower, and lie at least 1.5 % apart where they share nothing", () => {
    fc.assert(
      fc.property(any, (candidates) => {
        const zones = assembleZones(candidates, price).toSorted((a, b) => a.low.comparedTo(b.low))
        zones.forEach((one, index) => {
          for (const other of zones.slice(index + 1)) {
            const [shared, narrower] = [
              Exact.min(one.high, other.high).minus(other.low),
              Exact.min(one.high.minus(one.low), other.high.minus(other.low)),
            ]
            if (shared.gte(0)) expect(narrower.gt(0) && shared.lte(narrower.div(2))).toBe(true)
            else expect(other.low.div(one.high).minus(1).gte("0.015")).toBe(true)
          }
        })
      }),
    )
  })

  it("take in every candidate near enough exactly once, and are named by the first of theirs", () => {
    fc.assert(
      fc.property(any, (candidates) => {
        const zones = assembleZones(candidates, price)
        const taken = zones.flatMap(({ main, within }) => [main, ...within])
        const near = candidates.filter(({ low, high }) =>
          placeOf(low, high, price).distance.abs().lte("0.35"),
        )
        expect(new Set(taken)).toEqual(new Set(near))
        expect(taken).toHaveLength(near.length)
        for (const { main, within } of zones) {
          const ranks = [main, ...within].map(({ level }) => zoneLevels.indexOf(level))
          expect(ranks[0]).toBe(Math.min(...ranks))
        }
      }),
    )
  })

  it("do not depend on the order of the candidates, and scale with the price", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 1000 }), (candidates, k) => {
        const ranges = (of: readonly Candidate[], at: Exact, by: number) =>
          assembleZones(of, at).map(({ low, high, side }) => [
            low.div(by).toNumber(),
            high.div(by).toNumber(),
            side,
          ])
        const due = ranges(candidates, price, 1)
        expect(ranges(candidates.toReversed(), price, 1)).toEqual(due)
        const scaled = candidates.map((each) => ({
          ...each,
          low: each.low.times(k),
          high: each.high.times(k),
        }))
        expect(ranges(scaled, price.times(k), k)).toEqual(due)
      }),
    )
  })
})
