import { describe, expect, test } from "vitest"
import { ProbeReport, probe } from "../../src/market/probe.ts"
import { type Get, type OpenSource, SourceError } from "../../src/market/source.ts"
import { OutsideError } from "../../src/outside.ts"
import { reply } from "./asking.ts"
import { observedValue, when } from "./observed.ts"
import { answers, at, candles, open, run } from "./probing.ts"

describe("a line for each question", () => {
  test("what came: status, time, shape, and the newest moment of what was said", async () => {
    let now = at
    const get: Get = async (url) => {
      now += 140
      return reply(url)
    }
    const said = [
      observedValue("btc.ath", "126080", { source: "coingecko", asOf: "2025-10-06T18:57:42Z" }),
      observedValue("btc.spot", "70264.7", { source: "coingecko", asOf: "2026-02-09T00:09:00Z" }),
    ]
    const { probed, day, at: moment } = await run([open({ source: "coingecko", said })], get, () => now)
    expect([day, moment]).toEqual([when.day, "2026-02-09T00:10:00Z"])
    expect(probed).toMatchObject([
      {
        source: "coingecko",
        figures: ["btc.ath", "btc.spot"],
        turn: "first",
        status: 200,
        ms: 140,
        shapeOk: true,
        newest: "2026-02-09T00:09:00Z",
        problem: null,
      },
    ])
  })

  test("all are asked, whatever their turn and whether their figures are held or not", async () => {
    const turns = ["first", "if held", "last"] as const
    const names = ["binance", "bitview", "decrypt"] as const
    const { probed } = await run(
      names.map((source, i) => open({ source, figures: ["btc.spot"], turn: turns[i] })),
    )
    expect(probed.map(({ source, turn, status }) => [source, turn, status])).toEqual([
      ["binance", "first", 200],
      ["bitview", "if held", 200],
      ["decrypt", "last", 200],
    ])
  })

  test("a source without an answer of its own is no failure", async () => {
    const idle: OpenSource = {
      source: { name: "okx", readings: () => [{ figures: ["btc.funding"], read: async () => [] }] },
      access: { url: "https://okx.example.com" },
    }
    expect((await run([idle])).probed).toMatchObject([
      { status: null, ms: null, shapeOk: null, newest: null, agreement: [], problem: null },
    ])
  })

  test("no more than six requests are under way, and the wait for a place is nobody's time", async () => {
    let underWay = 0
    let most = 0
    let now = at
    const get: Get = async (url) => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 0))
      underWay -= 1
      if (underWay === 0) now += 100
      return reply(url)
    }
    const many = Array.from({ length: 12 }, () => open({ source: "kraken", figures: ["btc.daily"] }))
    const { probed } = await run(many, get, () => now)
    expect(most).toBe(6)
    expect(Math.max(...probed.map(({ ms }) => ms ?? 0))).toBe(100)
  })
})

describe("what fails is told, by what came", () => {
  const refusing =
    (problem: string, status: number | null): Get =>
    async () => {
      throw new OutsideError("api.kraken.com", problem, { status, retryable: false })
    }
  test.each([
    ["no network", "could not be reached at /page", null, null],
    ["a limit", "answered 429 to /page", 429, null],
    ["a barred place", "answered 451 to /page", 451, null],
    ["HTML where JSON was due", "answered HTML where JSON was due to /page", 200, false],
  ])("%s", async (_, problem, status, shapeOk) => {
    const { probed } = await run(
      [open({ source: "kraken", figures: ["btc.daily"] })],
      refusing(problem, status),
    )
    expect(probed).toMatchObject([{ status, shapeOk, newest: null, problem: `kraken ${problem}` }])
  })

  test("a reply that is not what the provider documents", async () => {
    const source: OpenSource = {
      source: {
        name: "kraken",
        readings: () => [
          {
            figures: ["btc.daily"],
            async read({ get }) {
              await get("https://kraken.example.com/")
              throw new SourceError("kraken", "answered with the error EGeneral:Too many requests")
            },
          },
        ],
      },
      access: { url: "" },
    }
    expect((await run([source])).probed).toMatchObject([
      { status: 200, shapeOk: false, problem: "kraken answered with the error EGeneral:Too many requests" },
    ])
  })
})

describe("what is required", () => {
  test("bitcoin's price and daily history, when two origins have them", async () => {
    const sources = [
      open({ source: "binance", said: [candles("binance")] }),
      open({ source: "kraken", said: [candles("kraken")] }),
    ]
    expect((await run(sources)).required).toEqual([
      {
        figure: "btc.daily",
        outcome: "agreed",
        close: "70330.38",
        days: 15,
        origin: "binance",
        problem: null,
      },
    ])
  })

  test("and why they are not to be had", async () => {
    expect((await run([])).required).toEqual([
      {
        figure: "btc.daily",
        outcome: "held",
        close: null,
        days: null,
        origin: null,
        problem: "no source gave btc.daily",
      },
    ])
    const [alone] = (await run([open({ source: "binance", said: [candles("binance")] })])).required
    expect(alone).toMatchObject({ outcome: "held", problem: expect.stringContaining("needs 2 origins") })
  })
})

test("the report survives its own schema, and what is off stands in it", async () => {
  const off = [{ source: "coinmetrics", why: "free tier" }]
  const sources = [open({ source: "binance", said: [candles("binance")] })]
  const report = await probe({ open: sources, off }, answers, () => at)
  expect(ProbeReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  expect(report.off).toEqual(off)
})

test("the edition's day is the last closed one, to the millisecond", async () => {
  const midnight = Date.UTC(2026, 1, 9)
  expect((await run([], answers, () => midnight)).day).toBe("2026-02-08")
  expect((await run([], answers, () => midnight - 1)).day).toBe("2026-02-07")
})
