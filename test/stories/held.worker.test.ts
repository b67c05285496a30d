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
  const mail = await until(async () => (await mailsTo("editor@news.example.com"))[0])
  expect(mail.subject).toBe("Plumbline 2026-02-08 is held")
  expect(mail.text).toContain("kraken answered 503")
  const headers = { authorization: `Bearer ${demonstration.DESK_TOKEN}`, accept: "text/html" }
  const page = await (await visit("/preview/2026-02-08", { headers })).text()
  const told = [...page.matchAll(/<code>(\w+)<\/code>/g)].map(([, code]) => code)
  // What holds it stands before the sources that failed, and each failure once.
  expect(told.lastIndexOf("too_few_origins")).toBeLessThan(told.indexOf("source_failed"))
  expect(page.match(/kraken answered 503 to [^ ]*OHLC/g)).toHaveLength(1)
  expect(page).toContain("1 reader is due for it now.")
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
