import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { publisherFrom, settingsOf } from "../../src/cli/edition-from-history.ts"
import { openDays } from "../../src/cli/history-folder.ts"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import { historyData, noHistoryData } from "../cli/history-data.ts"
import { demonstration } from "../demonstration.ts"

const publisher = publisherFrom({}, demonstration)

/** The edition of a day, and its evidence without the hashes of the files, which name bytes that were not read. */
async function compose(folder: string, day: string, cadence: "daily" | "weekly") {
  const settings = settingsOf({ day, cadence }, publisher)
  const heard = await openDays(folder).gather(day, settings.slot)
  expect(heard.failures).toEqual([])
  const { edition, evidence } = composeEdition(heard, settings, null)
  return {
    edition: canonicalJson(edition),
    evidence: canonicalJson(evidence).replaceAll(/"rawSha256": ?"[0-9a-f]{64}"/g, ""),
  }
}

describe.skipIf(noHistoryData !== "")(`an edition knows nothing of later days${noHistoryData}`, () => {
  let parent: string
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), "plumbline-truncated-"))
  })
  afterAll(() => rmSync(parent, { recursive: true }))

  /** A copy of the data without a row that is dated after the day. */
  function truncatedAt(day: string): string {
    const folder = mkdtempSync(join(parent, "to-"))
    cpSync(historyData, folder, { recursive: true })
    for (const name of readdirSync(folder).filter((each) => each.endsWith(".csv"))) {
      const [header = "", ...rows] = readFileSync(join(folder, name), "utf8").trimEnd().split("\n")
      const until = rows.filter((row) => row.slice(0, 10) <= day)
      writeFileSync(join(folder, name), `${[header, ...until].join("\n")}\n`)
    }
    return folder
  }

  test.each([
    ["2020-02-09", "daily"],
    ["2021-05-19", "daily"],
    ["2022-11-09", "daily"],
    ["2024-04-20", "daily"],
    ["2025-10-10", "daily"],
    ["2026-01-31", "daily"],
    ["2026-02-07", "daily"],
    ["2026-02-01", "weekly"],
  ] as const)("of %s, %s: the same bytes from data that end with it", async (day, cadence) => {
    const whole = await compose(historyData, day, cadence)
    const truncated = await compose(truncatedAt(day), day, cadence)
    expect(truncated.edition).toBe(whole.edition)
    expect(truncated.evidence).toBe(whole.evidence)
  })

  test("of a day, the same bytes whichever days were composed before it", async () => {
    const days = openDays(historyData)
    const settings = settingsOf({ day: "2025-10-10", cadence: "daily" }, publisher)
    await days.gather("2026-02-08", "2026-02-09T00:10:00Z")
    await days.gather("2024-01-01", "2024-01-02T00:10:00Z")
    const heard = await days.gather(settings.day, settings.slot)
    const alone = await openDays(historyData).gather(settings.day, settings.slot)
    expect(canonicalJson(composeEdition(heard, settings, null))).toBe(
      canonicalJson(composeEdition(alone, settings, null)),
    )
  })
})
