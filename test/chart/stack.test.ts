import fc from "fast-check"
import { expect, test } from "vitest"
import { stack } from "../../src/chart/stack.ts"

const wanting = fc.array(
  fc.record({
    at: fc.double({ min: -50, max: 550, noNaN: true }),
    height: fc.integer({ min: 10, max: 150 }),
  }),
  { minLength: 1, maxLength: 8 },
)
const room = { top: 0, bottom: 500, gap: 12 }

test("what is stacked stands in the room, in order and apart, whatever was wanted", () => {
  fc.assert(
    fc.property(wanting, (wanted) => {
      const stood = stack(
        wanted.map((each, rank) => ({ ...each, rank })),
        room,
      )
      let free = room.top
      for (const { middle, height } of stood) {
        expect(middle - height / 2).toBeGreaterThanOrEqual(free - 1e-6)
        free = middle + height / 2 + room.gap
      }
      expect(free - room.gap).toBeLessThanOrEqual(room.bottom + 1e-6)
      expect(stood.map(({ at }) => at)).toEqual(stood.map(({ at }) => at).toSorted((a, b) => a - b))
    }),
  )
})

test("what has room stands where it wants", () => {
  const wanted = [50, 200, 400].map((at, rank) => ({ at, height: 40, rank }))
  expect(stack(wanted, room).map(({ middle }) => middle)).toEqual([50, 200, 400])
})

test("what there is no room for is left out, the last ranks first", () => {
  const wanted = [3, 1, 0, 2].map((rank) => ({ at: 100, height: 200, rank }))
  expect(
    stack(wanted, room)
      .map(({ rank }) => rank)
      .toSorted(),
  ).toEqual([0, 1])
})
