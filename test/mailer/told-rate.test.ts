import * as fc from "fast-check"
import { expect, test } from "vitest"
import { toldRate } from "../../src/mailer/told-rate.ts"

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
