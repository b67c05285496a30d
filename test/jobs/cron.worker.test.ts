import { createScheduledController } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import worker from "../../src/index.ts"
import { instantOf } from "../../src/market/day.ts"
import { editionsIn } from "../../src/store/editions.ts"
import { mailsTo, open, until } from "../stories/newsroom.ts"

const editions = editionsIn(env.DB, "bitcoin")
const minute = 60_000
const at = (instant: string): number => Date.parse(instant)

/** Workflow instances that were started. No run begins here: what is tried is who begins one, and when. */
let started: string[] = []
const PUBLISH = {
  create: async ({ id }: { id: string }) => {
    started.push(id)
  },
}

type Settings = { SLOT_TIME?: string; SLOT_ZONE?: string; CADENCE?: string; LATEST_START_HOURS?: string }

/** The cron of wrangler.toml fires at a moment, under these settings. */
async function fire(when: number, settings: Settings = {}): Promise<void> {
  const controller = createScheduledController({ cron: "*/10 * * * *", scheduledTime: new Date(when) })
  const bindings: unknown = { ...env, PUBLISH, ...settings }
  await worker.scheduled(controller, isEnv(bindings) ? bindings : env)
}
const isEnv = (bindings: unknown): bindings is Env =>
  typeof bindings === "object" && bindings !== null && "PUBLISH" in bindings

/** It fires every ten minutes of a stretch of time, as it does. */
async function fireThrough(from: string, to: string, settings: Settings): Promise<void> {
  for (let when = at(from); when < at(to); when += 10 * minute) await fire(when, settings)
}

/** The editions that were begun, oldest first: their slugs and the slots that they were begun for. */
const begun = async () =>
  (await editions.list(100))
    .map(({ slug, slot_at }): [string, string] => [slug, instantOf(slot_at)])
    .reverse()
const runs = () => started.map((id) => id.replace("bitcoin-", ""))
const toldEditors = async () => (await mailsTo("editor@news.example.com")).map(({ subject }) => subject)

beforeEach(async () => {
  await open()
  started = []
  await env.DB.batch(["editions", "outbox"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)))
})

test.each([
  [
    "Berlin's spring",
    ["2026-03-27T12:00:00Z", "2026-03-30T12:00:00Z"],
    { SLOT_TIME: "07:30", SLOT_ZONE: "Europe/Berlin" },
    [
      ["2026-03-27", "2026-03-28T06:30:00Z"],
      ["2026-03-28", "2026-03-29T05:30:00Z"],
      ["2026-03-29", "2026-03-30T05:30:00Z"],
    ],
  ],
  [
    "Berlin's autumn",
    ["2026-10-23T12:00:00Z", "2026-10-26T12:00:00Z"],
    { SLOT_TIME: "07:30", SLOT_ZONE: "Europe/Berlin" },
    [
      ["2026-10-23", "2026-10-24T05:30:00Z"],
      ["2026-10-24", "2026-10-25T06:30:00Z"],
      ["2026-10-25", "2026-10-26T06:30:00Z"],
    ],
  ],
  [
    "Berlin's spring, in the hour that is skipped",
    ["2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"],
    { SLOT_TIME: "02:30", SLOT_ZONE: "Europe/Berlin" },
    [
      ["2026-03-28", "2026-03-29T01:30:00Z"],
      ["2026-03-29", "2026-03-30T00:30:00Z"],
    ],
  ],
  [
    "Berlin's autumn, in the hour that comes twice",
    ["2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"],
    { SLOT_TIME: "02:30", SLOT_ZONE: "Europe/Berlin" },
    [
      ["2026-10-24", "2026-10-25T00:30:00Z"],
      ["2026-10-25", "2026-10-26T01:30:00Z"],
    ],
  ],
  [
    "New York's spring",
    ["2026-03-06T18:00:00Z", "2026-03-09T18:00:00Z"],
    { SLOT_TIME: "06:00", SLOT_ZONE: "America/New_York" },
    [
      ["2026-03-06", "2026-03-07T11:00:00Z"],
      ["2026-03-07", "2026-03-08T10:00:00Z"],
      ["2026-03-08", "2026-03-09T10:00:00Z"],
    ],
  ],
  [
    "New York's autumn",
    ["2026-10-30T18:00:00Z", "2026-11-02T18:00:00Z"],
    { SLOT_TIME: "06:00", SLOT_ZONE: "America/New_York" },
    [
      ["2026-10-30", "2026-10-31T10:00:00Z"],
      ["2026-10-31", "2026-11-01T11:00:00Z"],
      ["2026-11-01", "2026-11-02T11:00:00Z"],
    ],
  ],
  [
    // The evening of 8 March comes before UTC's midnight, and no day has closed since the evening before.
    "New York's spring, where an evening slot moves to before UTC's midnight",
    ["2026-03-07T12:00:00Z", "2026-03-10T12:00:00Z"],
    { SLOT_TIME: "19:30", SLOT_ZONE: "America/New_York" },
    [
      ["2026-03-07", "2026-03-08T00:30:00Z"],
      ["2026-03-08", "2026-03-09T23:30:00Z"],
    ],
  ],
  [
    // Two days have closed, and the later one is told.
    "New York's autumn, where an evening slot moves to after UTC's midnight",
    ["2026-10-31T12:00:00Z", "2026-11-03T12:00:00Z"],
    { SLOT_TIME: "19:30", SLOT_ZONE: "America/New_York" },
    [
      ["2026-10-30", "2026-10-31T23:30:00Z"],
      ["2026-11-01", "2026-11-02T00:30:00Z"],
      ["2026-11-02", "2026-11-03T00:30:00Z"],
    ],
  ],
])(
  "through %s each slot begins one edition of the day that closed last",
  async (_, stretch, settings, expected) => {
    const [from = "", to = ""] = stretch
    await fireThrough(from, to, settings)
    const all = await begun()
    // The first one still takes up the slot before.
    expect(all.filter(([, slot]) => slot > from)).toEqual(expected)
    expect(runs()).toEqual(all.map(([slug]) => `${slug}-1`))
  },
)

test.each([
  [
    "Berlin",
    { SLOT_TIME: "07:30", SLOT_ZONE: "Europe/Berlin" },
    [
      ["2026-w12", "2026-03-23T06:30:00Z"],
      ["2026-w13", "2026-03-30T05:30:00Z"],
      ["2026-w14", "2026-04-06T05:30:00Z"],
    ],
  ],
  [
    // On 23 March, as on any Monday after 20:00 there, it is Tuesday in UTC.
    "New York in the evening",
    { SLOT_TIME: "20:30", SLOT_ZONE: "America/New_York" },
    [
      ["2026-w12", "2026-03-24T00:30:00Z"],
      ["2026-w13", "2026-03-31T00:30:00Z"],
      ["2026-w14", "2026-04-07T00:30:00Z"],
    ],
  ],
  [
    "Auckland, whose Monday morning is UTC's Sunday",
    { SLOT_TIME: "07:30", SLOT_ZONE: "Pacific/Auckland" },
    [
      ["2026-w12", "2026-03-22T18:30:00Z"],
      ["2026-w13", "2026-03-29T18:30:00Z"],
      ["2026-w14", "2026-04-05T19:30:00Z"],
    ],
  ],
])("a weekly slot in %s begins one edition a week, on Monday", async (_, settings, expected) => {
  for (let when = at("2026-03-22T00:00:00Z"); when < at("2026-04-08T00:00:00Z"); when += 30 * minute) {
    await fire(when, { ...settings, CADENCE: "weekly" })
  }
  const slots = (await begun()).filter(([, slot]) => slot >= "2026-03-22T12:00:00Z")
  expect(slots).toEqual(expected)
})

test("through New York's change of time no week's name comes twice, and none is left out", async () => {
  const settings = { SLOT_TIME: "19:30", SLOT_ZONE: "America/New_York", CADENCE: "weekly" }
  await fire(at("2026-03-03T01:00:00Z"), settings)
  await fire(at("2026-03-10T00:00:00Z"), settings)
  await fire(at("2026-03-17T00:00:00Z"), settings)
  expect(await begun()).toEqual([
    ["2026-w09", "2026-03-03T00:30:00Z"],
    ["2026-w10", "2026-03-09T23:30:00Z"],
    ["2026-w11", "2026-03-16T23:30:00Z"],
  ])
})

test("a cron that fires twice, and two that overlap, begin one edition and one run", async () => {
  const slot = at("2026-02-09T00:10:00Z")
  await Promise.all([fire(slot), fire(slot), fire(slot + 10 * minute)])
  await fire(slot)
  expect(await begun()).toEqual([["2026-02-08", "2026-02-09T00:10:00Z"]])
  expect(runs()).toEqual(["2026-02-08-1"])
})

test("a cron that comes eleven hours late still begins the edition, with the deadlines of its slot", async () => {
  await fire(at("2026-02-09T11:10:00Z"))
  expect(runs()).toEqual(["2026-02-08-1"])
  const row = await editions.find("2026-02-08")
  const late = Date.now() - (row?.due_at ?? 0)
  expect(late).toBeGreaterThanOrEqual(11 * 60 * minute)
  expect(late).toBeLessThan(12 * 60 * minute)
})

test("where no cron fires for 13 hours the edition is missed, and the editors are told once", async () => {
  await fire(at("2026-02-08T00:10:00Z"))
  await fireThrough("2026-02-09T13:10:00Z", "2026-02-09T14:00:00Z", {})
  expect(await editions.find("2026-02-08")).toMatchObject({ state: "missed", runs: 0 })
  expect(runs()).toEqual(["2026-02-07-1"])
  await until(async () => ((await toldEditors()).length > 0 ? true : undefined))
  expect(await toldEditors()).toEqual(["Plumbline 2026-02-08 was missed"])

  // The next slot is its own.
  await fire(at("2026-02-10T00:10:00Z"))
  expect(runs()).toEqual(["2026-02-07-1", "2026-02-09-1"])
})

test("crons that find a missed slot at the same time tell the editors once", async () => {
  await fire(at("2026-02-08T00:10:00Z"))
  const late = at("2026-02-09T13:10:00Z")
  await Promise.all([fire(late), fire(late), fire(late)])
  const { results } = await env.DB.prepare("SELECT id FROM outbox").all()
  expect(results).toEqual([{ id: "editors/bitcoin/2026-02-08/1/missed-0/0" }])
})

test("an edition that was begun in time is not missed, however late it is by now", async () => {
  await fire(at("2026-02-09T00:10:00Z"))
  await fireThrough("2026-02-09T13:10:00Z", "2026-02-09T13:40:00Z", {})
  expect(await editions.find("2026-02-08")).toMatchObject({ state: "making" })
  expect((await env.DB.prepare("SELECT id FROM outbox").all()).results).toEqual([])
})

test("a newsletter that was set up after its slot has missed nothing", async () => {
  await fire(at("2026-02-09T20:00:00Z"))
  expect(await begun()).toEqual([])
  await fire(at("2026-02-10T00:10:00Z"))
  expect(await begun()).toEqual([["2026-02-09", "2026-02-10T00:10:00Z"]])
})

test("one that turns from daily to weekly in the middle of a week has missed no week", async () => {
  await fire(at("2026-02-12T00:10:00Z"))
  await fire(at("2026-02-12T12:00:00Z"), { CADENCE: "weekly" })
  expect(await begun()).toEqual([["2026-02-11", "2026-02-12T00:10:00Z"]])
})

test("how late is too late is a setting", async () => {
  await fire(at("2026-02-08T00:10:00Z"))
  await fire(at("2026-02-09T03:00:00Z"), { LATEST_START_HOURS: "2" })
  expect(await editions.find("2026-02-08")).toMatchObject({ state: "missed" })
})
