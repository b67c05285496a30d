import * as fc from "fast-check"
import { expect, test } from "vitest"
import { lastStep } from "../../src/market/outlier.ts"
import { pointsFrom } from "./observed.ts"

const steps = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 40, maxLength: 40 })
const wander = (moves: readonly number[]) => {
  let value = 1000
  return moves.map((move) => {
    value = Math.max(10, value + move)
    return value
  })
}

test("steps are of the logarithm: in another unit they are the same", () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(0.001, 10, 1e6), (moves, unit) => {
      const values = wander(moves)
      const [one, other] = [values, values.map((value) => value * unit)].map((all) =>
        lastStep(pointsFrom(all)),
      )
      if (one === null || one === undefined) expect(other).toBeNull()
      else expect(other).toBeCloseTo(one, 5)
    }),
  )
})

test("steps of what may be 0 or less are plain ones: moved up, they are the same", () => {
  fc.assert(
    fc.property(steps, (moves) => {
      const values = wander(moves).map((value) => value - 1000)
      fc.pre(values.some((value) => value <= 0))
      const moved = values.map((value) => value - 5000)
      const [one, other] = [values, moved].map((all) => lastStep(pointsFrom(all)))
      if (one === null || one === undefined) expect(other).toBeNull()
      else expect(other).toBeCloseTo(one, 6)
    }),
  )
})

test("a month of steps is the least that says what is usual, and steps all alike say nothing", () => {
  const values = wander(Array.from({ length: 40 }, (_, i) => ((i * 7) % 11) - 5))
  expect(lastStep(pointsFrom(values.slice(0, 32)))).not.toBeNull()
  expect(lastStep(pointsFrom(values.slice(0, 31)))).toBeNull()
  expect(lastStep(pointsFrom(Array(40).fill(5)))).toBeNull()
})

test("one wild day before hardly moves what is usual", () => {
  const calm = wander(Array.from({ length: 60 }, (_, i) => ((i * 7) % 11) - 5))
  const wild = calm.map((value, i) => (i === 30 ? value * 3 : value))
  const [one, other] = [lastStep(pointsFrom([...calm, 1100])), lastStep(pointsFrom([...wild, 1100]))]
  expect((other ?? 0) / (one ?? 1)).toBeGreaterThan(0.8)
})
