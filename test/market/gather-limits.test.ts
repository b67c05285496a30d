import { describe, expect, test } from "vitest"
import { requestsAtMost } from "../../src/market/gather.ts"
import type { Get } from "../../src/market/source.ts"
import { asks, at503, counted, inWaves, manyOf, open, reply, run } from "./asking.ts"

describe("how many requests are under way", () => {
  test.each([
    [1, [1]],
    [6, [6]],
    [7, [6, 1]],
    [20, [6, 6, 6, 2]],
    [45, [6, 6, 6, 6, 6, 6, 6, 3]],
  ])("%i take as few rounds as six at a time need", async (count, rounds) => {
    const { get, waves } = inWaves()
    const readings = Array.from({ length: count }, (_, i) => asks("kraken", String(i + 1)))
    const { observations } = await run([open("kraken", ...readings)], get)
    expect(waves).toEqual(rounds)
    expect(observations).toHaveLength(count)
  })

  test("one that fails frees its place", async () => {
    let most = 0
    let underWay = 0
    const get: Get = async (url) => {
      underWay += 1
      most = Math.max(most, underWay)
      await Promise.resolve()
      underWay -= 1
      if (Number(new URL(url).pathname.slice(1)) % 2 === 1) throw at503
      return reply(url)
    }
    const readings = Array.from({ length: 30 }, (_, i) => asks("kraken", String(i + 1)))
    const { observations, failures } = await run([open("kraken", ...readings)], get)
    expect(most).toBe(6)
    expect([observations.length, failures.length]).toEqual([15, 15])
  })
})

describe("how many requests are made in all", () => {
  test("45 are made; the 46th is refused by name and nothing else is lost", async () => {
    const { get, made } = counted(() => 200)
    const { observations, failures, asked } = await run([manyOf(46)], get)
    expect(requestsAtMost).toBe(45)
    expect(made()).toBe(45)
    expect(observations).toHaveLength(45)
    expect(failures.map(({ detail }) => detail)).toEqual([
      "kraken was not asked for /46: no request was left",
    ])
    expect(asked.at(-1)).toEqual({
      url: "https://kraken.example.com/46",
      outcome: "refused",
      problem: "was not asked for /46: no request was left",
      status: null,
    })
  })

  test("a repeated request counts, and is not made when none is left", async () => {
    const { get, made } = counted(() => 503)
    const { failures } = await run([manyOf(30)], get)
    expect(made()).toBe(45)
    expect(failures).toHaveLength(30)
    expect(failures.at(0)?.detail).toBe("kraken answered 503 to /1")
  })

  test("what the first line used up, the later turns do not have", async () => {
    const { get, made } = counted(() => 200)
    const { failures } = await run([manyOf(45), open("mempool", asks("mempool", "9", "last"))], get)
    expect(made()).toBe(45)
    expect(failures).toMatchObject([{ source: "mempool", code: "source_failed" }])
  })
})

describe("when its time is over", () => {
  test("nothing more is asked, and each reading that was not asked is named", async () => {
    let made = 0
    const get: Get = async (url) => {
      made += 1
      await Promise.resolve()
      return reply(url)
    }
    const readings = Array.from({ length: 10 }, (_, i) => asks("kraken", String(i + 1)))
    const sources = [open("kraken", ...readings), open("decrypt", asks("decrypt", "11", "last"))]
    const { observations, failures } = await run(sources, get, () => made >= 6)
    expect(made).toBe(6)
    expect(observations).toHaveLength(6)
    expect(failures.map(({ detail }) => detail)).toEqual([
      "kraken was not asked for /7: the time for gathering was over",
      "kraken was not asked for /8: the time for gathering was over",
      "kraken was not asked for /9: the time for gathering was over",
      "kraken was not asked for /10: the time for gathering was over",
      "decrypt was not asked for /11: the time for gathering was over",
    ])
  })

  test("a failed request is not repeated", async () => {
    let over = false
    const { get, made } = counted(
      () => 503,
      () => {
        over = true
      },
    )
    const { failures } = await run([open("kraken", asks("kraken", "1"))], get, () => over)
    expect(made()).toBe(1)
    expect(failures[0]?.detail).toBe("kraken answered 503 to /1")
  })
})
