import { expect, test } from "vitest"
import { coins, FigureId } from "../../src/market/observation.ts"
import { requirements } from "../../src/market/requirements.ts"

test.each(FigureId.options)("%s has a range, a freshness and a tolerance that make sense", (id) => {
  const { range, maxAgeHours, maxAheadHours, tolerance, minimumOrigins, kind, compare, perVenue } =
    requirements[id]
  expect(Number(range[0])).toBeLessThanOrEqual(Number(range[1]))
  expect(maxAgeHours).toBeGreaterThan(0)
  expect([0, 12]).toContain(maxAheadHours)
  expect(Number(tolerance)).toBeGreaterThanOrEqual(0)
  expect(Number(tolerance)).toBeLessThanOrEqual(0.1)
  expect(minimumOrigins).toBeGreaterThanOrEqual(1)
  // A series is compared with others in some way, or is one venue's own.
  expect(kind === "series" && compare === undefined).toBe(kind === "series" && perVenue === true)
})

test("two origins must agree on each price of the moment, and on each close of which two are to be had", () => {
  const needTwo = FigureId.options.filter((id) => requirements[id].minimumOrigins === 2)
  expect(needTwo).toEqual(["btc.daily", "eth.daily", "sol.daily", ...coins.map((coin) => `${coin}.spot`)])
})

test("prices may be 1 % apart for bitcoin and ether, 2 % for BNB and SOL, and are 15 minutes old at most", () => {
  const spots = coins.map((coin) => requirements[`${coin}.spot`])
  expect(spots.map(({ tolerance }) => tolerance)).toEqual(["0.01", "0.01", "0.02", "0.02"])
  expect(spots.map(({ maxAgeHours }) => maxAgeHours)).toEqual([0.25, 0.25, 0.25, 0.25])
})
