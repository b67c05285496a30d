import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { type Hosted, host } from "../../src/cli/start/loopback.ts"
import { ProbeReport } from "../../src/market/probe.ts"
import { onByDefault } from "../../src/market/providers.ts"
import { sources } from "../../src/market/sources/all.ts"
import { runHere } from "./command-line.ts"
import { liveVenues } from "./live-venues.ts"
import { stubSources } from "./sources-env.ts"

// What a variable says of a source is seen where the requests arrive.

let hosted: Hosted
let venues: ReturnType<typeof liveVenues>
beforeEach(async () => {
  venues = liveVenues()
  hosted = await host(venues)
  stubSources(hosted.url)
  vi.stubEnv("PUBLIC_URL", undefined)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await hosted.close()
})

/** The sources whose addresses were asked. */
const asked = () => new Set(venues.seen.map(({ path }) => path.split("/")[1]))

async function probeHere(): Promise<ProbeReport> {
  return ProbeReport.parse(JSON.parse((await runHere(["probe", "--json"])).stdout))
}

const names = sources.map(({ name }) => name)
const on = names.filter(onByDefault)
const off = names.filter((name) => !onByDefault(name))

test("each source is asked at the address that its variable names", async () => {
  await probeHere()
  expect([...asked()].sort()).toEqual([...on].sort())
})

test("a source that SOURCES_OFF names is not asked, and the others are", async () => {
  vi.stubEnv("SOURCES_OFF", "kraken,mempool")
  const report = await probeHere()
  expect([...asked()].sort()).toEqual(on.filter((name) => name !== "kraken" && name !== "mempool").sort())
  expect(report.off).toContainEqual({ source: "kraken", why: "SOURCES_OFF names it" })
})

test("every one of them can be switched off; then nobody is asked and nothing is to be had", async () => {
  vi.stubEnv("SOURCES_OFF", names.join(","))
  const report = await probeHere()
  expect(venues.seen).toEqual([])
  expect(report.probed).toEqual([])
  expect(report.off.map(({ source }) => source)).toEqual(names)
  expect(report.required).toMatchObject([{ outcome: "held" }])
})

describe("sources whose free tier forbids a publisher's use", () => {
  test("are off, each with the reason and what turns it on", async () => {
    expect(off).toContain("coinpaprika")
    expect((await probeHere()).off).toEqual(
      off.map((source) => ({
        source,
        why: `free tier forbids a publisher's use; SOURCES_ON=${source} turns it on`,
      })),
    )
  })

  test("are asked when SOURCES_ON names them", async () => {
    vi.stubEnv("SOURCES_ON", off.join(","))
    expect((await probeHere()).off).toEqual([])
    expect([...asked()].sort()).toEqual([...names].sort())
  })

  test("stay off when both name them", async () => {
    vi.stubEnv("SOURCES_ON", "coinpaprika")
    vi.stubEnv("SOURCES_OFF", "coinpaprika")
    await probeHere()
    expect(asked()).not.toContain("coinpaprika")
  })
})

describe("keys", () => {
  const keyHeaders = { coingecko: "x-cg-demo-api-key", coinmarketcap: "x-cmc_pro_api_key" }
  const sent = (source: keyof typeof keyHeaders) =>
    venues.seen.find(({ path }) => path.startsWith(`/${source}/`))?.headers.get(keyHeaders[source]) ?? null

  test("are not needed", async () => {
    await probeHere()
    expect([sent("coingecko"), sent("coinmarketcap")]).toEqual([null, null])
    expect(asked()).toContain("coingecko")
    expect(asked()).toContain("coinmarketcap")
  })

  test("are sent to their own source, in a header and never in a URL", async () => {
    vi.stubEnv("COINGECKO_KEY", "CG-of-this-test")
    vi.stubEnv("COINMARKETCAP_KEY", "cmc-of-this-test")
    const said = JSON.stringify(await probeHere())
    expect([sent("coingecko"), sent("coinmarketcap")]).toEqual(["CG-of-this-test", "cmc-of-this-test"])
    expect(said + venues.seen.map(({ path }) => path).join()).not.toMatch(/of-this-test/)
    const strangers = venues.seen.filter(({ path }) => !/^\/(coingecko|coinmarketcap)\//.test(path))
    for (const { headers } of strangers) expect([...headers].join()).not.toContain("of-this-test")
  })
})

describe("a setting that is wrong is status 2, with its name, what is accepted, and nothing asked", () => {
  test.each([
    ["SOURCES_OFF", "krakn", "binance, coinbase, kraken"],
    ["SOURCES_ON", "glassnode", "binance, coinbase, kraken"],
    ["KRAKEN_URL", "http://kraken.example.com", "https, save http on a loopback address"],
    ["KRAKEN_URL", "https://me:secret@proxy.example.com", "a key has a setting of its own"],
    ["KRAKEN_URL", "https://proxy.example.com?key=secret", "a key has a setting of its own"],
    ["HISTORY_URL", "./history", "an address that begins with https://"],
  ])("%s=%s", async (name, value, accepted) => {
    vi.stubEnv(name, value)
    const { status, stdout, stderr } = await runHere(["probe"])
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toContain(`${name} is not accepted`)
    expect(stderr).toContain(accepted)
    expect(venues.seen).toEqual([])
  })
})

test("a folder of history is read in place of all sources", async () => {
  vi.stubEnv("HISTORY_URL", `${hosted.url}/history`)
  const report = await probeHere()
  expect(asked()).toEqual(new Set(["history"]))
  expect(report.off.map(({ source }) => source)).toEqual(names)
  expect(report.off[0]?.why).toBe("HISTORY_URL is read in place of it")
})
