import { beforeAll, expect, test } from "vitest"
import { demonstration } from "../demonstration.ts"
import { cron, edition, join, mailsTo, open, resend, visit } from "./newsroom.ts"

const slug = "2026-02-08"
const ask = (body: Record<string, unknown>) =>
  visit(`/api/v1/editions/${slug}/doubts`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${demonstration.DESK_TOKEN}`,
      accept: "application/json",
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  })
const mailed = async () =>
  (await mailsTo("reader@example.org")).filter(({ tags = [] }) => tags.some(({ name }) => name === "chunk"))

beforeAll(open)

test("a chunk in doubt is sent again only by an editor who types the edition's name, and only once", async () => {
  await join("reader@example.org")
  await resend.fail({ kind: "conflict", path: "/emails/batch" })
  await cron("slot")
  expect((await edition(slug, "done")).report).toMatchObject({ submitted: 0, inDoubt: 1 })
  expect(await mailed()).toHaveLength(0)

  const reason = "the provider's own log has none of it"
  for (const wrong of [
    { as: "again", reason },
    { as: "again", reason, confirm: "yes" },
    { as: "maybe", reason },
    { as: "sent" },
  ])
    expect((await ask(wrong)).status).toBe(422)
  expect((await ask({ as: "sent", reason, chunks: [7] })).status).toBe(409)
  expect(
    (
      await visit("/api/v1/editions/2026-02-07/doubts", {
        headers: { authorization: `Bearer ${demonstration.DESK_TOKEN}` },
      })
    ).status,
  ).toBe(404)
  expect(await mailed()).toHaveLength(0)

  const again = await ask({ as: "again", reason, confirm: slug })
  expect([again.status, await again.json()]).toEqual([200, { chunks: [0] }])
  expect((await edition(slug, "done")).report).toMatchObject({ planned: 1, submitted: 1, inDoubt: 0 })
  expect(await mailed()).toHaveLength(1)
  expect(await (await ask({ as: "again", reason, confirm: slug })).json()).toEqual({ chunks: [] })
  await cron("watchdog")
  expect(await mailed()).toHaveLength(1)
})
