import { expect, test } from "vitest"
import { chooseDistribution } from "../../src/market/distribution-choice.ts"
import { observedParts, when } from "./observed.ts"

const caps = [
  { part: "btc", amount: "1400000000000" },
  { part: "eth", amount: "250000000000" },
]
const chosen = (...observations: ReturnType<typeof observedParts>[]) =>
  chooseDistribution("basket.caps", observations, when)

test("a distribution is the first source's by preference, whatever the others say", () => {
  const figure = chosen(
    observedParts("basket.caps", caps.slice(0, 1), "coinmarketcap"),
    observedParts("basket.caps", caps, "coingecko"),
  )
  expect(figure).toMatchObject({ outcome: "single", parts: caps, observations: [{ source: "coingecko" }] })
  expect(figure).not.toHaveProperty("dropped")
})

test.each([
  ["names a part twice", [...caps, ...caps.slice(0, 1)], "names a part twice"],
  ["has a part of 0", [{ part: "sol", amount: "0" }], "at sol is 0 USD"],
  [
    "adds up to more than all there is",
    [
      { part: "btc", amount: "60000000000000" },
      { part: "eth", amount: "60000000000000" },
    ],
    "in all is 120000000000000 USD",
  ],
])("one that %s is passed over", (_, parts, detail) => {
  expect(chosen(observedParts("basket.caps", parts))).toMatchObject({
    outcome: "held",
    reason: { code: "out_of_range", detail: expect.stringContaining(detail) },
  })
  expect(
    chosen(observedParts("basket.caps", parts), observedParts("basket.caps", caps, "coinmarketcap")),
  ).toMatchObject({ outcome: "single", observations: [{ source: "coinmarketcap" }], dropped: [{}] })
})

test("no more coins were last moved than there will ever be", () => {
  const bands = (amount: string) => [observedParts("btc.urpd", [{ part: "66500", amount }], "bitview")]
  expect(chooseDistribution("btc.urpd", bands("19990000"), when).outcome).toBe("single")
  expect(chooseDistribution("btc.urpd", bands("21000001"), when).outcome).toBe("held")
})
