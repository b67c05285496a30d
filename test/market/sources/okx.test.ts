import { describe, expect, test } from "vitest"
import { okx } from "../../../src/market/sources/okx.ts"
import { openReadings, pointsOf, readFigure } from "./answering.ts"

// The shapes are those of OKX's documentation, the moments those of 9 February 2026, 00:10 UTC.
const ts = "1770595800000"
const ok = (...data: unknown[]) => ({ code: "0", msg: "", data })
const limited = { code: "50011", msg: "Too Many Requests", data: [] }

test("is asked with all the others", () => {
  expect(openReadings(okx).map(({ turn }) => turn ?? "first")).toEqual(["first", "first", "first"])
})

describe("open interest", () => {
  const said = {
    instId: "BTC-USDT-SWAP",
    instType: "SWAP",
    oi: "3154237.05",
    oiCcy: "31542.3705",
    oiUsd: "2218362521.34",
    ts,
  }
  const read = (body: unknown) =>
    readFigure(okx, "btc.open_interest", "2026-02-08", { "/open-interest?": body })

  test("is in dollars, as of the moment that the reply names", async () => {
    expect(await read(ok(said))).toMatchObject([
      {
        kind: "value",
        figure: "btc.open_interest",
        unit: "USD",
        value: "2218362521.34",
        asOf: "2026-02-09T00:10:00Z",
        source: "okx",
        origin: "OKX BTC-USDT-SWAP",
        url: "https://www.okx.com/api/v5/public/open-interest?instType=SWAP&instId=BTC-USDT-SWAP",
      },
    ])
  })

  test.each([
    ["a 200 with an error", limited, "okx answered with the error 50011 Too Many Requests"],
    ["of another contract", ok({ ...said, instId: "ETH-USDT-SWAP" }), "instId"],
    ["in coins", ok({ ...said, oiUsd: said.oiCcy }), "price of bitcoin"],
    ["in contracts", ok({ ...said, oiCcy: said.oi }), "price of bitcoin"],
    ["null", ok({ ...said, oiUsd: null }), "oiUsd"],
    ["empty", ok({ ...said, oiUsd: "" }), "oiUsd"],
    ["0", ok({ ...said, oiUsd: "0.00" }), "above 0"],
    ["a number", ok({ ...said, oiUsd: 2218362521.34 }), "oiUsd"],
    ["as of seconds", ok({ ...said, ts: "1770595800" }), "ts"],
    ["of nobody", ok(), "data"],
    ["a page", "<!DOCTYPE html><title>Just a moment...</title>", "not JSON"],
  ])("is refused when it is %s", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})

describe("funding", () => {
  const said = {
    fundingRate: "-0.0000951",
    fundingTime: "1770595200000",
    instId: "BTC-USDT-SWAP",
    instType: "SWAP",
    method: "current_period",
    nextFundingRate: "",
    nextFundingTime: "1770624000000",
    ts,
  }
  const read = (body: unknown) => readFigure(okx, "btc.funding", "2026-02-08", { "/funding-rate?": body })

  test("is the fraction for eight hours", async () => {
    expect(await read(ok(said))).toMatchObject([
      { figure: "btc.funding", unit: "ratio", value: "-0.0000951", asOf: "2026-02-09T00:10:00Z" },
    ])
  })

  test.each([
    [4, "-0.0001902"],
    [1, "-0.0007608"],
  ])("of %s hours is made that of eight", async (hours, value) => {
    const nextFundingTime = String(1770595200000 + hours * 3_600_000)
    expect(await read(ok({ ...said, nextFundingTime }))).toMatchObject([{ value }])
  })

  test.each([
    ["a 200 with an error", limited, "okx answered with the error 50011"],
    ["for a time of 0 hours", ok({ ...said, nextFundingTime: said.fundingTime }), "every 1, 2, 4 or 8 hours"],
    ["for an unknown time", ok({ ...said, nextFundingTime: "" }), "nextFundingTime"],
    ["empty", ok({ ...said, fundingRate: "" }), "fundingRate"],
    ["without a moment", ok({ ...said, ts: undefined }), "ts"],
  ])("is refused when it is %s", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})

describe("what was traded", () => {
  const hourMs = 3_600_000
  /** Newest first, as OKX has it: 100 million an hour, and the last hour has only begun. */
  const hours = (from: string, to: string) => {
    const [start, end] = [Date.parse(from), Date.parse(to)]
    const count = (end - start) / hourMs + 1
    return Array.from({ length: count }, (_, i) => [
      String(end - i * hourMs),
      "1712418485.821",
      "100000000.25",
    ])
  }
  const month = hours("2026-01-10T01:00:00Z", "2026-02-09T00:00:00Z")
  const read = (rows: unknown, code = "0") =>
    readFigure(okx, "btc.derivatives_volume", "2026-02-08", {
      "/open-interest-volume?": { code, msg: "", data: rows },
    })

  test("on a day is the sum of its 24 hours, to the day's end and only of whole days", async () => {
    const observations = await read(month)
    expect(observations).toMatchObject([
      { figure: "btc.derivatives_volume", unit: "USD", asOf: "2026-02-09T00:00:00Z", source: "okx" },
    ])
    const points = pointsOf(observations)
    expect(points).toHaveLength(29)
    expect(points[0]).toEqual({ day: "2026-01-11", c: "2400000006" })
    expect(points.at(-1)).toEqual({ day: "2026-02-08", c: "2400000006" })
  })

  test("is not given for a day that lacks an hour", async () => {
    const gap = month.filter(([start]) => start !== String(Date.parse("2026-02-08T13:00:00Z")))
    expect(pointsOf(await read(gap)).at(-1)?.day).toBe("2026-02-07")
  })

  test("is the same in any order", async () => {
    expect(pointsOf(await read([...month].reverse()))).toEqual(pointsOf(await read(month)))
  })

  test.each([
    // As OKX stamps its own days, at midnight in Hong Kong.
    [
      "comes by days",
      [
        ["1770480000000", "1", "2"],
        ["1770393600000", "1", "2"],
      ],
      "gave no closed day",
    ],
    ["comes by five minutes", [["1770595500000", "1", "2"]], "a stamp at a full hour"],
    ["comes in seconds", [["1770595200", "1", "2"]], "data.0.0"],
    ["comes as numbers", [[1770595200000, 1, 2]], "data.0.0"],
    ["has an empty cell", [["1770595200000", "1", ""]], "data.0.2"],
    ["has a null", [["1770595200000", "1", null]], "data.0.2"],
    ["has no hours", [], "data"],
    ["is null", null, "data"],
  ])("is refused when it %s", async (_, rows, message) => {
    await expect(read(rows)).rejects.toThrow(message)
  })

  test("is refused when a 200 carries an error", async () => {
    await expect(read([], "51000")).rejects.toThrow("okx answered with the error 51000")
  })
})
