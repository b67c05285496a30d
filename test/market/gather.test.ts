import { describe, expect, test } from "vitest"
import type { FigureId, Observation } from "../../src/market/observation.ts"
import { type Get, type Reading, SourceError } from "../../src/market/source.ts"
import { asks, at503, open, pages, reply, run } from "./asking.ts"

const fails = (error: unknown, figures: readonly FigureId[] = ["btc.spot"]): Reading => ({
  figures,
  async read() {
    throw error
  },
})
const values = (observations: readonly Observation[]) =>
  observations.map((each) => (each.kind === "value" ? each.value : each.kind))

test("the order is that of the sources and their readings, whichever answers first", async () => {
  const get: Get = async (url) => {
    await new Promise((resolve) => setTimeout(resolve, url.includes("binance") ? 10 : 0))
    return reply(url)
  }
  const sources = [
    open("binance", asks("binance", "1"), asks("binance", "2", "last")),
    open("kraken", asks("kraken", "3")),
  ]
  const { observations, asked } = await run(sources, get)
  expect(values(observations)).toEqual(["1", "2", "3"])
  expect(pages(asked)).toEqual(["/1", "/2", "/3"])
})

test("one reading that fails takes nothing with it, and is named with what came", async () => {
  const sources = [
    open("kraken", fails(at503, ["btc.daily"]), asks("kraken", "1")),
    open(
      "mempool",
      fails(new SourceError("mempool", "answered in no known shape"), ["btc.difficulty", "btc.hash_rate"]),
    ),
    open("okx", fails(new RangeError("https://odd.example.com/?key=secret"))),
    open("deribit", {
      figures: ["btc.dvol"],
      read: () => {
        throw new TypeError("at once")
      },
    }),
  ]
  const { observations, failures } = await run(sources)
  expect(observations).toHaveLength(1)
  expect(failures).toEqual([
    {
      code: "source_failed",
      figure: "btc.daily",
      source: "kraken",
      detail: "kraken answered 503 to /0/public/OHLC",
    },
    { code: "source_failed", source: "mempool", detail: "mempool answered in no known shape" },
    { code: "source_failed", figure: "btc.spot", source: "okx", detail: "okx could not be read: RangeError" },
    {
      code: "source_failed",
      figure: "btc.dvol",
      source: "deribit",
      detail: "deribit could not be read: TypeError",
    },
  ])
})

describe("every request is kept with what came of it", () => {
  test("a reply that could not be read, too", async () => {
    const unreadable: Reading = {
      figures: ["btc.spot"],
      async read({ get }) {
        await get("https://a.example.com/")
        throw new SourceError("kraken", "answered with something that is not JSON")
      },
    }
    const { asked } = await run([open("kraken", unreadable)])
    expect(asked).toEqual([
      { url: "https://a.example.com/", outcome: "reply", reply: reply("https://a.example.com/") },
    ])
  })

  test("in the order of asking, and those still under way when the reading gave up as well", async () => {
    const sideBySide: Reading = {
      figures: ["btc.spot"],
      async read({ get }) {
        await Promise.all(["slow", "failing", "quick"].map((page) => get(`https://a.example.com/${page}`)))
        return []
      },
    }
    const get: Get = async (url) => {
      await new Promise((resolve) => setTimeout(resolve, url.endsWith("slow") ? 5 : 0))
      if (url.endsWith("failing")) throw at503
      return reply(url)
    }
    const { asked, failures } = await run([open("kraken", sideBySide)], get)
    expect(failures).toHaveLength(1)
    expect(asked.map(({ url, outcome }) => [new URL(url).pathname, outcome])).toEqual([
      ["/slow", "reply"],
      ["/failing", "refused"],
      ["/quick", "reply"],
    ])
    expect(asked[1]).toMatchObject({ problem: "answered 503 to /0/public/OHLC", status: 503 })
  })
})

test("no sources, nothing gathered", async () => {
  expect(await run([])).toEqual({ observations: [], failures: [], asked: [] })
})
