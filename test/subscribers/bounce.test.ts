import fc from "fast-check"
import { expect, test } from "vitest"
import { isStruckOut, judge, type Sent, strikesKept, withStrike } from "../../src/subscribers/bounce.ts"

const dayMs = 24 * 60 * 60 * 1000
/** An edition a day, from the first. */
const daily = (days: number[]): Sent[] => days.map((day) => ({ delivery: `day ${day}`, at: day * dayMs }))
const upTo = (last: number) => daily(Array.from({ length: last + 1 }, (_, day) => day))

test("a permanent bounce, a complaint and the provider's own refusal end it at once; a quota of ours ends nothing", () => {
  const of = (outcome: Parameters<typeof judge>[0]["outcome"]) => judge({ outcome, bounce: null })
  expect(judge({ outcome: "bounced", bounce: "permanent" })).toBe("bounce")
  expect(judge({ outcome: "bounced", bounce: "transient" })).toBe("strike")
  expect([of("complained"), of("suppressed"), of("failed")]).toEqual(["complaint", "provider", null])
})

test("daily editions that come back for a week strike a reader out on the eighth day, not before", () => {
  for (let last = 0; last < 7; last += 1) expect(isStruckOut(upTo(last), upTo(last))).toBe(false)
  expect(isStruckOut(upTo(7), upTo(7))).toBe(true)
})

test("weekly editions strike a reader out with the third, though two span a week already", () => {
  const weekly = (n: number) => daily([0, 7, 14].slice(0, n))
  expect(isStruckOut(weekly(2), weekly(2))).toBe(false)
  expect(isStruckOut(weekly(3), weekly(3))).toBe(true)
})

test("one edition that did not come back begins the row anew", () => {
  const strikes = daily([0, 1, 2, 3, 5, 6, 7, 8])
  expect(isStruckOut(strikes, upTo(8))).toBe(false)
  expect(isStruckOut(daily([0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12]), upTo(12))).toBe(true)
})

test("editions after the newest that came back are not counted as arrived: they may come back yet", () => {
  expect(isStruckOut(upTo(7), upTo(9))).toBe(true)
})

test("the order in which strikes are told, and how often, makes no difference", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 12 }), fc.nat(11), (days, again) => {
      const told = daily([...days, days[again % days.length] ?? 0])
      const inOrder = daily(days.toSorted((a, b) => a - b))
      expect(told.reduce(withStrike, [])).toEqual(inOrder)
    }),
  )
})

test("no more strikes are kept than are needed, the newest of them", () => {
  expect(upTo(99).reduce(withStrike, [])).toEqual(upTo(99).slice(-strikesKept))
})

test("whoever gets every other edition is never struck out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (last) => {
      const strikes = upTo(last).filter((_, day) => day % 2 === 0)
      expect(isStruckOut(strikes.reduce(withStrike, []), upTo(last))).toBe(false)
    }),
  )
})
