import { beforeEach, expect, test } from "vitest"
import * as z from "zod"
import { demonstration } from "../demonstration.ts"
import { eventOf, signWebhook } from "../outside/resend-webhook.ts"
import { cron, edition, join, mailsTo, open, resend, visit } from "./newsroom.ts"

const slug = "2026-02-08"
const headers = {
  authorization: `Bearer ${demonstration.DESK_TOKEN}`,
  accept: "application/json",
}
const path = `/api/v1/editions/${slug}/doubts`
const Doubts = z.object({
  doubts: z.array(z.object({ chunk: z.int(), readers: z.int(), reason: z.string(), told: z.int() })),
})
const doubts = async () => Doubts.parse(await (await visit(path, { headers })).json()).doubts
const mailed = async () =>
  (await mailsTo("reader@example.org")).filter(({ tags = [] }) => tags.some(({ name }) => name === "chunk"))

beforeEach(open)

test("a chunk in doubt settles by itself once the provider has told of its mails", async () => {
  await join("reader@example.org")
  await resend.fail({ kind: "drop", path: "/emails/batch" }, { kind: "conflict", path: "/emails/batch" })
  await cron("slot")
  expect((await edition(slug, "done")).report).toMatchObject({ submitted: 0, inDoubt: 1 })
  expect(await doubts()).toEqual([{ chunk: 0, readers: 1, reason: "conflict", told: 0 }])

  const [mail] = await mailed()
  if (mail === undefined) throw new Error("the mail was not taken")
  for (const told of ["msg_1", "msg_2"]) {
    const { body, headers } = signWebhook(
      [demonstration.RESEND_WEBHOOK_SECRET],
      told,
      Date.now(),
      JSON.stringify(eventOf(mail, "email.delivered")),
    )
    expect((await visit("/webhooks/resend", { method: "POST", headers, body })).status).toBe(200)
  }
  expect((await edition(slug, "done")).report).toMatchObject({ planned: 1, submitted: 1, inDoubt: 0 })
  expect(await doubts()).toEqual([])
  await cron("watchdog")
  expect(await mailed()).toHaveLength(1)
})
