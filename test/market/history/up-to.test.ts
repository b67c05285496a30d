import * as fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "../../../src/market/day.ts"
import { countUpTo, findRow } from "../../../src/market/history/up-to.ts"

const rowsAt = (places: readonly number[]) => places.map((place) => ({ day: addDays("2020-01-01", place) }))
const ascending = fc.uniqueArray(fc.nat(400)).map((places) => places.toSorted((a, b) => a - b))

test("as many rows are counted as a reading from the first on counts", () => {
  fc.assert(
    fc.property(ascending, fc.nat(400), (places, at) => {
      const day = addDays("2020-01-01", at)
      const rows = rowsAt(places)
      expect(countUpTo(rows, day)).toBe(rows.filter((row) => row.day <= day).length)
      expect(findRow(rows, day)).toEqual(rows.find((row) => row.day === day) ?? null)
    }),
  )
})

test("of no rows there are none, and before the first there is none", () => {
  expect(countUpTo([], "2026-02-08")).toBe(0)
  expect(findRow(rowsAt([1]), "2020-01-01")).toBe(null)
})
