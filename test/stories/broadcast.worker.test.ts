import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import { marketingControl } from "../outside/marketing-control.ts"
import { cron, edition, join, mailsTo, open } from "./newsroom.ts"

const marketing = marketingControl(fetch)
Reflect.set(env, "LANE", "broadcast")
Reflect.set(env, "RESEND_RATE", "100")

beforeAll(open)

test("an edition goes by the broadcast lane, to each reader once, and leaves no mail in the batch lane", async () => {
  await join("ann@reader.example")
  await join("bob@reader.example")
  await cron("slot")
  const done = await edition("2026-02-08", "done")
  expect(done.report).toMatchObject({ planned: 2, submitted: 2, left: 0, failed: 0, inDoubt: 0 })
  const { got, broadcasts } = await marketing.state()
  expect(Object.fromEntries(Object.entries(got).map(([address, names]) => [address, names.length]))).toEqual({
    "ann@reader.example": 1,
    "bob@reader.example": 1,
  })
  expect(broadcasts[0]).toMatchObject({ status: "sent", subject: done.subject })
  expect((await mailsTo("ann@reader.example")).length).toBe(2)
})
