import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import { dependencies } from "../../src/deps.ts"
import { decide } from "../../src/jobs/decide.ts"
import { reconcile } from "../../src/jobs/reconcile.ts"
import { stopEdition } from "../../src/jobs/stop-edition.ts"
import { cron, edition, join, mailsTo, open, resend } from "../stories/newsroom.ts"

const slug = "2026-02-08"

beforeAll(open)

test("an edition that an editor lets go on is stopped again by nobody who saw it, or its delivery, stand still", async () => {
  await join("reader@example.org")
  await resend.fail({ kind: "unauthorized", path: "/emails/batch" })
  await cron("slot")
  await edition(slug, "stopped")
  const { deps } = dependencies(env)
  if (deps === null) throw new Error("the demonstration's settings are wrong")
  const { jobs } = deps
  const seen = await jobs.editions.find(slug)
  if (seen === null) throw new Error("there is no edition")

  // A run looks at the very moment at which the edition has been let go on, and one acts on what it saw before.
  let looked: unknown
  const editions: typeof jobs.editions = {
    ...jobs.editions,
    async resume(...decision) {
      const resumed = await jobs.editions.resume(...decision)
      const row = await jobs.editions.find(slug)
      looked = row && (await reconcile(jobs, row))
      await stopEdition(jobs, seen)
      return resumed
    },
  }
  const decided = await decide({ ...jobs, editions }, slug, "release", "a new key is in place", "editor")
  expect(decided).toEqual({ outcome: "decided", state: "sending" })
  expect(looked).toEqual({ state: "sending", open: 1 })
  const done = await edition(slug, "done")
  expect(done.report).toMatchObject({ planned: 1, submitted: 1 })
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
})
