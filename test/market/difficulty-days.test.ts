import { expect, test } from "vitest"
import { difficultyDays } from "../../src/market/difficulty-days.ts"

const retargets = [
  { day: "2026-01-22", difficulty: "141.67" },
  { day: "2026-02-07", difficulty: "125.86" },
]

test("each day has the difficulty in force at its end", () => {
  const days = difficultyDays(retargets, "2026-02-08")
  expect(days).toHaveLength(18)
  expect(days.slice(-3)).toEqual([
    { day: "2026-02-06", c: "141.67" },
    { day: "2026-02-07", c: "125.86" },
    { day: "2026-02-08", c: "125.86" },
  ])
})

test("days before the first retarget that is known are no days, nor those of more than half a year ago", () => {
  expect(difficultyDays(retargets, "2026-02-08")[0]?.day).toBe("2026-01-22")
  expect(difficultyDays([{ day: "2020-01-01", difficulty: "13.8" }], "2026-02-08")).toHaveLength(180)
  expect(difficultyDays([], "2026-02-08")).toEqual([])
})

test("what comes after the last day is not known on it", () => {
  expect(difficultyDays(retargets, "2026-02-01").at(-1)).toEqual({ day: "2026-02-01", c: "141.67" })
})
