import { beforeAll, expect, test } from "vitest"
import { cron, edition, join, mailsTo, open, visit } from "./newsroom.ts"

beforeAll(open)

test("a price that moves between an edition's making and its first mail reaches the reader in a second version", async () => {
  await join("reader@example.org")
  // Two services are asked for it while figures are gathered, and from then on it is another.
  const moved = await fetch("http://market.test/_/price", {
    method: "POST",
    body: JSON.stringify({ factor: "1.03", after: 2 }),
  })
  expect(moved.ok).toBe(true)
  await cron("slot")
  const done = await edition("2026-02-08", "done")
  expect(done).toMatchObject({ version: 2, recomposed: 1, report: { planned: 1, submitted: 1 } })
  const [, , mail, ...more] = await mailsTo("reader@example.org")
  expect(more).toEqual([])
  expect(mail?.text).toContain("$72,406")

  const evidence = await visit("/editions/2026-02-08/evidence.json")
  expect(await evidence.json()).toMatchObject({ version: 2 })
  // What is told of it is of the version that went.
  expect(await (await visit("/editions/2026-02-08")).text()).toContain("$72,406")
})
