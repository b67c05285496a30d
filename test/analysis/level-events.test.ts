import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findLevelEvent, type LevelDay, type LevelEvent } from "../../src/analysis/level-events.ts"
import { findZoneEvent } from "../../src/analysis/zone-events.ts"

// Binance BTCUSDT, UTC days: low, high, close.
const day = (date: string, low: number, high: number, close: number): LevelDay => ({
  day: date,
  low,
  high,
  close,
})
const fourth = day("2026-02-04", 71_888, 76_971.52, 73_165.83)
const fifth = day("2026-02-05", 62_345, 73_341.18, 62_909.86)
const sixth = day("2026-02-06", 60_000, 71_751.33, 70_580.26)
const seventh = day("2026-02-07", 67_300, 71_690.07, 69_289.38)

describe("what a day did at a level", () => {
  it.each<[string, LevelDay, LevelDay, number, LevelEvent | null]>([
    ["broke $63,000 on 5 February", fourth, fifth, 63_000, "broke"],
    ["reclaimed it on the 6th", fifth, sixth, 63_000, "reclaimed"],
    ["broke $67,000 on the 5th, which the article calls a bounce", fourth, fifth, 67_000, "broke"],
    ["did not bounce off $67,000 on the 6th: it came from below", fifth, sixth, 67_000, "reclaimed"],
    ["bounced off $67,000 on the 7th by the rule's letter", sixth, seventh, 67_000, "bounced"],
    ["touched $67,300 without a close 3 % above", sixth, seventh, 67_300, "touched"],
    ["pierced $69,000 on the 7th", sixth, seventh, 69_000, "pierced"],
    ["reached $73,000 on the 5th? No: that day broke it", fourth, fifth, 73_000, "broke"],
    ["reached $71,000 on the 7th", day("2026-02-06", 60_000, 70_900, 70_580.26), seventh, 71_000, "reached"],
    ["was nowhere near $50,000", fifth, sixth, 50_000, null],
    ["was nowhere near $90,000", fifth, sixth, 90_000, null],
  ])("%s", (_, before, last, level, event) => {
    expect(findLevelEvent(before, last, level)).toBe(event)
  })

  it("bounces only from within 1.5 %, and only with a close 3 % above", () => {
    const before = day("2026-01-01", 105, 112, 110)
    const ending = (low: number, close: number) =>
      findLevelEvent(before, day("2026-01-02", low, 111, close), 100)
    expect([ending(101.5, 103), ending(98.5, 103), ending(101.5, 102.99)]).toEqual([
      "bounced",
      "bounced",
      "touched",
    ])
    expect([ending(101.51, 110), ending(98.49, 110)]).toEqual([null, "pierced"])
  })

  it("is the same when price and level are multiplied", () => {
    const price = fc.integer({ min: 900, max: 1100 })
    const prices = fc.tuple(price, price, price, price)
    fc.assert(
      fc.property(prices, fc.constantFrom(2, 1024), ([before, a, b, level], k) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const event = (times: number): LevelEvent | null =>
          findLevelEvent(
            day("2026-01-01", 0, 0, before * times),
            day("2026-01-02", low * times, high * times, b * times),
            level * times,
          )
        expect(event(k)).toBe(event(1))
      }),
    )
  })
})

describe("what the days did at a zone", () => {
  it("is told of the end where the price came out", () => {
    expect(findZoneEvent([fourth, fifth], 65_000, 70_500)).toMatchObject({
      event: "broke",
      end: "low",
      level: 65_000,
    })
    expect(findZoneEvent([fifth, sixth], 65_000, 70_500)).toMatchObject({ event: "reclaimed", end: "high" })
    expect(findZoneEvent([sixth, seventh], 65_000, 70_500)).toMatchObject({ event: "broke", end: "high" })
  })

  it("is the latest day's, and of days without one nothing", () => {
    const week = [fourth, fifth, sixth, seventh]
    expect(findZoneEvent(week, 63_100, 63_100)).toMatchObject({ event: "reclaimed", day: "2026-02-06" })
    expect(findZoneEvent(week, 40_000, 41_000)).toBeNull()
    expect(findZoneEvent([seventh], 69_000, 69_000)).toBeNull()
  })
})
