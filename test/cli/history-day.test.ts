import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { Edition } from "../../src/edition/edition.ts"
import { Evidence } from "../../src/edition/evidence.ts"
import { parseHistory } from "../../src/market/history/format.ts"
import { retargetsOf } from "../../src/market/history/retargets.ts"
import { runHere } from "./command-line.ts"
import { historyData, noHistoryData } from "./history-data.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-history-"))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  for (const name of ["PUBLIC_URL", "TITLE", "POSTAL_ADDRESS", "HOLDINGS", "DESK_TOKEN"])
    vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const read = (...path: string[]): string => readFileSync(join(folder, ...path), "utf8")

describe("what the command needs, it asks for", () => {
  test.each([
    [["--day", "2026-02-08"], "edition --day DAY --history DIR --out DIR"],
    [["--day", "2026-02-30", "--history", ".", "--out", "."], "a day such as 2026-02-08"],
    [["--day", "2026-02-08", "--history", "nowhere", "--out", "."], "no folder of history"],
    [
      ["--day", "2026-02-08", "--history", ".", "--out", ".", "--previous", "2026-02-08"],
      "a day before 2026-02-08",
    ],
    [["--week", "2026-w54", "--history", ".", "--out", "."], "an ISO week such as 2026-w06"],
    [
      ["--week", "2026-w06", "--day", "2026-02-08", "--history", ".", "--out", "."],
      "--week WEEK in place of --day",
    ],
  ])("%j", async (args, accepted) => {
    const { status, stderr, stdout } = await runHere(["edition", ...args])
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toContain(accepted)
  })
})

describe.skipIf(noHistoryData !== "")(`from real history${noHistoryData}`, () => {
  const make = (day: string, out: string, ...more: string[]) =>
    runHere(["edition", "--day", day, "--history", historyData, "--out", join(folder, out), ...more])

  // Binance's closes, and the difficulty from block 931,392 on and from 935,424 on.
  test.each([
    ["2026-02-05", "-25.7", "141.67"],
    ["2026-02-06", "-16.2", "141.67"],
    ["2026-02-07", "-12.0", "125.86"],
    ["2026-02-08", "-8.6", "125.86"],
  ])(
    "the edition of %s: in seven days %s per cent on Binance, and a difficulty of %s trillion",
    async (day, change, trillions) => {
      const ran = await make(day, day, "--json")
      expect(ran).toMatchObject({ status: 0, stderr: "" })
      expect(JSON.parse(ran.stdout)).toMatchObject({ slug: day, status: "complete" })

      const { facts, figures } = Evidence.parse(JSON.parse(read(day, "evidence.json")))
      const sevenDays = facts.find(({ id }) => id === "btc.return.7d")
      expect((Number(sevenDays?.value) * 100).toFixed(1)).toBe(change)
      expect(figures.find(({ id }) => id === "btc.daily")).toMatchObject({ origin: "Binance BTCUSDT" })
      const difficulty = figures.find(({ id }) => id === "btc.difficulty")
      if (difficulty?.kind !== "value") throw new Error("the difficulty is held")
      expect((Number(difficulty.value) / 1e12).toFixed(2)).toBe(trillions)
      const edition = Edition.parse(JSON.parse(read(day, "edition.json")))
      expect(edition).toMatchObject({ slug: day, day })
      expect(read(day, "mail.txt")).toContain("Binance BTCUSDT")
      expect(read(day, "mail.txt").replaceAll(/\s+/g, " ")).toContain(`${trillions} trillion`)
      expect(read(day, "mail.html")).toContain("<html")
      expect(readdirSync(join(folder, day)).sort()).toEqual([
        "chart.dark.png",
        "chart.light.png",
        "chart.og.png",
        "edition.json",
        "evidence.json",
        "mail.html",
        "mail.txt",
      ])
    },
  )

  test("twice gives the same bytes", async () => {
    await make("2026-02-08", "once")
    await make("2026-02-08", "again")
    for (const name of readdirSync(join(folder, "once"))) expect(read("again", name)).toBe(read("once", name))
  })

  test("the edition before is made from the same folder", async () => {
    await make("2026-02-08", "after", "--previous", "2026-02-07")
    const { facts } = Evidence.parse(JSON.parse(read("after", "evidence.json")))
    expect(facts.find(({ id }) => id === "previous.day")?.value).toBe("2026-02-07")
  })

  test("a weekly edition is named by its week, and so is the one before it", async () => {
    const asked = ["--week", "2026-w06", "--previous", "2026-w05", "--history", historyData]
    const ran = await runHere(["edition", ...asked, "--out", join(folder, "weekly"), "--json"])
    expect(JSON.parse(ran.stdout)).toMatchObject({ slug: "2026-w06" })
    expect(Edition.parse(JSON.parse(read("weekly", "edition.json"))).day).toBe("2026-02-08")
    const { facts } = Evidence.parse(JSON.parse(read("weekly", "evidence.json")))
    expect(facts.find(({ id }) => id === "previous.day")?.value).toBe("2026-02-01")
  })

  test("the publisher's variables take the place of the samples", async () => {
    vi.stubEnv("TITLE", "The Daily Plumb")
    vi.stubEnv("PUBLIC_URL", "https://plumb.example.org")
    await make("2026-02-08", "named")
    expect(read("named", "mail.txt")).toContain("The Daily Plumb")
    expect(read("named", "mail.txt")).toContain("https://plumb.example.org/editions/2026-02-08")
    vi.stubEnv("PUBLIC_URL", "plumb.example.org")
    expect(await make("2026-02-08", "named")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("PUBLIC_URL"),
    })
  })

  /** A copy of the data with one file changed, or taken away. */
  const spoilt = (name: string, change: ((text: string) => string) | null): string => {
    const copy = mkdtempSync(join(folder, "spoilt-"))
    cpSync(historyData, copy, { recursive: true })
    if (change) writeFileSync(join(copy, name), change(readFileSync(join(copy, name), "utf8")))
    else rmSync(join(copy, name))
    return copy
  }
  const makeFrom = (history: string, out: string, day = "2026-02-08") =>
    runHere(["edition", "--day", day, "--history", history, "--out", join(folder, out), "--json"])

  test("an edition whose price nobody confirms is held: the reasons are written, and no mail", async () => {
    await make("2026-02-08", "held")
    const ran = await makeFrom(spoilt("btc_close_second_source.csv", null), "held")
    expect(ran.status).toBe(3)
    const said = JSON.parse(ran.stdout)
    expect(said).toMatchObject({ slug: "2026-02-08", status: "held" })
    expect(canonicalJson(said)).toBe(read("held", "held.json"))
    expect(ran.stderr).toContain("btc.daily")
    expect(existsSync(join(folder, "held", "mail.html"))).toBe(false)
    expect(existsSync(join(folder, "held", "mail.txt"))).toBe(false)
  })

  test("without difficulty the edition is degraded, and goes", async () => {
    const ran = await makeFrom(spoilt("difficulty.csv", null), "degraded")
    expect(ran.status).toBe(0)
    expect(JSON.parse(ran.stdout).status).toBe("degraded")
  })

  test.each([
    ["a day outside the data", historyData, "2026-02-09", "2010-07-12 to 2026-02-08"],
    ["a missing required series", () => spoilt("btc_ohlcv.csv", null), "2026-02-08", "btc_ohlcv"],
    [
      "a duplicate day",
      () => spoilt("btc_ohlcv.csv", (text) => text.replace("2026-02-07,", "2026-02-06,")),
      "2026-02-08",
      "btc_ohlcv.csv, line 5691: 2026-02-06 stands in line 5690 already",
    ],
    [
      "a malformed row",
      () => spoilt("hash_rate.csv", (text) => text.replace("2026-02-07,1115.3681011556", "2026-02-07,much")),
      "2026-02-08",
      'hash_rate.csv, line 5451: ehs is "much"',
    ],
  ] as const)("%s is one clear line and status 2", async (_what, where, day, line) => {
    const ran = await makeFrom(typeof where === "string" ? where : where(), "refused", day)
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr.trimEnd().split("\n")).toEqual([expect.stringContaining(line)])
    expect(existsSync(join(folder, "refused"))).toBe(false)
  })

  test("the heights of all retargets are counted, from whichever known one", () => {
    const rows = parseHistory(
      "difficulty.csv",
      readFileSync(join(historyData, "difficulty.csv"), "utf8"),
      "value",
    )
    const heights = retargetsOf(rows).map(({ height }) => height)
    expect([heights.length, heights[0], heights.at(-1)]).toEqual([431, 68_544, 935_424])
    for (const [day, height] of [
      ["2017-08-24", 481_824],
      ["2021-11-14", 709_632],
      ["2026-02-07", 935_424],
    ] as const) {
      expect(retargetsOf(rows).find((each) => each.day === day)?.height).toBe(height)
    }
  })
})
