import { describe, expect, test } from "vitest"
import type { Observation } from "../../src/market/observation.ts"
import type { ProviderName } from "../../src/market/providers.ts"
import { closes, observedSeries, observedValue, pointsFrom } from "./observed.ts"
import { candles, open, run } from "./probing.ts"

describe("agreement with the others", () => {
  const agreements = async (...said: Observation[]) => {
    const sources: ProviderName[] = ["binance", "kraken", "coinbase"]
    const { probed } = await run(said.map((one, i) => open({ source: sources[i] ?? "okx", said: [one] })))
    return probed.map(({ agreement }) => agreement[0])
  }

  test("two origins whose closes are the same agree", async () => {
    expect(await agreements(candles("binance"), candles("kraken", 1.0003))).toEqual([
      { figure: "btc.daily", outcome: "agreed" },
      { figure: "btc.daily", outcome: "agreed" },
    ])
  })

  test("one alone is single, although two are needed", async () => {
    expect(await agreements(candles("binance"))).toEqual([{ figure: "btc.daily", outcome: "single" }])
  })

  test("one of three that lies 5 % away is apart by that much, and the others agree", async () => {
    const [first, second, third] = await agreements(
      candles("binance"),
      candles("kraken"),
      candles("coinbase", 1.05),
    )
    expect([first?.outcome, second?.outcome]).toEqual(["agreed", "agreed"])
    expect(third).toEqual({ figure: "btc.daily", outcome: "apart", distance: "0.05" })
  })

  test("two that contradict each other are both apart", async () => {
    const both = await agreements(candles("binance"), candles("kraken", 1.05))
    expect(both.map((each) => each?.outcome)).toEqual(["apart", "apart"])
    expect(both[1]?.distance).toBe("0.05")
  })

  test("a second transport of one origin is named so", async () => {
    const [, second] = await agreements(
      candles("binance", 1, "Binance BTCUSDT"),
      candles("coinbase", 1, "Binance BTCUSDT"),
      candles("kraken"),
    )
    expect(second).toEqual({ figure: "btc.daily", outcome: "same origin" })
  })

  test("what cannot be used is refused with its reason", async () => {
    const old = observedSeries("btc.daily", pointsFrom(closes, { last: "2026-02-05" }), { source: "kraken" })
    const [, stale] = await agreements(candles("binance"), old)
    expect(stale).toEqual({ figure: "btc.daily", outcome: "refused", code: "stale" })
  })

  test("a price that is apart from the median of the others is told by how much", async () => {
    const spot = (source: ProviderName, value: string) =>
      observedValue("btc.spot", value, { source, origin: source })
    const [, , off] = await agreements(
      spot("binance", "70000"),
      spot("kraken", "70010"),
      spot("coinbase", "77000"),
    )
    // The median of the other two is 70,005.
    expect(off).toEqual({ figure: "btc.spot", outcome: "apart", distance: "0.099921" })
  })
})
