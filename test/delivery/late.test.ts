import { expect, test } from "vitest"
import { whyNotLate } from "../../src/delivery/late.ts"
import type { Delivery } from "../../src/delivery/ledger.ts"

const delivery = (over: object = {}) =>
  ({ envelope: { lane: "batch" }, cancelledAt: null, firstTryBefore: 10, ...over }) as Pick<
    Delivery,
    "envelope" | "cancelledAt" | "firstTryBefore"
  >
const done = { state: "done", lane: "batch", delivery: delivery(), mostReaders: null, now: 9 } as const

test("a done edition is sent late until the next one is due, and no longer", () => {
  expect(whyNotLate(done)).toBeNull()
  expect(whyNotLate({ ...done, now: 10 })).toBe("the next edition is due: an edition is not sent after that")
})

test("what is not done, was cancelled, was never planned or goes by a broadcast is not, and says what is accepted", () => {
  expect(whyNotLate({ ...done, state: "rejected" })).toBe(
    "the edition is rejected; accepted is one that is done",
  )
  expect(whyNotLate({ ...done, delivery: null })).toBe("nothing of the edition was planned")
  expect(whyNotLate({ ...done, delivery: delivery({ cancelledAt: 1 }) })).toContain("cancelled")
  expect(whyNotLate({ ...done, lane: "broadcast" })).toContain("accepted is LANE=batch")
  expect(whyNotLate({ ...done, delivery: delivery({ envelope: { lane: "broadcast" } }) })).toContain(
    "broadcast",
  )
})

test("a warm-up that leaves nothing for today leaves nobody; one that leaves one leaves one", () => {
  expect(whyNotLate({ ...done, mostReaders: 0 })).toContain("warm-up")
  expect(whyNotLate({ ...done, mostReaders: 1 })).toBeNull()
})
