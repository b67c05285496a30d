import { env } from "cloudflare:workers"
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import * as z from "zod"
import { dependencies } from "../../src/deps.ts"
import { Evidence } from "../../src/edition/evidence.ts"
import { Gathered } from "../../src/jobs/gathered.ts"
import { addDays, endOf } from "../../src/market/day.ts"
import { filesIn } from "../../src/store/files.ts"
import { seriesDaysIn } from "../../src/store/series-days.ts"
import { demonstration } from "../demonstration.ts"
import { type Faults, providers } from "../outside/market/faults.ts"
import { cron, edition, market, open, slotAt, visit } from "./newsroom.ts"

const day = "2026-02-08"
const dayBefore = "2026-02-07"
const files = filesIn(env.FILES)
const bearer = { Authorization: `Bearer ${demonstration.DESK_TOKEN}` }
const allDown: Faults = Object.fromEntries(providers.map((provider) => [provider, "down" as const]))

const Requests = z.array(z.object({ provider: z.string(), path: z.string(), query: z.string() }))
const requests = async () => Requests.parse(await (await fetch("http://market.test/_/requests")).json())

const Answer = z.object({
  slug: z.string(),
  version: z.int(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), same: z.boolean() })),
  same: z.boolean(),
})
const post = (slug: string) => visit(`/api/v1/editions/${slug}/rebuild`, { method: "POST", headers: bearer })
const rebuilt = async (slug: string) => Answer.parse(await (await post(slug)).json())

const gatheredOf = async (slug: string): Promise<Gathered> => {
  const row = await edition(slug, "done")
  return Gathered.parse(JSON.parse(await files.get(row.gathered ?? "")))
}

const hush = () => {
  vi.spyOn(console, "log").mockImplementation(() => {})
}
beforeEach(hush)

/** Days of Binance's before those that the replay has, as a first gathering of four years would have kept them. */
async function keepOlderDays(): Promise<string> {
  const kept = seriesDaysIn(env.DB)
  const binance = (await kept.ranges(dayBefore)).find(
    ({ series, source }) => series === "btc.daily" && source === "binance",
  )
  if (!binance) throw new Error("the first edition kept no day of Binance's")
  const first = addDays(day, -1600)
  const older = []
  for (let at = first; at < binance.first; at = addDays(at, 1)) {
    older.push({ day: at, o: "50000", h: "50100", l: "49900", c: "50000", v: "1000" })
  }
  await kept.keep("btc.daily", "binance", older)
  return first
}

let firstKept = ""
beforeAll(async () => {
  hush()
  await open()
  await cron("slot", slotAt - 86_400_000)
  await edition(dayBefore, "done")
  firstKept = await keepOlderDays()
  await fetch("http://market.test/_/reset", { method: "POST" })
  await cron("slot")
  await edition(day, "done")
})

describe("the second edition", () => {
  test("asks Binance only for what is not kept", async () => {
    const asked = (await requests()).filter(({ query }) => query.includes("symbol=BTCUSDT&interval=1d"))
    expect(asked).toHaveLength(1)
    expect(Number(/limit=(\d+)/.exec(asked[0]?.query ?? "")?.[1])).toBeLessThan(50)
  })

  test("prints from the kept days, whose file stands beside the reply in the evidence", async () => {
    const row = await edition(day, "done")
    const { figures, facts } = Evidence.parse(JSON.parse(await files.get(row.evidence_sha ?? "")))
    const daily = figures.find(({ id }) => id === "btc.daily")
    expect(daily).toMatchObject({ kind: "series", first: firstKept, count: 1601 })
    expect(facts.find(({ id }) => id === "btc.data.start")?.value).toBe(firstKept)
    const [binance] = daily?.observations ?? []
    if (binance?.kind !== "series") throw new Error("Binance's series is missing")
    const kept = JSON.parse(await files.get(`sha256/${binance.earlierSha256}`))
    expect(kept).toMatchObject({ series: "btc.daily", source: "binance" })
    expect(kept.days[0].day).toBe(firstKept)
  })

  test("keeps the day that is new", async () => {
    const ranges = await seriesDaysIn(env.DB).ranges(day)
    expect(ranges).toContainEqual({ series: "btc.daily", source: "binance", first: firstKept, last: day })
    expect(ranges.filter(({ series }) => series === "btc.daily").map(({ source }) => source)).toContain(
      "kraken",
    )
  })

  test("stamps nothing with the present: a fetch with its reply's moment, a series with its last day's end", async () => {
    const { observations, requests } = await gatheredOf(day)
    expect(observations.length).toBeGreaterThan(20)
    for (const { rawSha256, fetchedAt, asOf, ...said } of observations) {
      expect(requests).toContainEqual(expect.objectContaining({ sha256: rawSha256, fetchedAt }))
      expect(asOf).not.toBe(fetchedAt)
      if (said.kind === "series") expect(asOf).toBe(endOf(said.points.at(-1)?.day ?? ""))
    }
  })
})

describe("an edition made again", () => {
  test.each([dayBefore, day])("%s is the same, byte for byte, while nobody answers", async (slug) => {
    await fetch("http://market.test/_/reset", { method: "POST" })
    await market(allDown)
    const answer = await rebuilt(slug)
    expect(answer.files.filter(({ same }) => !same)).toEqual([])
    expect(answer).toMatchObject({ slug, version: 1, same: true })
    expect(answer.files.map(({ name }) => name)).toEqual([
      "edition.json",
      "evidence.json",
      ...["general", "long-term-holder", "trader", "beginner"].flatMap((kind) => [
        `mail.${kind}.html`,
        `mail.${kind}.txt`,
      ]),
      ...["light", "dark", "og"].map((form) => `picture.${form}.png`),
    ])
    expect(await requests()).toEqual([])
  })

  test("is the same whatever the settings have become since, and nothing is stored", async () => {
    const before = await env.FILES.list()
    const later = {
      TITLE: "Another title",
      HOLDINGS: "Something else.",
      POSTAL_ADDRESS: "Elsewhere 2, 10115 Berlin",
      SOURCES_OFF: "kraken,binance",
    }
    const { deps } = dependencies(Object.assign({}, env, later))
    expect(await deps?.http.rebuild(day)).toMatchObject({ outcome: "rebuilt", same: true })
    const after = await env.FILES.list()
    expect(after.objects.map(({ key, uploaded }) => [key, uploaded])).toEqual(
      before.objects.map(({ key, uploaded }) => [key, uploaded]),
    )
  })

  test("is refused while nothing is frozen, unknown where there is none, and shut to visitors", async () => {
    expect((await post("2020-01-01")).status).toBe(404)
    await env.DB.prepare(
      "INSERT INTO editions (newsletter, slug, day, slot_at, due_at, state, heartbeat_at, started_at) VALUES ('bitcoin', '2026-01-01', '2026-01-01', 0, 0, 'missed', 0, 0)",
    ).run()
    const early = await post("2026-01-01")
    expect(early.status).toBe(409)
    expect(await early.json()).toMatchObject({ detail: "the edition is missed and has no frozen words yet" })
    expect((await visit(`/api/v1/editions/${day}/rebuild`, { method: "POST" })).status).toBe(401)
    expect((await visit(`/api/v1/editions/${day}/rebuild`, { headers: bearer })).status).toBe(405)
  })

  test("tells which kept reply is no longer what came, and what comes out otherwise", async () => {
    const { observations } = await gatheredOf(day)
    const kraken = observations.find(({ source, figure }) => source === "kraken" && figure === "btc.daily")
    const key = `sha256/${kraken?.rawSha256}`
    const body = await files.get(key)
    await env.FILES.put(key, body.replace("69289", "69298"))
    const answer = await rebuilt(day)
    expect(answer.same).toBe(false)
    expect(answer.files.at(-1)).toEqual({
      name: `reply ${kraken?.url}`,
      sha256: kraken?.rawSha256,
      same: false,
    })
    expect(answer.files.find(({ name }) => name === "evidence.json")?.same).toBe(false)
    await env.FILES.put(key, body)
    expect((await rebuilt(day)).same).toBe(true)
  })

  test("tells which frozen mail is no longer what was frozen", async () => {
    const { mails } = await edition(day, "done")
    const key = mails?.trader.text ?? ""
    const text = await files.get(key)
    await env.FILES.put(key, `${text} `)
    expect((await rebuilt(day)).files.filter(({ same }) => !same).map(({ name }) => name)).toEqual([
      "mail.trader.txt",
    ])
    await env.FILES.put(key, text)
  })

  test("tells which frozen picture is no longer what was drawn", async () => {
    const { pictures } = await edition(day, "done")
    const key = pictures?.dark.key ?? ""
    const drawn = (await files.findBytes(key))?.bytes ?? new ArrayBuffer()
    await env.FILES.put(key, drawn.slice(1))
    expect((await rebuilt(day)).files.filter(({ same }) => !same).map(({ name }) => name)).toEqual([
      "picture.dark.png",
    ])
    await env.FILES.put(key, drawn)
  })
})
