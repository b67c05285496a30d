import { expect, test } from "vitest"
import { conservation, tally } from "../../src/delivery/conservation.ts"
import { fresh } from "./chunk-events.ts"

const sums = {
  planned: 100,
  submitted: 90,
  left: 4,
  suppressed: 1,
  rejected: 2,
  failed: 2,
  inDoubt: 1,
  open: 0,
}

test("planned = submitted + left + suppressed + rejected + failed + in doubt", () => {
  expect(conservation(100, sums)).toBeNull()
})

test("one reader too few or too many breaks the law, and the numbers are said", () => {
  expect(conservation(100, { ...sums, left: 3 })).toBe("100 planned, 99 accounted for")
  expect(conservation(100, { ...sums, submitted: 91 })).toBe("100 planned, 101 accounted for")
})

test("a chunk that is missing breaks the law though the rest adds up", () => {
  expect(conservation(200, sums)).toBe("200 planned, 100 in chunks")
})

test("readers of a chunk that is not settled are open", () => {
  expect(tally([fresh(), { ...fresh(), state: "failed" }])).toMatchObject({ planned: 8, open: 4, failed: 4 })
})
