import { beforeAll, expect, test } from "vitest"
import { demonstration } from "../demonstration.ts"
import { cron, edition, join, open, refusedChunk, resend, visit } from "./newsroom.ts"

beforeAll(open)

test("an edition that is cancelled before anybody has it goes to nobody, and visitors are not shown it", async () => {
  await join("reader@example.org")
  await resend.fail({ kind: "rate_limit", retryAfter: 600, path: "/emails/batch" })
  await cron("slot")
  await edition("2026-02-08", "sending")
  // A chunk whose answer is not yet written down is cancelled only once its lease is over.
  await refusedChunk("2026-02-08")
  const cancel = () =>
    visit("/api/v1/editions/2026-02-08/decision", {
      method: "POST",
      headers: { authorization: `Bearer ${demonstration.DESK_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ action: "cancel", reason: "the figures were wrong" }),
    })
  expect((await cancel()).status).toBe(200)
  const over = await edition("2026-02-08", "rejected")
  expect(over.report).toMatchObject({ planned: 1, submitted: 0, failed: 1, inDoubt: 0 })
  expect((await cancel()).status).toBe(200)
  expect((await visit("/editions/2026-02-08")).status).toBe(404)
  const sent = (await resend.calls()).filter(({ path }) => path === "/emails/batch")
  await cron("watchdog")
  expect((await resend.calls()).filter(({ path }) => path === "/emails/batch")).toHaveLength(sent.length)
})
