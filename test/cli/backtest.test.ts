import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import * as z from "zod"
import { type Opening, repeatedOpenings } from "../../src/cli/backtest/openings.ts"
import { showProgress } from "../../src/cli/backtest/progress.ts"
import { holdingReasons, kindOf } from "../../src/cli/backtest/reason-kinds.ts"
import { daysOf } from "../../src/cli/backtest/runner.ts"
import { spread, tally, times } from "../../src/cli/backtest/tally.ts"
import { addDays } from "../../src/market/day.ts"
import { writeHistory } from "../../src/market/history/format.ts"
import { runHere } from "./command-line.ts"
import { historyData, noHistoryData } from "./history-data.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-backtest-"))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  for (const name of ["PUBLIC_URL", "TITLE", "POSTAL_ADDRESS", "HOLDINGS"]) vi.stubEnv(name, undefined)
})

describe("which days are composed", () => {
  test("every day, both ends included, or every so-many-th", () => {
    expect(daysOf("2026-02-06", "2026-02-08", 1, "daily")).toEqual(["2026-02-06", "2026-02-07", "2026-02-08"])
    expect(daysOf("2026-02-01", "2026-02-08", 5, "daily")).toEqual(["2026-02-01", "2026-02-06"])
    expect(daysOf("2020-01-01", "2026-02-08", 1, "daily")).toHaveLength(2231)
  })

  test("of weekly editions the Sundays", () => {
    expect(daysOf("2026-01-26", "2026-02-08", 1, "weekly")).toEqual(["2026-02-01", "2026-02-08"])
    expect(daysOf("2026-02-01", "2026-02-22", 2, "weekly")).toEqual(["2026-02-01", "2026-02-15"])
    expect(daysOf("2026-02-02", "2026-02-07", 1, "weekly")).toEqual([])
  })
})

describe("openings that come too often", () => {
  const opening = (day: string, masked: string): Opening => ({ day, regime: "range", exact: day, masked })

  test("are those of more than two editions in any 30 days", () => {
    const thrice = ["2026-01-01", "2026-01-15", "2026-01-30"].map((day) => opening(day, "Bitcoin •."))
    expect(repeatedOpenings(thrice, ({ masked }) => masked)).toEqual([{ text: "Bitcoin •.", times: 3 }])
    expect(repeatedOpenings(thrice, ({ exact }) => exact)).toEqual([])
  })

  test("and not those whose third comes on the thirty-first day", () => {
    const spaced = ["2026-01-01", "2026-01-15", "2026-01-31"].map((day) => opening(day, "Bitcoin •."))
    expect(repeatedOpenings(spaced, ({ masked }) => masked)).toEqual([])
  })
})

describe("why editions are held", () => {
  test("a kind of reason has no figures of one day", () => {
    expect(
      kindOf({ code: "apart", detail: "yahoo and binance are 1.14 % apart in btc.daily of 2019-12-25" }),
    ).toBe("apart: yahoo and binance are # % apart in btc.daily of #")
  })

  test("a sentence that is not proved comes before a price that is held, and both before the rest", () => {
    const unproved = { code: "unproved", detail: "numeral" } as const
    const price = { code: "apart", figure: "btc.daily", detail: "apart" } as const
    const left = { code: "left_out", detail: "cost" } as const
    expect(holdingReasons({ reasons: [left, price, unproved] })).toEqual([unproved])
    expect(holdingReasons({ reasons: [left, price] })).toEqual([price])
    expect(holdingReasons({ reasons: [left] })).toEqual([left])
  })
})

test("numbers are summed up, and nothing is made of none", () => {
  expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 })
  expect(spread([])).toBe(null)
  expect(times([])).toBe(null)
  const names = tally()
  for (const name of ["a", "b", "b"]) names.add(name)
  expect(Object.entries(names.all())).toEqual([
    ["b", 2],
    ["a", 1],
  ])
})

describe("progress", () => {
  const shown = (isTTY: boolean, all: number): string => {
    let text = ""
    const next = showProgress(all, { isTTY, write: (more) => (text += more) })
    for (let done = 0; done < all; done += 1) next()
    return text
  }
  test("is a bar that is drawn over on a terminal", () => {
    expect(shown(true, 2)).toBe(`\r${"█".repeat(15)}${"░".repeat(15)} 1 of 2\r${"█".repeat(30)} 2 of 2\n`)
  })
  test("is a line for each tenth elsewhere", () => {
    expect(shown(false, 20).trimEnd().split("\n")).toHaveLength(10)
    expect(shown(false, 20)).not.toContain("\r")
  })
})

describe("bad input ends with status 2 and says what is accepted", () => {
  test.each([
    [["backtest"], "--history DIR"],
    [["backtest", "--history", "nowhere"], "no folder of history"],
    [["backtest", "--history", ".", "--from", "yesterday"], "a day such as 2026-02-08"],
    [["backtest", "--history", ".", "--every", "0"], "1 to 10000"],
    [["backtest", "--history", ".", "--monthly"], "unknown option"],
  ])("%j", async (args, accepted) => {
    const { status, stdout, stderr } = await runHere(args)
    expect(stderr).toContain(accepted)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
  })

  test("days outside of the data, days the wrong way round, and a file that is not in the format", async () => {
    const days = Array.from({ length: 12 }, (_, at) => addDays("2026-01-28", at))
    const candles = days.map((day, at) => ({ day, o: "70000", h: "72000", l: "69000", c: `${71_000 + at}` }))
    writeFileSync(join(folder, "series.json"), '{"btc_ohlcv":{"unit":"USD","source":"made up"}}')
    writeFileSync(join(folder, "btc_ohlcv.csv"), writeHistory(candles))
    const run = (...args: string[]) => runHere(["backtest", "--history", folder, ...args])
    expect(await run("--to", "2026-02-09")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("accepted: the days of btc_ohlcv.csv, 2026-01-28 to 2026-02-08"),
    })
    expect(await run("--from", "2026-02-08", "--to", "2026-02-01")).toMatchObject({ status: 2 })
    writeFileSync(join(folder, "btc_ohlcv.csv"), "date,open\n")
    expect(await run("--from", "2026-02-08")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("btc_ohlcv.csv, line 1"),
    })
  })
})

const Said = z.object({
  editions: z.number(),
  complete: z.number(),
  degraded: z.number(),
  held: z.number(),
  verificationFailures: z.number(),
  exceptions: z.number(),
  mailsVerified: z.number(),
  heldEditions: z.array(z.object({ slug: z.string(), reasons: z.array(z.object({ code: z.string() })) })),
  mutations: z.object({ tried: z.number(), caught: z.number(), survivors: z.array(z.unknown()) }),
  regimes: z.record(z.string(), z.number()),
  claims: z.array(
    z.object({ claim: z.string(), evaluable: z.number(), held: z.number(), printed: z.number() }),
  ),
  neverPrinted: z.array(z.string()),
  yardstickMs: z.number().positive(),
})

describe.skipIf(noHistoryData !== "")(`over real history${noHistoryData}`, () => {
  const run = async (...args: string[]) => {
    const ran = await runHere(["backtest", "--history", historyData, "--json", ...args])
    return { ...ran, said: Said.parse(JSON.parse(ran.stdout)) }
  }

  // Yahoo's and Binance's closes of 14 December 2021 are 3.79 % apart: no edition stands on them.
  test("an edition is held where the price is not proved, with the reason, and that is no failure", async () => {
    const { said } = await run("--from", "2021-12-13", "--to", "2021-12-15")
    expect(said).toMatchObject({ editions: 3, held: 2, exceptions: 0 })
    expect(said.heldEditions.map(({ slug }) => slug)).toEqual(["2021-12-14", "2021-12-15"])
    expect(said.heldEditions[0]?.reasons[0]?.code).toBe("apart")
  })

  test("each edition is counted once, by status and by regime, and each claim by the editions that print it", async () => {
    const { said, status, stderr } = await run("--from", "2026-02-05", "--to", "2026-02-08")
    expect(said.editions).toBe(4)
    expect(said.complete + said.degraded + said.held + said.exceptions).toBe(4)
    expect(said.mailsVerified).toBe(1)
    // Three of each kind on the one edition that is looked at closely.
    expect(said.mutations).toEqual({ tried: 18, caught: 18, survivors: [] })
    // The reference's regimes of these days, analytics.md 6.5.
    expect(said.regimes).toEqual({ "acute-sell-off": 2, "relief-bounce": 2 })
    for (const { claim, evaluable, held, printed } of said.claims) {
      expect(evaluable, claim).toBeGreaterThanOrEqual(held)
      expect(held, claim).toBeGreaterThanOrEqual(printed)
    }
    expect(said.neverPrinted.length).toBeLessThan(said.claims.length)
    expect(status).toBe(said.verificationFailures + said.exceptions > 0 ? 1 : 0)
    expect(stderr).toContain("4 of 4")
  })

  test("weekly editions are those of the Sundays", async () => {
    const { said } = await run("--weekly", "--from", "2026-01-26", "--to", "2026-02-08")
    expect(said.editions).toBe(2)
    expect(said.claims.find(({ claim }) => claim.startsWith("week.standfirst.range"))?.printed).toBe(2)
  })
})
