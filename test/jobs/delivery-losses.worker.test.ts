import { createMessageBatch } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { afterEach, beforeEach, expect, test } from "vitest"
import { deliver } from "../../src/delivery/deliver.ts"
import { dependencies } from "../../src/deps.ts"
import { publishEdition, type Step } from "../../src/jobs/publish-edition.ts"
import { watchdog } from "../../src/jobs/watchdog.ts"
import {
  cron,
  edition,
  join,
  mailsTo,
  open,
  quiet,
  resend,
  seen,
  slotAt,
  until,
} from "../stories/newsroom.ts"

const slug = "2026-02-08"
const reader = "reader@example.org"

/** All that the Worker is made of, over these bindings. */
function worker(bindings: Partial<Record<keyof Env, unknown>> = {}) {
  const all: unknown = { ...env, ...bindings }
  if (!isEnv(all)) throw new Error("not an environment")
  const { deps } = dependencies(all)
  if (deps === null) throw new Error("the demonstration's settings are wrong")
  return deps
}
const isEnv = (bindings: unknown): bindings is Env =>
  typeof bindings === "object" && bindings !== null && "DB" in bindings

function stepper(): Step {
  const step: unknown = {
    do: (_name: string, _options: unknown, work: () => Promise<unknown>) => work(),
    sleep: () => new Promise((resolve) => setTimeout(resolve, 100)),
  }
  if (!isStep(step)) throw new Error("not a step")
  return step
}
const isStep = (step: unknown): step is Step =>
  typeof step === "object" && step !== null && "do" in step && "sleep" in step

const overloaded = () => Promise.reject(new Error("Queue is overloaded. Please back off."))

/** An hour goes by in which nothing shows a sign of life. */
const anHourPasses = () =>
  env.DB.batch([
    env.DB.prepare("UPDATE editions SET heartbeat_at = heartbeat_at - 3600000"),
    env.DB.prepare("UPDATE outbox SET created_at = created_at - 3600000 WHERE state = 'queued'"),
  ])

beforeEach(async () => {
  await open()
  await env.DB.batch(
    ["chunks", "deliveries", "editions", "outbox", "consents", "subscribers"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )
  await join(reader)
  const { jobs } = worker()
  await jobs.editions.begin({ slug, day: slug, slotAt, dueAt: Date.now() }, Date.now())
})

// No mail of one test may come in another.
afterEach(quiet)

test("a queue that is overloaded loses nothing of an edition: the watchdog sends it on its way again", async () => {
  const { jobs } = worker({ SEND: { sendBatch: overloaded, send: overloaded } })
  await expect(publishEdition(jobs, { slug }, stepper())).rejects.toThrow("overloaded")
  expect(await mailsTo(reader)).toHaveLength(2)

  await anHourPasses()
  await cron("watchdog")
  const done = await edition(slug, "done")
  expect(done.report).toMatchObject({ planned: 1, submitted: 1 })
  expect(await mailsTo(reader)).toHaveLength(3)
})

test("a queue that is overloaded loses no word to the editors: the watchdog enqueues it again", async () => {
  const { jobs } = worker({ MAIL: { send: overloaded } })
  await expect(publishEdition(jobs, { slug }, stepper())).rejects.toThrow("overloaded")
  await edition(slug, "done")
  expect(await mailsTo("editor@news.example.com")).toEqual([])

  await anHourPasses()
  await cron("watchdog")
  await until(async () => ((await mailsTo("editor@news.example.com")).length > 0 ? true : undefined))
  const told = await mailsTo("editor@news.example.com")
  expect(told.map(({ subject }) => subject)).toEqual([`Plumbline ${slug} is done`])
})

test("a run that the watchdog cannot start is started by its next round", async () => {
  const { jobs, housekeeping } = worker({
    MAIL: { send: overloaded },
    PUBLISH: { create: () => Promise.reject(new Error("Workflows are overloaded")) },
  })
  await anHourPasses()
  await watchdog({ ...jobs, ...housekeeping })
  // It was counted, and the next round tries again.
  expect(await jobs.editions.find(slug)).toMatchObject({ state: "making", runs: 1 })
  await anHourPasses()
  await cron("watchdog")
  await edition(slug, "done")
  expect(await mailsTo(reader)).toHaveLength(3)
})

test("what the provider refuses is told as failed, to the editors as well", async () => {
  await resend.fail({ kind: "answer", status: 422, name: "validation_error", path: "/emails/batch" })
  await publishEdition(worker().jobs, { slug }, stepper())
  const failed = await edition(slug, "failed")
  expect(failed.report).toMatchObject({ planned: 1, submitted: 0, failed: 1 })
  const told = await until(async () =>
    (await mailsTo("editor@news.example.com")).find(({ subject }) => subject === `Plumbline ${slug} failed`),
  )
  expect(seen(told.html)).toContain("The provider took none of its mails")
  expect(seen(told.html)).toMatch(/Submitted\s*0/)
  expect(seen(told.html)).toMatch(/Failed\s*1/)
  expect(await mailsTo(reader)).toHaveLength(2)
})

test("no statement of an edition's whole way binds more than the 100 values that D1 takes", async () => {
  await env.DB.prepare(
    `INSERT INTO subscribers (id, public_id, address, address_hmac, state, kind, frequency, created_at)
     WITH RECURSIVE n(id) AS (SELECT 1000 UNION ALL SELECT id + 1 FROM n WHERE id < 1349)
     SELECT id, 'public' || id, 'reader' || id || '@reader.example', 'hmac' || id, 'confirmed', 'general', 'daily', 0 FROM n`,
  ).run()
  const bound: number[] = []
  const { jobs, deliver: deps } = worker({ DB: watched(env.DB, bound) })
  const byHand = {
    ...jobs,
    async sendChunks(messages: { delivery: string; seq: number }[]) {
      const bodies = messages.map((body, at) => ({ id: `m${at}`, timestamp: new Date(), attempts: 1, body }))
      await deliver(createMessageBatch("plumbline-send", bodies), deps)
    },
  }
  expect(await publishEdition(byHand, { slug }, stepper())).toBe("done")
  expect((await jobs.editions.find(slug))?.report).toMatchObject({ planned: 351, submitted: 351 })
  expect(bound.length).toBeGreaterThan(30)
  expect(Math.max(...bound)).toBeLessThanOrEqual(100)
})

/** The database, noting how many values each of its statements binds. */
function watched(db: D1Database, bound: number[]): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name).bind(target)
      return (sql: string) => {
        const statement = target.prepare(sql)
        const bind = statement.bind.bind(statement)
        statement.bind = (...values: unknown[]) => {
          bound.push(values.length)
          return bind(...values)
        }
        return statement
      }
    },
  })
}
