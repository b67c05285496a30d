import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { dependencies } from "../../src/deps.ts"
import { decide } from "../../src/jobs/decide.ts"
import type { JobDeps } from "../../src/jobs/deps.ts"
import { publishEdition, type Step } from "../../src/jobs/publish-edition.ts"
import type { EditionRow } from "../../src/store/edition-row.ts"
import { join, mailsTo, market, open, seen, slotAt, until } from "../stories/newsroom.ts"

const { deps } = dependencies(env)
if (deps === null) throw new Error("the demonstration's settings are wrong")
// Runs are by hand here.
const jobs: JobDeps = { ...deps.jobs, startRun: async () => {} }
const reviewed: JobDeps = { ...jobs, config: { ...jobs.config, POLICY: "review" } }
const slug = "2026-02-08"
const reader = "reader@example.org"

/** Prices of the moment are so many times the day's closes from now on. */
async function price(factor: string): Promise<void> {
  const answer = await fetch("http://market.test/_/price", {
    method: "POST",
    body: JSON.stringify({ factor }),
  })
  expect(answer.ok).toBe(true)
}

/** How often binance has been asked for its prices of the moment. */
async function asked(): Promise<number> {
  const answer = await fetch("http://market.test/_/requests")
  const requests: { provider: string; path: string }[] = await answer.json()
  return requests.filter(({ path }) => path.endsWith("/ticker/24hr")).length
}

/** The Workflow's step, by hand: `after` sees each step's name once it is done, before its result is kept. */
function stepper(after: (name: string) => Promise<void> | void = () => {}): Step {
  const step: unknown = {
    async do(name: string, _options: unknown, work: () => Promise<unknown>) {
      const result = await work()
      await after(name)
      return result
    },
    sleep: () => new Promise((resolve) => setTimeout(resolve, 100)),
  }
  if (!isStep(step)) throw new Error("not a step")
  return step
}
const isStep = (step: unknown): step is Step =>
  typeof step === "object" && step !== null && "do" in step && "sleep" in step

const run = (by: JobDeps, after?: (name: string) => Promise<void> | void) =>
  publishEdition(by, { slug }, stepper(after))
const row = async (): Promise<EditionRow> => {
  const found = await jobs.editions.find(slug)
  if (found === null) throw new Error("there is no edition")
  return found
}
/** What a reader has got besides what signing up brings. */
const editionsOf = async (address: string) => (await mailsTo(address)).slice(2)
const toldEditors = (about: string) =>
  until(async () => {
    const mails = (await mailsTo("editor@news.example.com")).filter(({ subject }) => subject.includes(about))
    return mails.length > 0 ? mails : undefined
  })
const release = (by = reviewed) => decide(by, slug, "release", "read it", "access")

beforeEach(async () => {
  await open()
  await env.DB.batch(
    ["chunks", "deliveries", "editions", "outbox", "consents", "subscribers"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )
  await join(reader)
  await jobs.editions.begin({ slug, day: slug, slotAt, dueAt: Date.now() }, Date.now())
})

test("at an unchanged price an edition goes at once, and says of when its close and its price are", async () => {
  expect(await run(jobs)).toBe("done")
  expect(await row()).toMatchObject({ version: 1, recomposed: 0, fresh: { price: "70297.553281" } })
  const [mail, ...more] = await editionsOf(reader)
  expect(more).toEqual([])
  for (const body of [seen(mail?.html), mail?.text ?? ""]) {
    expect(body).toMatch(/UTC close/)
    expect(body).toMatch(/of 8 Feb/)
    expect(body).toMatch(/Price at writing[^.]*\$70,\d{3}[^.]*at 00:00 UTC on 9 Feb/)
  }
})

test("a price that moved less than is accepted changes nothing", async () => {
  expect(await run(jobs, (name) => (name === "freeze" ? price("1.015") : undefined))).toBe("done")
  expect(await row()).toMatchObject({ version: 1, recomposed: 0 })
})

test("a price that moved once brings a second version, with the new price, and that one goes", async () => {
  expect(await run(jobs, (name) => (name === "freeze" ? price("1.03") : undefined))).toBe("done")
  const done = await row()
  expect(done).toMatchObject({ version: 2, recomposed: 1, report: { planned: 1, submitted: 1 } })
  expect(done.reasons).toContainEqual(
    expect.objectContaining({ code: "stale", detail: expect.stringContaining("version 1 prints 7") }),
  )
  const [mail, ...more] = await editionsOf(reader)
  expect(more).toEqual([])
  // 1.03 times the close; the close itself stays.
  expect(mail?.text).toMatch(/Price at writing[^.]*\$72,406/)
  expect(mail?.text).toContain("$70,330")
})

test("a price that passes what the headline says brings a version whose headline stands", async () => {
  const headline: (string | null)[] = []
  const watch = async (name: string) => {
    if (name !== "freeze") return
    headline.push((await row()).subject)
    await price("0.93")
  }
  expect(await run(jobs, watch)).toBe("done")
  const done = await row()
  expect(headline).toEqual(["Bitcoin back near $70,300 after falling to $60,000"])
  expect(done.version).toBe(2)
  expect(done.subject).not.toBe(headline[0])
  expect(done.reasons).toContainEqual(expect.objectContaining({ code: "stale", block: "headline" }))
})

test("a price that moves for ever holds the edition after two more versions, and editors are told once", async () => {
  const factors: Record<string, string> = { freeze: "1.03", "freeze 1": "1.06", "freeze 2": "1.09" }
  const moving = (name: string) => {
    const factor = factors[name]
    return factor === undefined ? undefined : price(factor)
  }
  expect(await run(jobs, moving)).toBe("held")
  expect(await run(jobs)).toBe("held")
  const held = await row()
  expect(held).toMatchObject({ version: 3, recomposed: 2, status: "held" })
  expect(await editionsOf(reader)).toEqual([])
  const told = await toldEditors("is held")
  expect(told).toHaveLength(1)
  expect(told[0]?.text?.replaceAll(/\s+/g, " ")).toContain("version 3 prints")

  // An editor's word makes it anew, and it may be composed anew twice again.
  expect(await release(jobs)).toMatchObject({ outcome: "decided", state: "making" })
  expect(await run(jobs)).toBe("done")
  expect(await row()).toMatchObject({ version: 4, recomposed: 0 })
  expect(await editionsOf(reader)).toHaveLength(1)
})

test("an edition that an editor released and that is composed anew waits for the editor again", async () => {
  expect(await run(reviewed)).toBe("waiting")
  // Once it is released, a mail that still calls for that is dropped.
  await toldEditors("waits")
  await price("1.03")
  expect(await release()).toMatchObject({ outcome: "decided", state: "released" })
  expect(await run(reviewed)).toBe("waiting")
  expect(await row()).toMatchObject({ version: 2, recomposed: 1, decision: null, decided_by: null })
  expect(await editionsOf(reader)).toEqual([])
  const told = await until(async () => {
    const mails = await toldEditors("waits")
    return mails.length > 1 ? mails : undefined
  })
  expect(told).toHaveLength(2)
  expect(told[1]?.text?.replaceAll(/\s+/g, " ")).toContain("version 1 prints")

  expect(await release()).toMatchObject({ outcome: "decided", state: "released" })
  expect(await run(reviewed)).toBe("done")
  expect(await editionsOf(reader)).toHaveLength(1)
})

test("with the sources of a price down, an edition that was made just now goes", async () => {
  expect(await run(jobs, (name) => (name === "freeze" ? market({ binance: "down" }) : undefined))).toBe(
    "done",
  )
  expect(await row()).toMatchObject({ version: 1, fresh: { price: null } })
})

test("with the sources of a price down, an edition that was made long ago is held, and editors are told why", async () => {
  expect(await run(reviewed)).toBe("waiting")
  await env.DB.prepare("UPDATE editions SET frozen_at = frozen_at - ?1")
    .bind(16 * 60_000)
    .run()
  await market({ coingecko: "down" })
  await release()
  expect(await run(reviewed)).toBe("held")
  const [told] = await toldEditors("is held")
  expect(told?.text?.replaceAll(/\s+/g, " ")).toContain("bitcoin's price could not be asked for")
  expect(await editionsOf(reader)).toEqual([])
})

test("where no source of a price is on, there is nothing to ask, and an edition goes however old", async () => {
  const unpriced: JobDeps = {
    ...reviewed,
    sources: reviewed.sources.filter(({ source }) => source.name === "kraken"),
  }
  expect(await run(reviewed)).toBe("waiting")
  await env.DB.prepare("UPDATE editions SET frozen_at = frozen_at - ?1")
    .bind(6 * 3_600_000)
    .run()
  await release()
  expect(await run(unpriced)).toBe("done")
})

test("a run that is killed between the check and the plan is taken up without asking again", async () => {
  const dying = (name: string) => {
    if (name === "check") throw new Error("killed")
  }
  await expect(run(jobs, dying)).rejects.toThrow("killed")
  const before = await asked()
  // Whatever the price does now, within 15 minutes the finding stands.
  await price("1.2")
  expect(await run(jobs)).toBe("done")
  expect(await asked()).toBe(before)
  expect(await row()).toMatchObject({ version: 1, recomposed: 0 })
  expect(await editionsOf(reader)).toHaveLength(1)
})

test("a finding of long ago does not stand: the run that comes later asks again", async () => {
  const dying = (name: string) => {
    if (name === "check") throw new Error("killed")
  }
  await expect(run(jobs, dying)).rejects.toThrow("killed")
  await env.DB.prepare(
    "UPDATE editions SET fresh = json_set(fresh, '$.at', json_extract(fresh, '$.at') - ?1)",
  )
    .bind(16 * 60_000)
    .run()
  await price("1.03")
  expect(await run(jobs)).toBe("done")
  expect(await row()).toMatchObject({ version: 2, recomposed: 1 })
  expect(await editionsOf(reader)).toHaveLength(1)
})

test.each(["check", "gather 1", "freeze 1", "check 1"])(
  "a run that is killed after %s of an edition that was composed anew is taken up, and the reader gets it once",
  async (name) => {
    const dying = async (done: string) => {
      if (done === "freeze") await price("1.03")
      if (done === name) throw new Error("killed")
    }
    await expect(run(jobs, dying)).rejects.toThrow("killed")
    expect(await run(jobs)).toBe("done")
    expect(await row()).toMatchObject({ version: 2, recomposed: 1 })
    expect(await editionsOf(reader)).toHaveLength(1)
  },
)

test("two runs at the same time, of which one finds the price moved, send one version", async () => {
  const moved = async (name: string) => {
    if (name === "freeze") await price("1.03")
  }
  const states = await Promise.all([run(jobs, moved), run(jobs)])
  expect(states).toContain("done")
  expect(await run(jobs)).toBe("done")
  expect(await editionsOf(reader)).toHaveLength(1)
})

test("a version that has been replaced is never planned, though a run still holds it for released", async () => {
  const replace = async (name: string) => {
    // Between this run's check and its plan, another finds the price moved and makes the next version ready to go.
    if (name !== "check") return
    const { version } = await row()
    await env.DB.prepare("UPDATE editions SET version = ?1, fresh = NULL")
      .bind(version + 1)
      .run()
  }
  expect(await run(jobs, replace)).toBe("released")
  expect(await editionsOf(reader)).toEqual([])
  expect((await env.DB.prepare("SELECT count(*) AS n FROM deliveries").first())?.n).toBe(0)
})

test("an edition that is too late is missed without asking anybody", async () => {
  expect(await run(reviewed)).toBe("waiting")
  await env.DB.prepare("UPDATE editions SET due_at = ?1")
    .bind(Date.now() - 13 * 3_600_000)
    .run()
  const before = await asked()
  await release()
  expect(await run(reviewed)).toBe("missed")
  expect(await asked()).toBe(before)
})
