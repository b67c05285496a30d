import { beforeAll, expect, test } from "vitest"
import { demonstration } from "../demonstration.ts"
import { cron, edition, join, mailsTo, market, open, until, visit } from "./newsroom.ts"

beforeAll(open)

const decide = (action: string, reason: string) =>
  visit("/api/v1/editions/2026-02-08/decision", {
    method: "POST",
    headers: { authorization: `Bearer ${demonstration.DESK_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ action, reason }),
  })

test("without a second origin for the bitcoin price the edition is held, and released it is made anew", async () => {
  await join("reader@example.org")
  await market({ kraken: "down" })
  await cron("slot")
  const held = await edition("2026-02-08", "held")
  expect(held.reasons).toContainEqual(
    expect.objectContaining({ code: "too_few_origins", figure: "btc.daily" }),
  )
  expect(held.reasons).toContainEqual(expect.objectContaining({ code: "source_failed", source: "kraken" }))
  const told = await until(async () => (await mailsTo("editor@news.example.com"))[0])
  expect(told.subject).toBe("Plumbline 2026-02-08 is held")
  expect(told.text).toContain("kraken answered 503")
  // Only the confirmation and the welcome came to the reader.
  expect(await mailsTo("reader@example.org")).toHaveLength(2)

  // Released while the source is still down, it is held again.
  expect((await decide("release", "try again")).status).toBe(200)
  const again = await until(async () => {
    const row = await edition("2026-02-08", "held")
    return row.version === 2 ? row : undefined
  })
  expect(again.status).toBe("held")

  await market({})
  expect((await decide("release", "kraken is back")).status).toBe(200)
  const done = await edition("2026-02-08", "done")
  expect(done).toMatchObject({ version: 3, status: "complete" })
  expect(await mailsTo("reader@example.org")).toHaveLength(3)

  const tooLate = await decide("reject", "changed my mind")
  expect(tooLate.status).toBe(409)
})
