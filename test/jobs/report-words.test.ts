import { expect, test } from "vitest"
import { reportLines } from "../../src/jobs/report-words.ts"

const counts = { planned: 2000, submitted: 1990, left: 4, suppressed: 6, rejected: 0, failed: 0, inDoubt: 0 }
const effort = { seconds: 11.05, calls: 22, retries: 2, rowsWritten: 102 }
const told = (report: Parameters<typeof reportLines>[0], price: number | null) =>
  Object.fromEntries(reportLines(report, price).map(({ label, value }) => [label, value]))

test("a report says how long a delivery took, how fast it was, what was tried again and what it cost", () => {
  expect(told({ ...counts, effort }, 0.9)).toMatchObject({
    "Time from the first call to the last": "11.1 s",
    "Readers a second": "180",
    "Calls to the provider": "22, 2 of them again",
    "Rows written (computed: one a chunk, one a change of it)": "102",
    Cost: "$1.79",
    "mails: 1,990 × $0.90 a thousand": "$1.79",
  })
})

test("the provider's part is named as unknown, not guessed", () => {
  const lines = told({ ...counts, effort }, null)
  expect(lines["Cost without the provider's (RESEND_PRICE is not set)"]).toBe("$0.00105")
  expect(lines.Cost).toBeUndefined()
})

test("whom the warm-up left out is told, and a report of an earlier version tells nothing else", () => {
  expect(told({ ...counts, notDue: 1200 }, 0.9)).toEqual({ "Not due: warm-up": "1,200" })
  expect(told(counts, 0.9)).toEqual({})
})

test("a long delivery is told in minutes and hours, and one call has no rate", () => {
  expect(told({ ...counts, effort: { ...effort, seconds: 2000 } }, null)).toMatchObject({
    "Time from the first call to the last": "33 min",
  })
  expect(told({ ...counts, effort: { ...effort, seconds: 9000 } }, null)).toMatchObject({
    "Time from the first call to the last": "2 h 30 min",
  })
  expect(told({ ...counts, effort: { ...effort, seconds: 0 } }, null)["Readers a second"]).toBeUndefined()
})
