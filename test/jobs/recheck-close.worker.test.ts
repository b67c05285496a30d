import { env } from "cloudflare:workers"
import { afterEach, beforeEach, expect, test } from "vitest"
import { dependencies } from "../../src/deps.ts"
import { decide } from "../../src/jobs/decide.ts"
import type { JobDeps } from "../../src/jobs/deps.ts"
import { publishEdition, type Step } from "../../src/jobs/publish-edition.ts"
import { reconcile } from "../../src/jobs/reconcile.ts"
import type { EditionRow } from "../../src/store/edition-row.ts"
import { join, mailsTo, open, refusedChunk, resend, slotAt, until } from "../stories/newsroom.ts"

const { deps } = dependencies(env)
if (deps === null) throw new Error("the demonstration's settings are wrong")
// Runs are by hand here.
const jobs: JobDeps = { ...deps.jobs, startRun: async () => {} }
const slug = "2026-02-08"
const minute = 60_000

/** The jobs, so many minutes later. */
const later = (minutes: number): JobDeps => ({ ...jobs, now: () => Date.now() + minutes * minute })

async function row(): Promise<EditionRow> {
  const found = await jobs.editions.find(slug)
  if (!found) throw new Error("there is no edition")
  return found
}
const tell = (what: string, body: object) =>
  fetch(`http://market.test/_/${what}`, { method: "POST", body: JSON.stringify(body) })
/** The Workflow's step, by hand, until the delivery is under way. */
const steps: unknown = {
  do: (_name: string, _options: unknown, work: () => Promise<unknown>) => work(),
  sleep: () => Promise.reject(new Error("it is under way")),
}
const isStep = (each: unknown): each is Step => typeof each === "object" && each !== null && "do" in each
if (!isStep(steps)) throw new Error("not a step")
const step = steps

/** How often the venues have been asked for daily candles. */
async function asked(): Promise<number> {
  const answer = await fetch("http://market.test/_/requests")
  const requests: { path: string }[] = await answer.json()
  return requests.filter(({ path }) => path.endsWith("/klines")).length
}

/** An edition under way, whose readers wait for the provider. */
beforeEach(async () => {
  await open()
  await join("reader@example.org")
  await resend.fail({ kind: "rate_limit", retryAfter: 5, path: "/emails/batch", times: 99 })
  await jobs.editions.begin({ slug, day: slug, slotAt, dueAt: Date.now() }, Date.now())
  await expect(publishEdition(jobs, { slug }, step)).rejects.toThrow("it is under way")
  await refusedChunk(slug)
})

// The chunk's message comes back after five seconds, in another test's time or file's: it must find nothing to send.
afterEach(() =>
  env.DB.batch(
    ["chunks", "deliveries", "editions", "outbox", "consents", "subscribers"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  ),
)

test("while its close stands a long delivery goes on, and the venues are asked every ten minutes, by one run of two", async () => {
  const before = await asked()
  expect(await reconcile(later(9), await row())).toMatchObject({ state: "sending" })
  expect(await asked()).toBe(before)
  const both = await Promise.all([reconcile(later(11), await row()), reconcile(later(11), await row())])
  expect(both.map(({ state }) => state)).toEqual(["sending", "sending"])
  const once = await asked()
  expect(once).toBeGreaterThan(before)
  await reconcile(later(12), await row())
  expect(await asked()).toBe(once)
  await reconcile(later(22), await row())
  expect(await asked()).toBeGreaterThan(once)
})

test("a close that its sources have taken back stops it, the editors read both numbers, and a release overrules that", async () => {
  await tell("restate", { factor: "0.95" })
  expect(await reconcile(later(11), await row())).toMatchObject({ state: "stopped", open: 1 })
  expect((await jobs.ledger.find(`bitcoin/${slug}/1/edition`))?.halt).toMatchObject({
    kind: "retraction",
    reason: expect.stringMatching(
      /close of 2026-02-08 as 66\d+\.\d+ USD, the edition as 70\d+\.\d+: 5\.\d+ % apart, 1 % is accepted/,
    ),
  })
  const told = await until(async () =>
    (await mailsTo("editor@news.example.com")).find(({ subject }) => subject.endsWith("is stopped")),
  )
  // A plain text is folded at the line's end.
  const words = told.text.replaceAll(/\s+/g, " ")
  expect(words).toContain("the edition as 70")
  expect(words).toContain("taken back by its sources")

  await decide(later(12), slug, "release", "the venues are wrong", "access")
  const released = await row()
  expect(released.state).toBe("sending")
  const before = await asked()
  expect(await reconcile(later(30), released)).toMatchObject({ state: "sending" })
  expect(await asked()).toBe(before)
})

test("venues that do not answer take nothing back", async () => {
  await tell("faults", { kraken: "down", binance: "down", coinbase: "down", coingecko: "down" })
  expect(await reconcile(later(11), await row())).toMatchObject({ state: "sending" })
})
