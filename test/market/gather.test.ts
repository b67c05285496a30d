import { expect, test } from "vitest"
import { gather } from "../../src/market/gather.ts"
import type { Observation } from "../../src/market/observation.ts"
import { type Get, type Reading, type Reply, type Source, SourceError } from "../../src/market/source.ts"
import { OutsideError } from "../../src/outside.ts"

const reply = (url: string): Reply => ({
  url,
  body: "{}",
  sha256: "0".repeat(64),
  fetchedAt: "2026-02-09T00:10:00Z",
  rebuiltFrom: null,
})
const spot = (source: string, value: string): Observation => ({
  kind: "value",
  figure: "btc.spot",
  unit: "USD",
  value,
  asOf: "2026-02-09T00:00:00Z",
  source,
  origin: source,
  url: `https://${source}.example.com/`,
  fetchedAt: "2026-02-09T00:10:00Z",
  rawSha256: "0".repeat(64),
})
const source = (name: string, ...readings: Reading[]): Source => ({
  name,
  title: name,
  home: `https://${name}.example.com`,
  readings,
})
const asks = (name: string, value: string): Reading => ({
  figures: ["btc.spot"],
  async read({ get }) {
    await get(`https://${name}.example.com/${value}`)
    return [spot(name, value)]
  },
})
const fails = (error: unknown, figures: Reading["figures"] = ["btc.spot"]): Reading => ({
  figures,
  async read() {
    throw error
  },
})
const day = "2026-02-08"
const at503 = new OutsideError("api.kraken.com", "answered 503 to /0/public/OHLC", {
  status: 503,
  retryable: true,
})

test("at most six requests are under way at once, and all are made", async () => {
  let underWay = 0
  let most = 0
  const get: Get = async (url) => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setTimeout(resolve, 1))
    underWay -= 1
    if (url.endsWith("/3")) throw at503
    return reply(url)
  }
  const readings = Array.from({ length: 20 }, (_, i) => asks("a", String(i)))
  const { observations, failures, replies } = await gather([source("a", ...readings)], { day, get })
  expect(most).toBe(6)
  expect(observations).toHaveLength(19)
  expect(replies).toHaveLength(19)
  expect(failures).toHaveLength(1)
})

test("the order is that of the sources, whichever answers first", async () => {
  const get: Get = async (url) => {
    await new Promise((resolve) => setTimeout(resolve, url.includes("slow") ? 20 : 0))
    return reply(url)
  }
  const sources = [source("slow", asks("slow", "1"), asks("slow", "2")), source("fast", asks("fast", "3"))]
  const { observations, replies } = await gather(sources, { day, get })
  expect(observations.map((each) => each.kind === "value" && each.value)).toEqual(["1", "2", "3"])
  expect(replies.map(({ url }) => url)).toEqual([
    "https://slow.example.com/1",
    "https://slow.example.com/2",
    "https://fast.example.com/3",
  ])
})

test("one reading that fails takes nothing with it, and is named with what came", async () => {
  const sources = [
    source("kraken", fails(at503, ["btc.daily"]), asks("kraken", "1")),
    source(
      "mempool",
      fails(new SourceError("mempool", "answered in no known shape"), ["btc.difficulty", "btc.hash_rate"]),
    ),
    source("odd", fails(new RangeError("https://odd.example.com/?key=secret"))),
  ]
  const { observations, failures } = await gather(sources, { day, get: async (url) => reply(url) })
  expect(observations).toHaveLength(1)
  expect(failures).toEqual([
    {
      code: "source_failed",
      figure: "btc.daily",
      source: "kraken",
      detail: "kraken answered 503 to /0/public/OHLC",
    },
    { code: "source_failed", source: "mempool", detail: "mempool answered in no known shape" },
    { code: "source_failed", figure: "btc.spot", source: "odd", detail: "odd could not be read: RangeError" },
  ])
})

test("a reply that could not be read is kept all the same", async () => {
  const unreadable: Reading = {
    figures: ["btc.spot"],
    async read({ get }) {
      await get("https://a.example.com/")
      throw new SourceError("a", "answered with something that is not JSON")
    },
  }
  const { replies } = await gather([source("a", unreadable)], { day, get: async (url) => reply(url) })
  expect(replies.map(({ url }) => url)).toEqual(["https://a.example.com/"])
})

test("no sources, nothing gathered", async () => {
  const gathered = await gather([], { day, get: async (url) => reply(url) })
  expect(gathered).toEqual({ observations: [], failures: [], replies: [] })
})
