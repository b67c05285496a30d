import { describe, expect, test } from "vitest"
import { picturesOf } from "../../src/chart/picture.ts"
import { pictureProblems } from "../../src/chart/verify-picture.ts"
import { addDays } from "../../src/market/day.ts"
import { noHistoryData } from "../cli/history-data.ts"
import { composeDay } from "../edition/from-history.ts"

const first = "2020-01-01"
const last = "2026-02-08"

describe.skipIf(noHistoryData !== "")(`pictures of real history${noHistoryData}`, () => {
  test(`each day from ${first} to ${last} that has an edition has a picture with nothing wrong in it`, async () => {
    const problems: string[] = []
    let drawn = 0
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const { edition } = await composeDay(day)
      if (edition.chart === null) {
        if (edition.status !== "held") problems.push(`${day} has no chart`)
        continue
      }
      drawn += 1
      for (const [form, picture] of Object.entries(picturesOf(edition.chart)))
        problems.push(...pictureProblems(picture, edition.chart).map((each) => `${day} ${form}: ${each}`))
    }
    expect(problems).toEqual([])
    expect(drawn).toBeGreaterThan(2_000)
  }, 900_000)
})
