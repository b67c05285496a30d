import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { mempoolSpace } from "../../../src/market/sources/mempool-space.ts"
import { pointsOf, readFigure } from "./answering.ts"

// The shape is that of mempool.space's code, the retargets are real, the hash rates those of 7 and 8 February 2026.
const retargets = [
  { time: 1767830400, height: 931392, difficulty: 146472570619930.8, adjustment: 0.98796 },
  { time: 1769040000, height: 933408, difficulty: 141668107417558.2, adjustment: 0.9672 },
  { time: 1770422400, height: 935424, difficulty: 125864590119494.3, adjustment: 0.88845 },
]
const reply = {
  hashrates: [
    { timestamp: 1770508800, avgHashrate: 1.1153681011556e21 },
    { timestamp: 1770595200, avgHashrate: 1.054790512732034e21 },
  ],
  difficulty: retargets,
  currentHashrate: 9.7787e20,
  currentDifficulty: 125864590119494.3,
}
const read = (body: unknown, day = "2026-02-08") =>
  readFigure(mempoolSpace, "btc.hash_rate", day, { "hashrate/6m": body })
const valuesOf = async (body: unknown, day?: string) =>
  Object.fromEntries(
    (await read(body, day)).flatMap((each) => (each.kind === "value" ? [[each.figure, each.value]] : [])),
  )

describe("hash rate and difficulty", () => {
  test("a day's hash rate is stamped with its end: the stamp of the 9th measures the 8th", async () => {
    const observations = (await read(reply)).filter(({ figure }) => figure === "btc.hash_rate")
    expect(pointsOf(observations)).toEqual([
      { day: "2026-02-07", c: "1115.3681011556" },
      { day: "2026-02-08", c: "1054.790512732034" },
    ])
    expect(observations[0]).toMatchObject({
      unit: "EH/s",
      asOf: "2026-02-09T00:00:00Z",
      origin: "mempool.space",
    })
  })

  test("the difficulty in force is as of its retarget, with the one before and the height between", async () => {
    const observations = (await read(reply)).filter(({ kind }) => kind === "value")
    expect(observations).toMatchObject([
      {
        figure: "btc.difficulty",
        unit: "difficulty",
        value: "125864590119494.3",
        asOf: "2026-02-07T00:00:00Z",
      },
      { figure: "btc.retarget.height", unit: "blocks", value: "935424", asOf: "2026-02-07T00:00:00Z" },
      { figure: "btc.difficulty.previous", value: "141668107417558.2", asOf: "2026-01-22T00:00:00Z" },
    ])
  })

  test("a late run says what was in force on the edition's day, not what came later", async () => {
    expect(
      await valuesOf({ ...reply, hashrates: [{ timestamp: 1770422400, avgHashrate: 1e21 }] }, "2026-02-06"),
    ).toEqual({
      "btc.difficulty": "141668107417558.2",
      "btc.retarget.height": "933408",
      "btc.difficulty.previous": "146472570619930.8",
    })
  })

  test("the moment of a retarget may be named timestamp, as the documentation has it", async () => {
    const documented = retargets.map(({ time, ...rest }) => ({ timestamp: time, ...rest }))
    expect(await valuesOf({ ...reply, difficulty: documented })).toEqual(await valuesOf(reply))
  })

  test("the order of the retargets does not matter", async () => {
    expect(await valuesOf({ ...reply, difficulty: [...retargets].reverse() })).toEqual(await valuesOf(reply))
  })

  test("an entry that is not an epoch's first block is no retarget", async () => {
    const first = { time: 1770500000, height: 935500, difficulty: 125864590119494.3 }
    expect(await valuesOf({ ...reply, difficulty: [...retargets, first] })).toEqual(await valuesOf(reply))
  })

  test("the difficulty before is not given when its retarget is missing", async () => {
    const [oldest, , newest] = retargets
    expect(await valuesOf({ ...reply, difficulty: [oldest, newest] })).not.toHaveProperty(
      "btc.difficulty.previous",
    )
  })

  test("a day without a hash rate is no day", async () => {
    const hashrates = [...reply.hashrates, { timestamp: 1770681600, avgHashrate: null }]
    const observations = (await read({ ...reply, hashrates }, "2026-02-09")).filter(
      ({ figure }) => figure === "btc.hash_rate",
    )
    expect(pointsOf(observations).at(-1)?.day).toBe("2026-02-08")
  })

  test("the difficulty of each day is the one in force at its end, as far as no retarget is missing", async () => {
    const daily = (body: unknown) =>
      read(body).then((all) => pointsOf(all.filter(({ figure }) => figure === "btc.difficulty.daily")))
    const points = await daily(reply)
    expect(points.slice(-3)).toEqual([
      { day: "2026-02-06", c: "141668107417558.2" },
      { day: "2026-02-07", c: "125864590119494.3" },
      { day: "2026-02-08", c: "125864590119494.3" },
    ])
    const [first, ...rest] = reply.difficulty
    const torn = { ...reply, difficulty: [{ ...first, height: (first?.height ?? 0) - 2016 }, ...rest] }
    expect((await daily(torn)).length).toBeLessThan(points.length)
  })

  test.each([
    ["its node is down", { ...reply, currentHashrate: 0 }, "currentHashrate"],
    ["a hash rate is 0", { ...reply, hashrates: [{ timestamp: 1770508800, avgHashrate: 0 }] }, "avgHashrate"],
    [
      "a difficulty is null",
      { ...reply, difficulty: [{ ...retargets[0], difficulty: null }] },
      "difficulty.0",
    ],
    [
      "a stamp is in ms",
      { ...reply, hashrates: [{ timestamp: 1770508800000, avgHashrate: 1 }] },
      "hashrates.0.timestamp",
    ],
    ["it holds nothing", {}, "mempool answered in a shape that it does not document"],
    ["it has no days", { ...reply, hashrates: [] }, "gave no closed day"],
  ])("the reply is refused when %s", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})

describe("fees", () => {
  const stats = {
    startBlock: 934763,
    endBlock: 935770,
    totalReward: "317721486384",
    totalFee: "2721486384",
    totalTx: "3000000",
  }
  const blocks = [
    { id: "00", height: 935771, timestamp: 1770595300 },
    { id: "01", height: 935770, timestamp: 1770595199 },
  ]
  const readFees = (body: unknown, latest: unknown = blocks) =>
    readFigure(mempoolSpace, "btc.fees_per_block", "2026-02-08", {
      "reward-stats/1008": body,
      "blocks/935770": latest,
    })

  test("are the mean of 1,008 blocks in bitcoin, as of the last of them", async () => {
    expect(await readFees(stats)).toMatchObject([
      {
        figure: "btc.fees_per_block",
        unit: "BTC/block",
        // 27.21486384 BTC over 1,008 blocks
        value: "0.0269988728571429",
        asOf: "2026-02-08T23:59:59Z",
        url: "https://mempool.space/api/v1/mining/reward-stats/1008",
      },
    ])
  })

  test.each([
    ["count other than 1,008 blocks", { ...stats, startBlock: 935671 }, blocks, "1008 blocks"],
    ["come as a number", { ...stats, totalFee: 2721486384 }, blocks, "totalFee"],
    ["come in bitcoin", { ...stats, totalFee: "27.21486384" }, blocks, "satoshis"],
    ["come as an empty text", { ...stats, totalFee: "" }, blocks, "satoshis"],
    ["end with a block that is not there", stats, [blocks[0]], "mempool gave no block 935770"],
  ])("are refused when they %s", async (_, body, latest, message) => {
    await expect(readFees(body, latest)).rejects.toThrow(message)
  })
})

describe("the next retarget", () => {
  // mempool.space's own answer of 5 October 2026, as a public catalogue of API answers quotes it.
  const adjustment = {
    progressPercent: 14.682539682539684,
    difficultyChange: -1.909509687533617,
    estimatedRetargetDate: 1792247483120,
    remainingBlocks: 1720,
    remainingTime: 1054181120,
    previousRetarget: -0.03093703234718248,
    previousTime: 1791011796,
    nextRetargetHeight: 971712,
    timeAvg: 613195,
    adjustedTimeAvg: 612896,
    timeOffset: 0,
    expectedBlocks: 302.51,
  }
  const readNext = (body: unknown) =>
    readFigure(mempoolSpace, "btc.next_retarget.change", "2026-10-04", { "difficulty-adjustment": body })
  const texts = async (body: unknown) =>
    (await readNext(body)).map((each) =>
      each.kind === "value" ? `${each.figure} ${each.value} ${each.unit}` : "",
    )

  test("is given as a ratio, in blocks and in days, as of the moment that it was estimated at", async () => {
    expect(await texts(adjustment)).toEqual([
      "btc.next_retarget.change -0.0190951 ratio",
      "btc.next_retarget.blocks 1720 blocks",
      // 1,054,181,120 ms
      "btc.next_retarget.days 12.2011703704 days",
    ])
    for (const { asOf } of await readNext(adjustment)) expect(asOf).toBe("2026-10-05T09:41:42Z")
  })

  test.each([
    ["in seconds", { ...adjustment, estimatedRetargetDate: 1792247483 }, "estimatedRetargetDate"],
    [
      "with the remaining time in seconds",
      { ...adjustment, remainingTime: 1054181 },
      "remainingBlocks and remainingTime contradict each other",
    ],
    [
      "at odds with itself",
      { ...adjustment, remainingBlocks: 284 },
      "progressPercent and remainingBlocks contradict each other",
    ],
    [
      "of a height that is no retarget's",
      { ...adjustment, nextRetargetHeight: 971713 },
      "a multiple of 2016",
    ],
    ["beyond fourfold", { ...adjustment, difficultyChange: 301 }, "difficultyChange"],
    ["null", { ...adjustment, difficultyChange: null }, "difficultyChange"],
    ["empty", {}, "mempool answered in a shape that it does not document"],
    ["HTML", "<!DOCTYPE html>", "mempool answered with something that is not JSON"],
  ])("is refused when it comes %s", async (_, body, message) => {
    await expect(readNext(body)).rejects.toThrow(message)
  })
})

const recorded = "../shared/data/recorded"

describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recordings are not at hand)", () => {
  const textOf = (name: string) => readFileSync(`${recorded}/${name}`, "utf8")

  test("an estimate of March 2026 is read", async () => {
    const { da } = JSON.parse(textOf("mempool_websocket_da_2026-03.partial.json"))
    const observations = await readFigure(mempoolSpace, "btc.next_retarget.change", "2026-03-17", {
      "difficulty-adjustment": da,
    })
    expect(observations).toMatchObject([
      { value: "-0.0795", asOf: "2026-03-18T19:14:46Z" },
      { value: "284" },
      { value: "2.14370694444" },
    ])
  })

  test("the documentation's estimate, of when it was in seconds, is refused", async () => {
    const sample = textOf("mempool_difficulty_adjustment.docs-sample.OLD-SECONDS.txt")
    const json = JSON.parse(sample.replace(/(\w+):/g, '"$1":'))
    await expect(
      readFigure(mempoolSpace, "btc.next_retarget.change", "2026-03-17", { "difficulty-adjustment": json }),
    ).rejects.toThrow("mempool answered in a shape that it does not document: estimatedRetargetDate")
  })

  test("the documentation's hash rates are read; its one difficulty, of no retarget, is not taken for one", async () => {
    const observations = await read(textOf("mempool_mining_hashrate_3d.docs-sample.json"), "2022-05-15")
    expect(observations).toHaveLength(1)
    expect(pointsOf(observations)).toEqual([
      { day: "2022-05-13", c: "236.4997621087718" },
      { day: "2022-05-14", c: "217.4732767873313" },
      { day: "2022-05-15", c: "189.877203506913" },
    ])
  })

  test("the documentation's totals are refused: they are of 100 blocks", async () => {
    const sample = textOf("mempool_reward_stats_100.docs-sample.json")
    await expect(
      readFigure(mempoolSpace, "btc.fees_per_block", "2022-05-15", { "reward-stats": sample }),
    ).rejects.toThrow("1008 blocks")
  })
})
