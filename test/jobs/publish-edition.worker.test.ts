import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { dependencies } from "../../src/deps.ts"
import { decide } from "../../src/jobs/decide.ts"
import { publishEdition, type Step } from "../../src/jobs/publish-edition.ts"
import { join, mailsTo, open, slotAt, until } from "../stories/newsroom.ts"

const { deps } = dependencies(env)
if (deps === null) throw new Error("the demonstration's settings are wrong")
const { jobs } = deps
const slug = "2026-02-08"

type Done = { name: string; result: unknown }

/** The Workflow's step, by hand: keeps what each returned, and dies once after the named one, before it is kept. */
function stepper(done: Done[], dieAfter?: string): Step {
  const run = async (name: string, _options: unknown, work: () => Promise<unknown>) => {
    const result = await work()
    if (name === dieAfter) throw new Error(`died after ${name}`)
    done.push({ name, result })
    return result
  }
  const step: unknown = { do: run, sleep: () => new Promise((resolve) => setTimeout(resolve, 100)) }
  if (!isStep(step)) throw new Error("not a step")
  return step
}

const isStep = (step: unknown): step is Step =>
  typeof step === "object" && step !== null && "do" in step && "sleep" in step

beforeEach(async () => {
  await open()
  await env.DB.batch(
    ["chunks", "deliveries", "editions", "outbox", "consents", "subscribers"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )
  await join("reader@example.org")
  await jobs.editions.begin({ slug, day: slug, slotAt, dueAt: Date.now() }, Date.now())
})

test("a step's result is ids, hashes and counts: under 10 KB, and without an address", async () => {
  const done: Done[] = []
  expect(await publishEdition(jobs, { slug }, stepper(done))).toBe("done")
  expect(done.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "gather",
      "compose",
      "render",
      "freeze",
      "review",
      "plan",
      "enqueue 0",
      "reconcile 0",
    ]),
  )
  for (const { name, result } of done) {
    const text = JSON.stringify(result ?? null)
    expect.soft(text.length, name).toBeLessThan(10_000)
    expect.soft(text, name).not.toContain("@")
  }
})

test.each(["gather", "compose", "render", "freeze", "review", "plan", "enqueue 0", "reconcile 0"])(
  "a run that dies after %s is taken up by the next one, and the reader gets one edition",
  async (name) => {
    await expect(publishEdition(jobs, { slug }, stepper([], name))).rejects.toThrow("died after")
    const frozen = await jobs.editions.find(slug)
    expect(await publishEdition(jobs, { slug }, stepper([]))).toBe("done")
    const row = await jobs.editions.find(slug)
    expect(row?.report).toMatchObject({ planned: 1, submitted: 1 })
    // What was frozen before the crash is what went out.
    if (frozen?.edition_sha) expect(row?.edition_sha).toBe(frozen.edition_sha)
    expect((await mailsTo("reader@example.org")).map(({ subject }) => subject)).toEqual([
      "Confirm that you want Plumbline",
      "Plumbline comes to this address from now on",
      "Bitcoin back near $70,300 after falling to $60,000",
    ])
  },
)

test("two runs at the same time publish one edition to each reader", async () => {
  const states = await Promise.all([
    publishEdition(jobs, { slug }, stepper([])),
    publishEdition(jobs, { slug }, stepper([])),
  ])
  expect(states).toEqual(["done", "done"])
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
})

test("an edition that was released too long after its slot is missed, and nobody gets it", async () => {
  await env.DB.prepare("UPDATE editions SET due_at = ?1")
    .bind(Date.now() - 13 * 3_600_000)
    .run()
  expect(await publishEdition(jobs, { slug }, stepper([]))).toBe("missed")
  expect(await publishEdition(jobs, { slug }, stepper([]))).toBe("missed")
  expect(await mailsTo("reader@example.org")).toHaveLength(2)
  expect((await env.DB.prepare("SELECT count(*) AS n FROM deliveries").first())?.n).toBe(0)
})

test("under the policy `review` an edition waits, editors are told once, and it goes when one releases it", async () => {
  const reviewed = {
    ...jobs,
    config: { ...jobs.config, POLICY: "review" as const },
    startRun: async () => {},
  }
  expect(await publishEdition(reviewed, { slug }, stepper([]))).toBe("waiting")
  expect(await publishEdition(reviewed, { slug }, stepper([]))).toBe("waiting")
  const told = await until(async () => {
    const mails = (await mailsTo("editor@news.example.com")).filter(({ subject }) =>
      subject.includes("waits"),
    )
    return mails.length > 0 ? mails : undefined
  })
  expect(told.map(({ subject }) => subject)).toEqual([`Plumbline ${slug} waits for an editor`])
  expect(await mailsTo("reader@example.org")).toHaveLength(2)

  const waiting = await jobs.editions.find(slug)
  expect(await decide(reviewed, slug, "release", "read it", "access")).toEqual({
    outcome: "decided",
    state: "released",
  })
  expect(await publishEdition(reviewed, { slug }, stepper([]))).toBe("done")
  // What the editor saw is what went out.
  expect(await jobs.editions.find(slug)).toMatchObject({ edition_sha: waiting?.edition_sha, version: 1 })
  expect(await mailsTo("reader@example.org")).toHaveLength(3)
})

test("a rejected edition goes to nobody, whatever is asked of it later", async () => {
  const reviewed = {
    ...jobs,
    config: { ...jobs.config, POLICY: "review" as const },
    startRun: async () => {},
  }
  await publishEdition(reviewed, { slug }, stepper([]))
  expect(await decide(reviewed, slug, "reject", "not today", "access")).toMatchObject({ outcome: "decided" })
  expect(await publishEdition(reviewed, { slug }, stepper([]))).toBe("rejected")
  expect(await decide(reviewed, slug, "release", "after all", "access")).toMatchObject({ outcome: "refused" })
  expect(await mailsTo("reader@example.org")).toHaveLength(2)
})
