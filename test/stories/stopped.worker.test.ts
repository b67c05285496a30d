import { beforeAll, expect, test } from "vitest"
import { demonstration } from "../demonstration.ts"
import { cron, edition, join, mailsTo, open, resend, until, visit } from "./newsroom.ts"

beforeAll(open)

test("a delivery that the provider refuses rests until an editor releases it, and then reaches its reader once", async () => {
  await join("reader@example.org")
  await resend.fail({ kind: "unauthorized", path: "/emails/batch" })
  await cron("slot")
  await edition("2026-02-08", "stopped")
  const told = await until(async () => (await mailsTo("editor@news.example.com"))[0])
  expect(told.subject).toBe("Plumbline 2026-02-08 is stopped")
  expect(told.text).toContain("resend answered 401, restricted_api_key")
  await cron("watchdog")
  expect(await mailsTo("reader@example.org")).toHaveLength(2)

  const answer = await visit("/api/v1/editions/2026-02-08/decision", {
    method: "POST",
    headers: { authorization: `Bearer ${demonstration.DESK_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ action: "release", reason: "a new key is in place" }),
  })
  expect(answer.status).toBe(200)
  const done = await edition("2026-02-08", "done")
  expect(done.report).toMatchObject({ planned: 1, submitted: 1, failed: 0 })
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
})
