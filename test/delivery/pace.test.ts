import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { idle, type Lane, longestWaitMs, madeUpMs, penalize, reserve } from "../../src/delivery/pace.ts"

// 10 calls a second, of which 9 are used: one every 111.1 ms.
const rate = 10
const interval = 1000 / 9

/** The moments that a row of requests is given, all asked at once. */
function moments(lanes: Lane[], now = 0): number[] {
  let pace = idle
  return lanes.map((lane) => {
    const turn = reserve(pace, lane, now, rate)
    pace = turn.pace
    return now + turn.waitMs
  })
}

describe("the pace", () => {
  test("when nothing is under way, nobody waits", () => {
    expect(moments(["edition"])).toEqual([0])
    expect(moments(["single"], 5000)).toEqual([5000])
  })

  test("keeps one call of each second in reserve where the provider takes more than ten, whoever asks when", () => {
    const asked = fc.array(
      fc.record({ lane: fc.constantFrom<Lane>("single", "edition"), later: fc.nat(300) }),
      { maxLength: 200 },
    )
    fc.assert(
      fc.property(
        asked,
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asks, rate, hurry) => {
          let pace = idle
          let now = 1_000_000
          const given: number[] = []
          for (const { lane, later } of asks) {
            now += Math.floor(later * hurry)
            const turn = reserve(pace, lane, now, rate)
            pace = turn.pace
            if (turn.waitMs <= longestWaitMs) given.push(now + turn.waitMs)
            expect(turn.waitMs).toBeGreaterThanOrEqual(0)
          }
          const sorted = given.toSorted((a, b) => a - b)
          sorted.forEach((moment, index) => {
            const within = sorted.slice(index).filter((other) => other < moment + 1000)
            expect(within.length).toBeLessThanOrEqual(rate > 10 ? rate - 1 : rate)
            const before = sorted[index - 1]
            if (rate <= 10 && before !== undefined) {
              expect(moment - before).toBeGreaterThan(1000 / (0.9 * rate) - 0.001)
            }
          })
        },
      ),
    )
  })

  test("makes up for a call that came some milliseconds late, and for no more than that", () => {
    const each = 1000 / 18
    const { pace } = reserve(idle, "edition", 10_000, 20)
    const turnAt = (late: number) => {
      const turn = reserve(pace, "edition", pace.free + late, 20)
      return { waitMs: turn.waitMs, next: turn.pace.free - pace.free }
    }
    expect(madeUpMs(20)).toBeCloseTo(44.4, 1)
    expect(turnAt(30).waitMs).toBe(0)
    expect(turnAt(30).next).toBeCloseTo(each)
    expect(turnAt(80).waitMs).toBe(0)
    expect(turnAt(80).next).toBeCloseTo(each + 80 - madeUpMs(20))
  })

  test("up to ten calls a second, each is at least an interval after the one before", () => {
    expect(madeUpMs(10)).toBeCloseTo(0)
    expect(madeUpMs(2)).toBe(0)
    const { pace } = reserve(idle, "edition", 10_000, 2)
    expect(reserve(pace, "edition", 10_000, 2).waitMs).toBeCloseTo(1000 / 1.8)
  })

  test("an edition's queue leaves every fourth moment to single mails", () => {
    const given = moments([...Array<Lane>(9).fill("edition"), "single", "single", "single"])
    const places = given.map((moment) => Math.round(moment / interval))
    expect(places).toEqual([0, 1, 2, 4, 5, 6, 8, 9, 10, 3, 7, 11])
  })

  test("moments left to single mails that have passed are not given any more", () => {
    let pace = idle
    for (let calls = 0; calls < 9; calls++) pace = reserve(pace, "edition", 0, rate).pace
    const now = 5 * interval
    expect(now + reserve(pace, "single", now, rate).waitMs).toBeCloseTo(7 * interval)
  })

  test("a moment that nobody came for is the edition's once it is about to pass, so that hardly any is lost", () => {
    let pace = idle
    let calls = 0
    const end = 1000 * interval
    // Four at work, each of which comes back when its call is made.
    const due = [0, 0, 0, 0]
    for (let now = 0; now < end; ) {
      const turn = reserve(pace, "edition", now, rate)
      pace = turn.pace
      calls += 1
      due.sort((a, b) => a - b).splice(0, 1, now + turn.waitMs + 1)
      now = Math.min(...due)
    }
    expect(calls / 1000).toBeGreaterThan(0.95)
  })

  test("a wait that is too long takes no moment", () => {
    const quiet = penalize(idle, 0, 60_000)
    const turn = reserve(quiet, "edition", 0, rate)
    expect(turn).toEqual({ pace: quiet, waitMs: 60_000 })
    expect(reserve(turn.pace, "single", 59_000, rate).waitMs).toBe(1000)
  })

  test("what the provider asked for holds for both lanes, and never brings a moment forward", () => {
    expect(reserve(penalize(idle, 1000, 7000), "single", 1000, rate).waitMs).toBe(7000)
    expect(reserve(penalize(penalize(idle, 0, 9000), 0, 10), "edition", 0, rate).waitMs).toBe(9000)
  })
})
