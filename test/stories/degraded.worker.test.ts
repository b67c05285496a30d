import { beforeAll, expect, test } from "vitest"
import { cron, edition, join, mailsTo, market, open } from "./newsroom.ts"

beforeAll(open)

test("without difficulty the edition goes without the mining cost, and tells its readers so", async () => {
  await join("reader@example.org")
  await market({ mempool: "down" })
  await cron("slot")
  const done = await edition("2026-02-08", "done")
  expect(done.status).toBe("degraded")
  expect(done.reasons).toContainEqual(expect.objectContaining({ code: "source_failed", source: "mempool" }))

  const mail = (await mailsTo("reader@example.org"))[2]
  expect(mail?.text).toContain("$70,330")
  expect(mail?.text).not.toContain("$59,000")
  expect(mail?.text).toMatch(/left out/)
})
