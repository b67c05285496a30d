import { describe, expect, test } from "vitest"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { closes, observedSeries, pointsFrom, when } from "./observed.ts"

describe("what each venue measures on its own", () => {
  const volume = (source: string, factor: number) =>
    observedSeries(
      "btc.derivatives_volume",
      pointsFrom(
        closes.map((close) => close * factor),
        { candles: false },
      ),
      { source },
    )

  test("is the first venue's by preference; the other neither confirms nor contradicts it", () => {
    const [okx, deribit] = [volume("okx", 1e5), volume("deribit", 1e4)]
    const figure = agreeOnSeries("btc.derivatives_volume", [deribit, okx], when)
    expect(figure).toMatchObject({ outcome: "single", origin: "okx", observations: [{ source: "okx" }] })
    expect(figure).not.toHaveProperty("dropped")
    expect(agreeOnSeries("btc.derivatives_volume", [deribit], when)).toMatchObject({ origin: "deribit" })
  })

  test("is the next venue's when the first one's is not fit", () => {
    const stale = { ...volume("okx", 1e5), points: volume("okx", 1e5).points.slice(0, -3) }
    expect(agreeOnSeries("btc.derivatives_volume", [stale, volume("deribit", 1e4)], when)).toMatchObject({
      origin: "deribit",
      dropped: [{ code: "stale", source: "okx" }],
    })
  })
})
