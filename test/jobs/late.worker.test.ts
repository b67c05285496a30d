import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { deliver } from "../../src/delivery/deliver.ts"
import { plan } from "../../src/delivery/plan.ts"
import { dependencies } from "../../src/deps.ts"
import { decideLate } from "../../src/jobs/decide-late.ts"
import type { JobDeps, RunParams } from "../../src/jobs/deps.ts"
import { findNotSubmitted } from "../../src/jobs/find-not-submitted.ts"
import { lookAtLate } from "../../src/jobs/look-at-late.ts"
import type { Step } from "../../src/jobs/publish-edition.ts"
import { publishLate } from "../../src/jobs/publish-late.ts"
import { reconcileLate } from "../../src/jobs/reconcile-late.ts"
import { findDoubts, resolveDoubts, witness } from "../../src/jobs/resolve-doubts.ts"
import { stopLate } from "../../src/jobs/stop-late.ts"
import { watchdog } from "../../src/jobs/watchdog.ts"
import type { EditionState } from "../../src/store/edition-row.ts"
import {
  aDelivery,
  batchOf,
  change,
  consumer,
  counts,
  hour,
  ledger,
  open,
  resend,
  subscribe,
} from "../delivery/post-office.ts"

const { deps } = dependencies(env)
if (deps === null) throw new Error("the demonstration's settings are wrong")
const slug = "2026-02-08"
const late = `bitcoin/${slug}/1/late`
let clock: number
let runs: { id: string; params: RunParams }[]
let told: string[]
let jobs: JobDeps

/** A run's steps, by hand: where it would wait, the queue's messages come, each twice. */
const workflow = (post: ReturnType<typeof consumer>): Step => {
  const steps: unknown = {
    do: (_name: string, _options: unknown, work: () => Promise<unknown>) => work(),
    async sleep() {
      const messages = (await ledger.unsettled(late, -1, 100)).map((seq) => ({ delivery: late, seq }))
      await deliver(batchOf([...messages, ...messages]), post.deps)
      post.clock.now += 120_000
    },
  }
  const isStep = (each: unknown): each is Step => typeof each === "object" && each !== null && "do" in each
  if (!isStep(steps)) throw new Error("not a step")
  return steps
}
const run = (post = consumerNow()) => publishLate(jobs, { slug, late: true }, workflow(post))
function consumerNow() {
  const post = consumer()
  post.clock.now = clock
  return post
}
const wish = (action: Parameters<typeof decideLate>[2] = "send", over: Partial<JobDeps> = {}) =>
  decideLate({ ...jobs, ...over }, slug, action, "why not", "access")
const view = async (over: Partial<JobDeps> = {}) => {
  const row = await jobs.editions.find(slug)
  if (row === null) throw new Error("there is no edition")
  return lookAtLate({ ...jobs, ...over }, row)
}
/** Readers who confirm at a moment, ids ascending from `first`. */
async function confirm(count: number, first: number, at = clock): Promise<void> {
  await subscribe(count, { first })
  await env.DB.prepare("UPDATE subscribers SET confirmed_at = ?1 WHERE id >= ?2 AND id < ?2 + ?3")
    .bind(at, first, count)
    .run()
}
const planned = async () =>
  (await Promise.all((await ledger.unsettled(late, -1, 1000)).map((seq) => ledger.chunk(late, seq)))).flatMap(
    (chunk) => chunk?.ids ?? [],
  )

/** An edition that three readers have. */
beforeEach(async () => {
  await open()
  for (const table of ["late_sends", "former_addresses", "delivery_outcomes", "editions"])
    await env.DB.prepare(`DELETE FROM ${table}`).run()
  clock = Date.now()
  ;[runs, told] = [[], []]
  jobs = {
    ...deps.jobs,
    sources: [],
    now: () => clock,
    startRun: async (id, params) => {
      runs.push({ id, params })
    },
    sendChunks: async () => {},
    enqueueMail: async (id) => {
      told.push(id)
    },
  }
  await confirm(3, 1, clock - 1)
  await done("done")
  clock += hour
})

async function done(state: EditionState): Promise<void> {
  await env.DB.prepare("DELETE FROM editions").run()
  await jobs.editions.begin({ slug, day: slug, slotAt: clock, dueAt: clock }, clock)
  await env.DB.prepare("UPDATE editions SET state = ?1").bind(state).run()
  await plan(ledger, await aDelivery({ createdAt: clock, firstTryBefore: clock + 20 * hour }))
  await ledger.cancel(`bitcoin/${slug}/1/edition`, clock)
  const post = consumerNow()
  await deliver(batchOf([{ delivery: `bitcoin/${slug}/1/edition`, seq: 0 }]), post.deps)
  await env.DB.prepare("UPDATE deliveries SET state = 'done', cancelled_at = NULL").run()
}

describe("who is planned", () => {
  test("those who confirmed from the moment on at which the edition was planned, and are due", async () => {
    await confirm(1, 4, clock - hour - 1)
    await confirm(1, 5, clock - hour)
    await confirm(2, 6)
    await change(7, "paused_until", clock + 1)
    await confirm(1, 8)
    await env.DB.prepare("UPDATE subscribers SET frequency = 'weekly' WHERE id = 8").run()
    await confirm(1, 9)
    await change(9, "state", "unsubscribed")
    await confirm(1, 10)
    await change(10, "kind", "trader")
    expect(await view()).toEqual({ readers: 3, whyNot: null, sent: null })
    expect(await wish()).toMatchObject({ outcome: "done", changed: true })
    expect(runs).toEqual([{ id: `bitcoin-${slug}-late-1`, params: { slug, late: true } }])
    expect(await run()).toBe("done")
    expect((await ledger.chunk(late, 0))?.ids).toEqual([5, 6, 10])
    expect(await counts()).toEqual({ readers: 3, most: 1 })
  })

  test("nobody who was planned, whatever became of them and whenever they confirmed again", async () => {
    await env.DB.prepare("UPDATE chunks SET ids = '[1]', left_n = 2, gone = ?1")
      .bind(
        JSON.stringify([
          { id: 2, why: "left" },
          { id: 3, why: "suppressed" },
        ]),
      )
      .run()
    await env.DB.prepare("UPDATE subscribers SET confirmed_at = ?1, token_version = 2").bind(clock).run()
    expect(await view()).toMatchObject({ readers: 0 })
    expect(await wish()).toMatchObject({ outcome: "refused" })
    await confirm(1, 4)
    await wish()
    await run()
    expect((await ledger.chunk(late, 0))?.ids).toEqual([4])
  })

  test("nobody by an address that somebody had who was planned and has moved or was erased since", async () => {
    await env.DB.prepare(
      "UPDATE subscribers SET address_hmac = 'moved', address = 'm@x.example' WHERE id = 1",
    ).run()
    await env.DB.prepare("DELETE FROM subscribers WHERE id = 2").run()
    await confirm(3, 14)
    for (const [id, hmac] of [
      [14, "hmac1"],
      [15, "hmac2"],
    ] as const)
      await env.DB.prepare("UPDATE subscribers SET confirmed_at = NULL WHERE id = ?1")
        .bind(id)
        .run()
        .then(() =>
          env.DB.prepare("UPDATE subscribers SET address_hmac = ?2, confirmed_at = ?3 WHERE id = ?1")
            .bind(id, hmac, clock)
            .run(),
        )
    expect(await view()).toMatchObject({ readers: 1 })
    await wish()
    await run()
    expect((await ledger.chunk(late, 0))?.ids).toEqual([16])
  })

  test("by keyset, window after window, and not those who confirm once it is planned", async () => {
    await confirm(250, 4)
    await wish()
    const row = await jobs.editions.find(slug)
    if (row === null) throw new Error("there is no edition")
    const edition = await ledger.find(`bitcoin/${slug}/1/edition`)
    if (edition === null) throw new Error("there is no delivery")
    await plan(ledger, { ...edition, purpose: "late", createdAt: clock, cap: null }, 120)
    await confirm(1, 254)
    expect(await planned()).toEqual(Array.from({ length: 250 }, (_, index) => index + 4))
    expect(await run()).toBe("done")
    expect(await counts()).toEqual({ readers: 250, most: 1 })
    expect(await view()).toMatchObject({
      sent: { state: "done", report: { planned: 250, submitted: 250, failed: 0 } },
    })
    expect((await jobs.editions.find(slug))?.report).toBeNull()
  })

  test("no more than the warm-up of the domain leaves for the day; who is left out is counted", async () => {
    const config = {
      ...jobs.config,
      WARM_UP: { domain: "new" as const, since: new Date(clock).toISOString().slice(0, 10) },
    }
    jobs = { ...jobs, config }
    const edition = await ledger.find(`bitcoin/${slug}/1/edition`)
    const sameDay = new Date(edition?.createdAt ?? 0).getUTCDate() === new Date(clock).getUTCDate()
    await confirm(200, 4)
    const most = sameDay ? 147 : 150
    expect(await view()).toMatchObject({ readers: most })
    await wish()
    await run()
    expect((await view()).sent?.report).toMatchObject({ planned: most, submitted: most, notDue: 200 - most })
  })
})

describe("when it is not offered", () => {
  beforeEach(() => confirm(1, 4))

  test.each([
    "making",
    "waiting",
    "held",
    "released",
    "sending",
    "stopped",
    "rejected",
    "missed",
    "failed",
  ] as const)("while the edition is %s", async (state) => {
    await env.DB.prepare("UPDATE editions SET state = ?1").bind(state).run()
    expect(await wish()).toEqual({
      outcome: "refused",
      problem: `the edition is ${state}; accepted is one that is done`,
    })
    expect(await jobs.lateSends.find(slug)).toBeNull()
  })

  test("by the lane broadcast, whether the edition went by it or the next one will", async () => {
    const problem = expect.stringContaining("a broadcast goes to a whole segment")
    const config = { ...jobs.config, LANE: "broadcast" as const }
    expect(await wish("send", { config })).toEqual({ outcome: "refused", problem })
    await env.DB.prepare("UPDATE deliveries SET envelope = json_set(envelope, '$.lane', 'broadcast')").run()
    expect(await wish()).toEqual({ outcome: "refused", problem })
  })

  test("of one that was cancelled, once the next is due, and of one that there is not", async () => {
    await env.DB.prepare("UPDATE deliveries SET cancelled_at = 1").run()
    expect(await wish()).toMatchObject({ problem: expect.stringContaining("was cancelled") })
    await env.DB.prepare("UPDATE deliveries SET cancelled_at = NULL").run()
    expect(await wish("send", { now: () => clock + 19 * hour })).toMatchObject({
      problem: expect.stringContaining("the next edition is due"),
    })
    expect(await decideLate(jobs, "2026-02-07", "send", "", "access")).toEqual({ outcome: "unknown" })
    expect(await wish("pause")).toMatchObject({ problem: "it was not sent late; accepted is send" })
  })
})

describe("under way", () => {
  beforeEach(() => confirm(2, 4))

  test("asked for twice it is sent once, also when the second comes after the end", async () => {
    const answers = await Promise.all([wish(), wish()])
    expect(answers.map((answer) => "changed" in answer && answer.changed).sort()).toEqual([false, true])
    expect(runs).toHaveLength(1)
    await run()
    await confirm(1, 6)
    expect(await wish()).toMatchObject({ changed: false, late: { sent: { state: "done" } } })
    await run()
    expect(await counts()).toEqual({ readers: 2, most: 1 })
    expect(told.filter((id) => id.includes("late"))).toEqual([`editors/bitcoin/${slug}/1/late-done-0/0`])
  })

  test("refused by the provider it rests, the editors are told, and released it goes on where it stood", async () => {
    await resend.fail({ kind: "unauthorized", path: "/emails/batch" })
    await wish()
    expect(await run()).toBe("stopped")
    expect(told).toEqual([`editors/bitcoin/${slug}/1/late-stopped-1/0`])
    expect(await view()).toMatchObject({
      sent: { state: "stopped", delivery: { halt: { kind: "provider" } } },
    })
    expect((await jobs.editions.find(slug))?.state).toBe("done")
    expect(await wish("release")).toMatchObject({ changed: true })
    expect(await wish("release")).toMatchObject({ changed: false })
    expect(await run()).toBe("done")
    expect(await counts()).toEqual({ readers: 2, most: 1 })
  })

  test("let go on by an editor, it is stopped again by no run that saw its delivery stand still", async () => {
    await resend.fail({ kind: "unauthorized", path: "/emails/batch" })
    await wish()
    expect(await run()).toBe("stopped")
    const row = await jobs.editions.find(slug)
    if (row === null) throw new Error("there is no edition")
    // One looks at the very moment at which it has been let go on, and one acts on what it saw before.
    const lateSends: typeof jobs.lateSends = {
      ...jobs.lateSends,
      async release(...released) {
        const done = await jobs.lateSends.release(...released)
        expect(await reconcileLate(jobs, row)).toMatchObject({ state: "sending", open: 2 })
        await stopLate(jobs, row)
        return done
      },
    }
    expect(await wish("release", { lateSends })).toMatchObject({
      changed: true,
      late: { sent: { state: "sending" } },
    })
    expect(await run()).toBe("done")
    expect(await counts()).toEqual({ readers: 2, most: 1 })
  })

  test("paused and cancelled, nobody gets it, and it is never sent late again", async () => {
    await wish()
    expect(await wish("pause")).toMatchObject({ problem: expect.stringContaining("being planned") })
    const edition = await ledger.find(`bitcoin/${slug}/1/edition`)
    if (edition === null) throw new Error("there is no delivery")
    await plan(ledger, { ...edition, purpose: "late", createdAt: clock, cap: null })
    expect(await wish("pause")).toMatchObject({ changed: true, late: { sent: { state: "stopped" } } })
    expect(await run()).toBe("stopped")
    expect(await wish("cancel")).toMatchObject({ changed: true })
    expect(await run()).toBe("done")
    expect(await view()).toMatchObject({ sent: { report: { planned: 2, submitted: 0, failed: 2 } } })
    expect(await wish("cancel")).toMatchObject({ changed: false })
    expect(await wish()).toMatchObject({ changed: false })
    expect(await wish("release")).toMatchObject({ outcome: "refused" })
    expect((await counts()).readers).toBe(0)
  })

  test("what is not begun when the next edition is due is not sent, and the editors are told", async () => {
    await wish()
    clock += 19 * hour
    expect(await run()).toBe("failed")
    expect(await view()).toMatchObject({ sent: { report: { planned: 2, submitted: 0, failed: 2 } } })
    expect(told).toEqual([`editors/bitcoin/${slug}/1/late-failed-0/0`])
    const missed = await findNotSubmitted(jobs, slug, "late", -1)
    expect(missed?.recipients.map(({ why, detail }) => [why, detail])).toEqual([
      ["failed", "missed"],
      ["failed", "missed"],
    ])
    expect((await counts()).readers).toBe(0)
  })

  test("in doubt it is settled like an edition's, and the edition's own numbers stay as they were", async () => {
    const own = JSON.stringify({
      planned: 3,
      submitted: 3,
      left: 0,
      suppressed: 0,
      rejected: 0,
      failed: 0,
      inDoubt: 0,
    })
    await env.DB.prepare("UPDATE editions SET report = ?1").bind(own).run()
    await resend.fail({ kind: "drop", path: "/emails/batch" }, { kind: "conflict", path: "/emails/batch" })
    await wish()
    expect(await run()).toBe("done")
    expect((await view()).sent?.report).toMatchObject({ submitted: 0, inDoubt: 2 })
    expect(await findDoubts(jobs, slug, "edition")).toEqual([])
    expect(await findDoubts(jobs, slug, "late")).toMatchObject([{ chunk: 0, readers: 2 }])
    for (const mail of ["a", "b"]) await witness(jobs, late, 0, mail)
    expect((await view()).sent?.report).toMatchObject({ submitted: 2, inDoubt: 0 })
    expect(await env.DB.prepare("SELECT report FROM editions").first()).toEqual({ report: own })
  })

  test("in doubt and sent again, it is open again until that is counted", async () => {
    await resend.fail({ kind: "conflict", path: "/emails/batch" })
    await wish()
    await run()
    const resolution = { of: "late", as: "again", chunks: null, reason: "the log says so" } as const
    expect(await resolveDoubts(jobs, slug, resolution, "access")).toEqual({
      outcome: "resolved",
      chunks: [0],
    })
    expect((await view()).sent).toMatchObject({ state: "sending", report: null })
    expect((await jobs.editions.find(slug))?.state).toBe("done")
    expect(await run()).toBe("done")
    expect((await view()).sent?.report).toMatchObject({ submitted: 2, inDoubt: 0 })
  })

  test("whose run died is taken up by the watchdog, and left to the editors after twenty", async () => {
    await wish()
    runs = []
    const house = { ...jobs, ...deps.housekeeping }
    await watchdog(house)
    expect(runs).toEqual([])
    clock += hour
    await watchdog({ ...house, now: () => clock })
    expect(runs).toMatchObject([{ id: `bitcoin-${slug}-late-2` }])
    await env.DB.prepare("UPDATE late_sends SET runs = 20, heartbeat_at = 0").run()
    await watchdog(house)
    expect((await view()).sent?.state).toBe("failed")
    expect(told).toContain(`editors/bitcoin/${slug}/1/late-failed-0/0`)
  })
})
