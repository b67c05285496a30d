import { expect, test } from "vitest"
import { blockchainCom } from "../../../src/market/sources/blockchain-com.ts"
import { pointsOf, readFigure } from "./answering.ts"

// Recorded in February 2026, in TH/s.
const recorded = {
  status: "ok",
  name: "Hash Rate",
  unit: "Hash Rate TH/s",
  period: "day",
  description: "The estimated number of tera hashes per second...",
  values: [{ x: 1771286400, y: 1032365847.4243727 }],
}
const read = (body: unknown, day = "2026-02-17") =>
  readFigure(blockchainCom(), "btc.hash_rate", day, { "hash-rate": body })

test("terahashes become exahashes, and a day is the one that is named", async () => {
  const observations = await read(recorded)
  expect(pointsOf(observations)).toEqual([{ day: "2026-02-17", c: "1032.3658474243727" }])
  expect(observations[0]).toMatchObject({
    unit: "EH/s",
    origin: "Blockchain.com",
    asOf: "2026-02-18T00:00:00Z",
  })
})

test("today's measurement, still under way, is dropped", async () => {
  await expect(read(recorded, "2026-02-16")).rejects.toThrow("gave no closed day up to 2026-02-16")
})

test.each([
  ["another unit", { ...recorded, unit: "GH/s" }, "unit: a unit of TH/s"],
  ["another period", { ...recorded, period: "minute" }, "period"],
  [
    "an error with 200",
    { status: "not-found", error: "Chart not found" },
    "blockchain answered with the error Chart not found",
  ],
  ["a hash rate of 0", { ...recorded, values: [{ x: 1771286400, y: 0 }] }, "values.0.y"],
  ["milliseconds", { ...recorded, values: [{ x: 1771286400000, y: 1 }] }, "values.0.x"],
  ["only nulls", { ...recorded, values: [{ x: 1771286400, y: null }] }, "gave no closed day"],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})
