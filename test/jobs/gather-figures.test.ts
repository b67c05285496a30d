import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { type Config, readConfig } from "../../src/config.ts"
import { gatherFigures } from "../../src/jobs/gather-figures.ts"
import { Gathered } from "../../src/jobs/gathered.ts"
import { Making } from "../../src/jobs/settings.ts"
import { addDays, startOf } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"
import type { Get } from "../../src/market/source.ts"
import { binance } from "../../src/market/sources/binance.ts"
import { kraken } from "../../src/market/sources/kraken.ts"
import type { EditionRow } from "../../src/store/edition-row.ts"
import type { KeptRange } from "../../src/store/series-days.ts"
import { demonstration } from "../demonstration.ts"
import { closes, pointsFrom, when } from "../market/observed.ts"

function demonstrationConfig(): Config {
  const { config } = readConfig(demonstration)
  if (config === null) throw new Error("the demonstration's settings are wrong")
  return config
}

const row: EditionRow = {
  newsletter: "bitcoin",
  slug: "2026-02-08",
  version: 1,
  day: "2026-02-08",
  slot_at: Date.parse(when.slot),
  due_at: Date.parse(when.slot),
  state: "making",
  status: null,
  gathered: null,
  edition_sha: null,
  evidence_sha: null,
  mails: null,
  pictures: null,
  big_move: false,
  subject: null,
  reasons: [],
  decided_by: null,
  decision: null,
  report: null,
  runs: 1,
  stages: {},
  heartbeat_at: 0,
  started_at: 0,
  frozen_at: null,
  done_at: null,
  fresh: null,
  stale: [],
  recomposed: 0,
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")
const all = pointsFrom(closes)

/** Binance and Kraken, who give bitcoin's closes of `points` and nothing else. */
const answers =
  (points: Point[]): Get =>
  async (url) => {
    const days = points.map(({ day, c }) => ({ at: startOf(day), c }))
    const body = JSON.stringify(
      url.includes("BTCUSDT&interval")
        ? days.map(({ at, c }) => [at, c, c, c, c, "1", at + 86_399_999, "1", 1, "1", "1", "0"])
        : url.includes("XBTUSD")
          ? {
              error: [],
              result: {
                XXBTZUSD: days.map(({ at, c }) => [at / 1000, c, c, c, c, c, "1", 1]),
                last: (days.at(-1)?.at ?? 0) / 1000,
              },
            }
          : { code: -1121, msg: "Invalid symbol." },
    )
    return { url, body, sha256: sha256(body), fetchedAt: "2026-02-09T00:10:03Z", rebuiltFrom: null }
  }

/** Gathers into a memory, with days of Binance's that were kept before. */
async function gathered(get: Get, keptBefore: Point[] = [], now: () => number = () => 0) {
  const written = new Map<string, string>()
  const appended: { source: string; days: Point[] }[] = []
  const [first, last] = [keptBefore.at(0), keptBefore.at(-1)]
  const ranges: KeptRange[] =
    first && last ? [{ series: "btc.daily", source: "binance", first: first.day, last: last.day }] : []
  const asked: string[] = []
  const key = await gatherFigures(
    {
      config: demonstrationConfig(),
      now,
      get: (url, options) => {
        asked.push(url)
        return get(url, options)
      },
      sources: [
        { source: binance, access: { url: "https://data-api.binance.vision" } },
        { source: kraken, access: { url: "https://api.kraken.com", key: "a-secret-key" } },
      ],
      history: null,
      files: {
        async put(text) {
          written.set(`sha256/${sha256(text)}`, text)
          return `sha256/${sha256(text)}`
        },
        get: async (name) => written.get(name) ?? "",
        keyOf: async (text) => `sha256/${sha256(text)}`,
      },
      seriesDays: {
        ranges: async () => ranges,
        days: async () => keptBefore,
        async keep(_, source, days) {
          if (days.length > 0) appended.push({ source, days: [...days] })
          return days.length
        },
      },
      editions: {
        find: async () => null,
        noteGathered: async () => true,
        publishedBefore: async () => null,
      },
      log: () => {},
    },
    row,
  )
  const manifest = Gathered.parse(JSON.parse(written.get(key) ?? ""))
  const daily = manifest.observations.filter(({ figure }) => figure === "btc.daily")
  return { manifest, daily, appended, asked, written }
}

test("every reply lies under its own hash, with what was asked and what came of it", async () => {
  const { manifest, written, asked } = await gathered(answers(all))
  expect(manifest.requests.map(({ url }) => url).toSorted()).toEqual(asked.toSorted())
  for (const request of manifest.requests) {
    if (request.outcome === "reply") expect(written.has(`sha256/${request.sha256}`)).toBe(true)
  }
  expect(manifest.sources).toEqual([
    { name: "binance", url: "https://data-api.binance.vision", keyed: false },
    { name: "kraken", url: "https://api.kraken.com", keyed: true },
  ])
})

test("no key is written down anywhere", async () => {
  const { written } = await gathered(answers(all))
  expect([...written.values()].join("\n")).not.toContain("a-secret-key")
})

test("what the edition is made with is written down beside what was gathered", async () => {
  const { manifest, written } = await gathered(answers(all))
  const { settings, frame, previous } = Making.parse(JSON.parse(written.get(manifest.making) ?? ""))
  expect(settings).toMatchObject({ slug: "2026-02-08", version: 1, holdings: demonstration.HOLDINGS })
  expect(frame.postalAddress).toBe(demonstration.POSTAL_ADDRESS)
  expect(previous).toBeNull()
})

test("a first gathering keeps the days of both venues, a later one what is new", async () => {
  const first = await gathered(answers(all))
  expect(first.appended.map(({ source, days }) => `${source} ${days.length}`)).toEqual([
    "binance 15",
    "kraken 15",
  ])
  const later = await gathered(answers(all.slice(-9)), all.slice(0, -1))
  expect(later.daily[0]).toMatchObject({ source: "binance", points: all })
  expect(later.appended[0]?.source).toBe("binance")
  expect(later.appended[0]?.days.at(-1)?.day).toBe("2026-02-08")
})

test("a day that the provider restates is told, the edition goes on with the reply alone, and the day is kept as it now is", async () => {
  const kept = all.slice(0, -1).map((point, i) => (i === 10 ? { ...point, c: "1" } : point))
  const { manifest, daily, appended } = await gathered(answers(all.slice(-9)), kept)
  expect(daily[0]).toMatchObject({ source: "binance", points: all.slice(-9) })
  expect(manifest.failures).toContainEqual({
    code: "apart",
    figure: "btc.daily",
    source: "binance",
    detail: "binance restates btc.daily of 2026-02-04: 1 was kept, 73165.83 came",
  })
  expect(appended[0]?.days.find(({ day }) => day === "2026-02-04")?.c).toBe("73165.83")
})

test("a spoiled reply is not kept: what does not agree leaves the store as it was", async () => {
  const get: Get = (url, options) =>
    answers(
      url.includes("BTCUSDT")
        ? all.map(({ day, c }) => ({ day: addDays(day, 1), c })).filter(({ day }) => day <= when.day)
        : all,
    )(url, options)
  expect((await gathered(get)).appended).toEqual([])
})

test("after a minute nothing more is asked", async () => {
  let ms = 0
  const { asked, manifest } = await gathered(answers(all), [], () => {
    const before = ms
    ms += 61_000
    return before
  })
  expect(asked).toEqual([])
  expect(manifest.observations).toEqual([])
  expect(manifest.failures.length).toBeGreaterThan(0)
})
