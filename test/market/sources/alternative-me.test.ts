import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { alternativeMe } from "../../../src/market/sources/alternative-me.ts"
import { pointsOf, readFigure } from "./answering.ts"

// alternative.me's values of 5 to 8 February 2026, on which two independent copies agree.
const row = (value: unknown, timestamp: unknown) => ({
  value,
  value_classification: "Extreme Fear",
  timestamp,
})
const reply = {
  name: "Fear and Greed Index",
  data: [
    { ...row("7", "1770508800"), time_until_update: "24706" },
    row("6", "1770422400"),
    row("9", "1770336000"),
    row("12", "1770249600"),
  ],
  metadata: { error: null },
}
const read = (body: unknown, day = "2026-02-08") =>
  readFigure(alternativeMe, "fear_greed", day, { "fng/?limit=31": body })

test("the index comes newest first, as text, and is turned into ascending days", async () => {
  expect(await read(reply)).toMatchObject([
    {
      figure: "fear_greed",
      unit: "index",
      source: "alternative",
      origin: "alternative.me",
      asOf: "2026-02-09T00:00:00Z",
      url: "https://api.alternative.me/fng/?limit=31",
      points: [
        { day: "2026-02-05", c: "12" },
        { day: "2026-02-06", c: "9" },
        { day: "2026-02-07", c: "6" },
        { day: "2026-02-08", c: "7" },
      ],
    },
  ])
})

test("what was published after the edition's day was over is dropped", async () => {
  const observations = await read(reply, "2026-02-06")
  expect(pointsOf(observations).at(-1)).toEqual({ day: "2026-02-06", c: "9" })
  expect(observations[0]?.asOf).toBe("2026-02-07T00:00:00Z")
})

test.each([
  [
    "an error with 200",
    { name: "Fear and Greed Index", data: [], metadata: { error: "limit exceeded" } },
    "alternative answered with the error limit exceeded",
  ],
  ["another index", { ...reply, name: "CMC Crypto Fear and Greed Index" }, "name"],
  ["an empty value", { ...reply, data: [row("", "1770508800")] }, "a whole number from 0 to 100"],
  ["null", { ...reply, data: [row(null, "1770508800")] }, "data.0.value"],
  ["a fraction", { ...reply, data: [row("7.5", "1770508800")] }, "a whole number from 0 to 100"],
  ["more than 100", { ...reply, data: [row("101", "1770508800")] }, "a whole number from 0 to 100"],
  ["a number", { ...reply, data: [row(7, "1770508800")] }, "data.0.value"],
  ["milliseconds", { ...reply, data: [row("7", "1770508800000")] }, "data.0.timestamp"],
  ["a date in words", { ...reply, data: [row("7", "08-02-2026")] }, "data.0.timestamp"],
  ["a stamp off midnight", { ...reply, data: [row("7", "1770512400")] }, "a stamp at 00:00 UTC"],
  ["nothing", { ...reply, data: [] }, "alternative gave no closed day up to 2026-02-08 for fear_greed"],
  ["HTML", "<html></html>", "alternative answered with something that is not JSON"],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})

const recorded = "../shared/data/recorded/alternative_me_fng_limit1_2026-02-18.json"
describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recording is not at hand)", () => {
  test("the value of 18 February 2026 is read", async () => {
    const observations = await read(readFileSync(recorded, "utf8"), "2026-02-18")
    expect(pointsOf(observations)).toEqual([{ day: "2026-02-18", c: "8" }])
  })
})
