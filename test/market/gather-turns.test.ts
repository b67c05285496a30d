import { describe, expect, test } from "vitest"
import type { FigureId } from "../../src/market/observation.ts"
import type { Get, Reading } from "../../src/market/source.ts"
import { asks, counted, inWaves, manyOf, open, pages, reply, run } from "./asking.ts"
import { observedValue } from "./observed.ts"

describe("turns", () => {
  /** Fees of one block, which one origin may give alone. */
  const fees: Reading = {
    figures: ["btc.fees_per_block"],
    async read({ get }) {
      await get("https://mempool.example.com/fees")
      return [observedValue("btc.fees_per_block", "0.027", { source: "mempool" })]
    },
  }
  const fallback = (figures: readonly FigureId[], name: string): Reading => ({
    figures,
    turn: "if held",
    async read({ get }) {
      await get(`https://bitview.example.com/${name}`)
      return []
    },
  })

  test("a fallback is asked only for a figure that would be held, and what comes last stands behind it", async () => {
    const sources = [
      open("decrypt", asks("decrypt", "last", "last")),
      open("bitview", fallback(["btc.fees_per_block"], "not-needed"), fallback(["fear_greed"], "needed")),
      open("okx", fallback(["btc.fees_per_block", "btc.dvol"], "for-one-of-two")),
      open("mempool", fees),
    ]
    const made: string[] = []
    await run(sources, async (url) => {
      made.push(new URL(url).pathname)
      return reply(url)
    })
    expect(made).toEqual(["/fees", "/needed", "/for-one-of-two", "/last"])
  })

  test("when nothing is held that a fallback gives, it is not asked", async () => {
    const { asked } = await run([
      open("mempool", fees),
      open("bitview", fallback(["btc.fees_per_block"], "no")),
    ])
    expect(pages(asked)).toEqual(["/fees"])
  })

  test("what comes last fills the places beside the fallbacks, and waits behind their second pages", async () => {
    const { get, waves } = inWaves()
    const made: string[] = []
    const twoPages: Reading = {
      figures: ["btc.dvol"],
      turn: "if held",
      async read({ get }) {
        await get("https://deribit.example.com/page-1")
        await get("https://deribit.example.com/page-2")
        return []
      },
    }
    const last = Array.from({ length: 9 }, (_, i) => asks("decrypt", `last-${i + 1}`, "last"))
    await run([open("deribit", twoPages), open("decrypt", ...last)], (url, options) => {
      made.push(new URL(url).pathname)
      return get(url, options)
    })
    expect(waves).toEqual([6, 5])
    expect(made[0]).toBe("/page-1")
    // One of them has the place that the first page left before the second is asked for.
    expect(made.indexOf("/page-2")).toBe(7)
  })

  test("what comes last takes no request that a fallback may need", async () => {
    // The fallbacks fail for the moment, and what comes last answers at once.
    const { get, made } = counted((url) => (url.includes("bitview") ? 503 : 200))
    const last = Array.from({ length: 9 }, (_, i) => asks("decrypt", `last-${i + 1}`, "last"))
    const fallbacks = ["1", "2"].map((name) => fallback(["btc.dvol"], name))
    const sources = [manyOf(40), open("bitview", ...fallbacks), open("decrypt", ...last)]
    const { failures } = await run(sources, get)
    expect(made()).toBe(45)
    // Five were left: two for each fallback, which failed twice, and one for what comes last.
    expect(failures.slice(0, 2).map(({ detail }) => detail)).toEqual([
      "bitview answered 503 to /1",
      "bitview answered 503 to /2",
    ])
    expect(failures.slice(2).map(({ detail }) => detail)).toEqual(
      last.slice(1).map((_, i) => `decrypt was not asked for /last-${i + 2}: no request was left`),
    )
  })

  test("the last turn begins when the first is over", async () => {
    const seen: string[] = []
    const slow: Get = async (url) => {
      seen.push(`asked ${new URL(url).pathname}`)
      await new Promise((resolve) => setTimeout(resolve, 1))
      seen.push(`had ${new URL(url).pathname}`)
      return reply(url)
    }
    await run([open("decrypt", asks("decrypt", "2", "last")), open("kraken", asks("kraken", "1"))], slow)
    expect(seen).toEqual(["asked /1", "had /1", "asked /2", "had /2"])
  })

  test("what says nothing without another figure is asked for only once that is settled, by a fallback too", async () => {
    const caps = (name: string): Reading => ({
      figures: ["basket.caps"],
      turn: "if held",
      async read({ get }) {
        await get(`https://${name}.example.com/caps`)
        return [
          {
            ...observedValue("basket.caps", "1", { source: name }),
            kind: "distribution" as const,
            parts: [{ part: "btc", amount: "1400000000000" }],
          },
        ]
      },
    })
    const asked: string[] = []
    const get: Get = async (url) => {
      asked.push(new URL(url).pathname)
      return reply(url)
    }
    const beside: Reading = { ...asks("decrypt", "xrp", "last"), beside: "basket.caps" }
    await run([open("decrypt", beside)], get)
    expect(asked).toEqual([])
    await run([open("decrypt", beside), open("coinmarketcap", caps("coinmarketcap"))], get)
    expect(asked).toEqual(["/caps", "/xrp"])
  })
})
