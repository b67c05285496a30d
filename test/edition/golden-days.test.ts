import { describe, expect, test } from "vitest"
import { type Due, makeFromHistory, publisherFrom } from "../../src/cli/edition-from-history.ts"
import { historyData, noHistoryData } from "../cli/history-data.ts"
import { demonstration } from "../demonstration.ts"
import { plainLines } from "./plain-lines.ts"

// Days that differ: a collapse, a record, the liquidations of October 2025, the week of the article day by day, and the week.
const due: Due[] = [
  ...["2022-11-09", "2025-10-06", "2025-10-10", "2026-01-31", "2026-02-05", "2026-02-06", "2026-02-08"].map(
    (day) => ({ day, cadence: "daily" as const }),
  ),
  { day: "2026-02-08", cadence: "weekly" },
]

describe.skipIf(noHistoryData !== "")(`editions of real history${noHistoryData}`, () => {
  test.each(due)(
    "the $cadence edition of $day is the golden one, and its finished mails are proved",
    async (each) => {
      const { composed, reasons } = await makeFromHistory(historyData, each, publisherFrom({}, demonstration))
      const { edition } = composed
      await expect(`${plainLines(edition).join("\n")}\n`).toMatchFileSnapshot(
        `golden/days/${edition.slug}.txt`,
      )
      expect(reasons.filter(({ code }) => code === "unproved")).toEqual([])
    },
  )
})
