import { expect, test } from "vitest"
import { backoffMs, pauseMs } from "../../src/delivery/pause.ts"

const refused = (scope: "call" | "day" | "account", retryAfterMs: number | null = null) =>
  pauseMs({ type: "refused", kind: "rate_limit", scope, retryAfterMs, detail: "" }, 1)

test("an unknown outcome is asked again after a pause that doubles from 5 seconds to 10 minutes", () => {
  expect([1, 2, 3, 8, 20].map(backoffMs)).toEqual([5000, 10_000, 20_000, 600_000, 600_000])
  expect(pauseMs({ type: "unknown", detail: "", retryAfterMs: null }, 2)).toBe(10_000)
  expect(pauseMs({ type: "unknown", detail: "", retryAfterMs: 60_000 }, 2)).toBe(60_000)
  expect(pauseMs({ type: "in_progress", detail: "" }, 1)).toBe(5000)
})

test("a refusal waits as long as the provider says, else as its kind suggests", () => {
  expect(refused("call", 7000)).toBe(7000)
  expect([refused("call"), refused("day"), refused("account")]).toEqual([1000, 3_600_000, 60_000])
})
