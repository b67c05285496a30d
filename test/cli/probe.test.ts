import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { type Hosted, host } from "../../src/cli/start/loopback.ts"
import { ProbeReport } from "../../src/market/probe.ts"
import { freePorts, runHere } from "./command-line.ts"
import { liveVenues } from "./live-venues.ts"
import { stubSources } from "./sources-env.ts"

let hosted: Hosted | null = null
beforeEach(() => {
  vi.stubEnv("DESK_TOKEN", undefined)
  vi.stubEnv("PUBLIC_URL", undefined)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await hosted?.close()
  hosted = null
})
async function standIn(app: Parameters<typeof host>[0]): Promise<string> {
  hosted = await host(app)
  return hosted.url
}

describe("from here", () => {
  test("where two venues agree on bitcoin's candles: a table, the required figure, status 0", async () => {
    stubSources(await standIn(liveVenues()))
    const { status, stdout, stderr } = await runHere(["probe"])
    expect([status, stderr]).toEqual([0, ""])
    const [, , heading] = stdout.split("\n")
    expect(heading?.split(/\s{2,}/)).toEqual([
      "source",
      "figures",
      "status",
      "ms",
      "shape",
      "newest as-of",
      "agreement",
      "why",
    ])
    expect(stdout).toMatch(/^kraken +btc\.daily +200 +\d+ +ok +20\d\d-\d\d-\d\dT00:00:00Z +agreed$/m)
    expect(stdout).toMatch(/^mempool .* 404 +\d+ +- +- +- +mempool answered 404 to \/mempool\//m)
    expect(stdout).toMatch(
      /^required {2}btc\.daily {2}agreed: price \d+(\.\d+)? USD, daily history of \d+ days, Binance/m,
    )
  })

  test("each endpoint is called once, also one that fails for the moment", async () => {
    const asked: string[] = []
    const failing = (request: Request) => {
      asked.push(new URL(request.url).pathname + new URL(request.url).search)
      return new Response("", { status: 503, headers: { "retry-after": "9" } })
    }
    stubSources(await standIn({ fetch: failing }))
    expect((await runHere(["probe"])).status).toBe(1)
    expect(asked.length).toBeGreaterThan(10)
    expect(new Set(asked).size).toBe(asked.length)
  })

  test("where the venues are 5 % apart: the column says so, and the status is 1", async () => {
    stubSources(await standIn(liveVenues(1.05)))
    const { status, stdout, stderr } = await runHere(["probe"])
    expect(stdout).toMatch(/^kraken +btc\.daily .* apart 5 %$/m)
    expect(stdout).toMatch(/^required {2}btc\.daily {2}held: /m)
    expect([status, stderr]).toEqual([1, "required and not to be had: btc.daily\n"])
  })

  test("without a network every line says why, and the status is 1", async () => {
    stubSources(`http://127.0.0.1:${await freePorts()}`)
    const { status, stdout } = await runHere(["probe", "--json"])
    expect(status).toBe(1)
    const report = ProbeReport.parse(JSON.parse(stdout))
    expect(report.probed.length).toBeGreaterThan(10)
    for (const { source, status, shapeOk, newest, problem } of report.probed) {
      expect({ status, shapeOk, newest }).toEqual({ status: null, shapeOk: null, newest: null })
      expect(problem).toMatch(new RegExp(`^${source} (could not be reached at /|was not asked)`))
    }
    expect(report.required).toMatchObject([{ outcome: "held", problem: "no source gave btc.daily" }])
  })

  test("says by which lane editions go, and what the free plan takes of it", async () => {
    const url = await standIn(liveVenues())
    stubSources(url)
    expect((await runHere(["probe"])).stdout).toContain(
      "lane  batch: an edition is one mail to each reader; Resend's free plan sends 100 mails a day",
    )
    vi.stubEnv("LANE", "broadcast")
    expect((await runHere(["probe"])).stdout).toContain("free for the first 1,000")
    vi.stubEnv("LANE", "topics")
    expect(await runHere(["probe"])).toMatchObject({
      status: 2,
      stderr: "LANE is not accepted; accepted: batch or broadcast\n",
    })
  })

  test("what is off by default is listed with what turns it on", async () => {
    stubSources(await standIn(liveVenues()))
    const { stdout } = await runHere(["probe"])
    expect(stdout).toContain(
      "coinpaprika is off: free tier forbids a publisher's use; SOURCES_ON=coinpaprika turns it on",
    )
  })

  test("--url alone is bad input", async () => {
    expect(await runHere(["probe", "--url", "https://news.example.com"])).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("--remote"),
    })
  })
})

describe("--remote", () => {
  const required = {
    figure: "btc.daily",
    outcome: "agreed",
    close: "70330.38",
    days: 1000,
    origin: "Binance BTCUSDT",
    problem: null,
  }
  const report = {
    day: "2026-02-08",
    at: "2026-02-09T00:10:00Z",
    probed: [
      {
        source: "binance",
        figures: ["btc.daily"],
        turn: "first",
        status: 451,
        ms: 31,
        shapeOk: null,
        newest: null,
        agreement: [],
        problem: "binance answered 451 to /api/v3/klines",
      },
    ],
    off: [],
    required: [required],
    lane: { lane: "batch", readers: 340 },
  }
  const asked: { url: string; method: string; authorization: string | null }[] = []
  const worker = (answer: unknown, status = 200) =>
    standIn({
      fetch(request: Request) {
        const { url, method, headers } = request
        asked.push({ url: new URL(url).pathname, method, authorization: headers.get("authorization") })
        return Response.json(answer, { status })
      },
    })
  beforeEach(() => {
    asked.length = 0
    vi.stubEnv("DESK_TOKEN", "a-token-of-this-test-only")
  })

  test("the Worker asks from its own network: the same table, and the token stands in a header only", async () => {
    const url = await worker(report)
    const { status, stdout } = await runHere(["probe", "--remote", "--url", url])
    expect(status).toBe(0)
    expect(asked).toEqual([
      { url: "/api/v1/probe", method: "POST", authorization: "Bearer a-token-of-this-test-only" },
    ])
    expect(stdout).toMatch(
      /^binance +btc\.daily +451 +31 +- +- +- +binance answered 451 to \/api\/v3\/klines$/m,
    )
    expect(stdout).toContain("agreed: price 70330.38 USD, daily history of 1000 days, Binance BTCUSDT")
  })

  test("--json is the Worker's report, and a required figure that it could not have is status 1", async () => {
    const held = { ...report, required: [{ ...required, outcome: "held", problem: "no source gave it" }] }
    const url = await worker(held)
    const { status, stdout } = await runHere(["probe", "--remote", "--json", "--url", url])
    expect(JSON.parse(stdout)).toEqual(held)
    expect(status).toBe(1)
  })

  test.each([
    [401, { title: "this is for editors" }, "this is for editors"],
    [404, "", "the desk answered 404"],
    [200, { probed: [] }, "the Worker's answer is not a probe's: is it of this version?"],
  ])("an answer of %i that is no report ends with status 1 and its words", async (code, answer, words) => {
    const url = await worker(answer, code)
    expect(await runHere(["probe", "--remote", "--url", url])).toMatchObject({
      status: 1,
      stdout: "",
      stderr: `${words}\n`,
    })
  })

  test("nobody there: status 1, in one line", async () => {
    const url = `http://127.0.0.1:${await freePorts()}`
    const said = await runHere(["probe", "--remote", "--url", url])
    expect(said).toMatchObject({ status: 1, stderr: `nobody answers at ${url}: is the Worker running?\n` })
  })

  test("the token is asked for before anything is sent, and cannot be given as an argument", async () => {
    vi.stubEnv("DESK_TOKEN", undefined)
    const said = await runHere(["probe", "--remote", "--url", "https://news.example.com"])
    expect(said).toMatchObject({ status: 2, stderr: "the variable DESK_TOKEN is not set\n" })
    expect((await runHere(["probe", "--remote", "--token", "x"])).status).toBe(2)
  })

  test("a Worker that is nowhere is bad input", async () => {
    const said = await runHere(["probe", "--remote", "--url", "there"])
    expect(said).toMatchObject({ status: 2, stderr: expect.stringContaining("https://…") })
  })
})
