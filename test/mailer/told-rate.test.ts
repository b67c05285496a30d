import * as fc from "fast-check"
import { expect, test } from "vitest"
import { spentForMs, toldRate } from "../../src/mailer/told-rate.ts"

test.each([
  [{ "ratelimit-policy": "10;w=1" }, 10],
  [{ "ratelimit-policy": "120;w=60", "ratelimit-limit": "120" }, 2],
  [{ "ratelimit-policy": '"default";q=5;w=1' }, 5],
  [{ "ratelimit-limit": "20" }, 20],
  [{ "ratelimit-limit": "2", "ratelimit-remaining": "1", "ratelimit-reset": "1" }, 2],
])("an answer with %j tells of %d calls a second", (headers, rate) => expect(toldRate(headers)).toBe(rate))

test.each([
  [null],
  [{}],
  [{ "ratelimit-limit": "0" }],
  [{ "ratelimit-limit": "-2" }],
  [{ "ratelimit-limit": "ten" }],
  [{ "ratelimit-limit": "100000" }],
  [{ "ratelimit-policy": "10;w=0" }],
  [{ "ratelimit-policy": "1;w=3600" }],
])("an answer with %j tells of nothing to go by", (headers) => expect(toldRate(headers)).toBeNull())

test("whatever an answer says, the rate is one that can be kept, or none", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789;w=q -.") }))
  fc.assert(
    fc.property(text, text, (policy, limit) => {
      const rate = toldRate({ "ratelimit-policy": policy, "ratelimit-limit": limit })
      if (rate !== null) expect(rate >= 0.1 && rate <= 1000).toBe(true)
    }),
  )
})

const left = (limit: string, remaining: string, reset: string) => ({
  "ratelimit-limit": limit,
  "ratelimit-remaining": remaining,
  "ratelimit-reset": reset,
})

test("an answer after which nothing is left says until when, where we cannot have used it up ourselves", () => {
  expect(spentForMs(left("10", "0", "1"))).toBe(1000)
  expect(spentForMs(left("120", "0", "30"))).toBe(30_000)
})

test.each([
  [null],
  [{}],
  [left("10", "1", "1")],
  [left("9", "0", "1")],
  [left("2", "0", "1")],
  [left("10", "-1", "1")],
  [left("10", "none", "1")],
  [left("10", "", "1")],
  [left("10", "0", "0")],
  [left("10", "0", "1.5")],
  [left("10", "0", "86400")],
  [{ "ratelimit-limit": "10", "ratelimit-remaining": "0" }],
])("an answer with %j holds nobody up", (headers) => expect(spentForMs(headers)).toBeNull())

test("whatever an answer says, nobody is held up for more than a minute", () => {
  const text = fc.oneof(fc.nat().map(String), fc.constantFrom("0", "10", "60"), fc.string())
  fc.assert(
    fc.property(text, text, text, (limit, remaining, reset) => {
      const ms = spentForMs(left(limit, remaining, reset))
      if (ms !== null) expect(ms >= 1000 && ms <= 60_000).toBe(true)
    }),
  )
})
