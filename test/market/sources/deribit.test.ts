import { describe, expect, test } from "vitest"
import { deribit } from "../../../src/market/sources/deribit.ts"
import { answering, askFor, openReadings, pointsOf, readFigure } from "./answering.ts"

const failure = { jsonrpc: "2.0", error: { code: 10028, message: "too_many_requests" } }

describe("the volatility index", () => {
  // Closes of 4 to 8 February 2026 as akpasz/btc-data has them; the other cells are made up around them.
  const candles = [
    [1770163200000, 50.1, 55.2, 49.8, 53.47],
    [1770249600000, 53.47, 85.4, 52.9, 82.62],
    [1770336000000, 82.62, 84.1, 57.2, 58.85],
    [1770422400000, 58.85, 60.4, 56.3, 59.35],
    [1770508800000, 59.35, 60.1, 56.9, 57.29],
  ]
  const reply = (data: unknown) => ({
    jsonrpc: "2.0",
    result: { data, continuation: null },
    usIn: 1,
    usOut: 2,
  })
  const read = (body: unknown, day = "2026-02-08") =>
    readFigure(deribit, "btc.dvol", day, { get_volatility_index_data: body })

  test("is in percent, with the days' first, highest and lowest values", async () => {
    const observations = await read(reply(candles))
    expect(observations).toMatchObject([
      {
        figure: "btc.dvol",
        unit: "percent",
        asOf: "2026-02-09T00:00:00Z",
        source: "deribit",
        origin: "Deribit DVOL",
      },
    ])
    expect(pointsOf(observations)[1]).toEqual({
      day: "2026-02-05",
      o: "53.47",
      h: "85.4",
      l: "52.9",
      c: "82.62",
    })
    expect(pointsOf(observations)).toHaveLength(5)
  })

  test("is asked for the year up to the end of the edition's day, whatever the time is", async () => {
    const { get, asked } = answering({ get_volatility_index_data: reply(candles) })
    await openReadings(deribit)[0]?.read(askFor("2026-02-08", get))
    expect(asked[0]?.url).toBe(
      "https://www.deribit.com/api/v2/public/get_volatility_index_data?currency=BTC&resolution=1D&start_timestamp=1739059200000&end_timestamp=1770595199999",
    )
    expect(new Date(1739059200000).toISOString()).toBe("2025-02-09T00:00:00.000Z")
  })

  test("of the unfinished day is left out, and a day without a close is none", async () => {
    expect(pointsOf(await read(reply(candles), "2026-02-07")).at(-1)?.day).toBe("2026-02-07")
    const open = [...candles.slice(0, 4), [1770508800000, 59.35, null, null, null]]
    expect(pointsOf(await read(reply(open))).at(-1)?.day).toBe("2026-02-07")
  })

  test.each([
    ["a 200 with an error", failure, "deribit answered with the error 10028 too_many_requests"],
    ["empty", reply([]), "gave no closed day"],
    ["null", { jsonrpc: "2.0", result: null }, "result"],
    ["by hours", reply([[1770166800000, 1, 1, 1, 1]]), "a stamp at 00:00 UTC"],
    ["in seconds", reply([[1770163200, 1, 1, 1, 1]]), "result.data.0.0"],
    ["in text", reply([[1770163200000, "1", "1", "1", "1"]]), "result.data.0.1"],
    ["a page", "<html>", "not JSON"],
  ])("is refused when it is %s", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})

describe("the perpetual future", () => {
  const said = {
    instrument_name: "BTC-PERPETUAL",
    base_currency: "BTC",
    quote_currency: "USD",
    open_interest: 894210650,
    current_funding: 0,
    funding_8h: -9.5e-5,
    mark_price: 70330.4,
    creation_timestamp: 1770595800123,
  }
  const reply = (...result: unknown[]) => ({ jsonrpc: "2.0", result })
  const read = (body: unknown) =>
    readFigure(deribit, "btc.open_interest", "2026-02-08", { get_book_summary_by_instrument: body })

  test("is asked only when the first venue did not do", () => {
    expect(openReadings(deribit).map(({ turn }) => turn ?? "first")).toEqual(["first", "if held"])
  })

  test("has its open interest in dollars, and its funding over eight hours", async () => {
    const shared = { asOf: "2026-02-09T00:10:00.123Z", source: "deribit", origin: "Deribit BTC-PERPETUAL" }
    expect(await read(reply(said))).toMatchObject([
      { figure: "btc.open_interest", unit: "USD", value: "894210650", ...shared },
      { figure: "btc.funding", unit: "ratio", value: "-0.000095", ...shared },
    ])
  })

  test("may come without a funding: then there is none", async () => {
    expect(await read(reply({ ...said, funding_8h: null }))).toHaveLength(1)
  })

  test.each([
    ["a 200 with an error", failure, "deribit answered with the error 10028"],
    ["another instrument", reply({ ...said, instrument_name: "BTC_USDC-PERPETUAL" }), "instrument_name"],
    ["in another currency", reply({ ...said, quote_currency: "USDC" }), "quote_currency"],
    ["without open interest", reply({ ...said, open_interest: null }), "open_interest"],
    ["with an open interest of 0", reply({ ...said, open_interest: 0 }), "open_interest"],
    ["as of seconds", reply({ ...said, creation_timestamp: 1770595800 }), "creation_timestamp"],
    ["nothing", reply(), "result"],
  ])("is refused when it is %s", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})
