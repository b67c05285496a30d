import { beforeAll, expect, test } from "vitest"
import { cron, edition, join, mailsTo, open, resend } from "./newsroom.ts"

beforeAll(open)

test("an edition whose call was taken and whose answer was lost reaches its reader once", async () => {
  await join("reader@example.org")
  await resend.fail({ kind: "drop", path: "/emails/batch" })
  await cron("slot")
  const done = await edition("2026-02-08", "done")
  expect(done.report).toMatchObject({ planned: 1, submitted: 1, inDoubt: 0 })

  const [first, second, ...more] = (await resend.calls()).filter(({ path }) => path === "/emails/batch")
  expect(more).toEqual([])
  expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"])
  expect(second?.body).toBe(first?.body)
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
})
