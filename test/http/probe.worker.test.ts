import { env } from "cloudflare:workers"
import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { ProbeReport } from "../../src/market/probe.ts"
import { market, open, visit } from "../stories/newsroom.ts"
import { bearer } from "./site.ts"

beforeAll(open)

const path = "/api/v1/probe"
const askFor = (init: RequestInit<IncomingRequestCfProperties> = {}) =>
  visit(path, { method: "POST", ...init })

describe("a probe from the Worker's own network", () => {
  test("asks every open source and says what came of it", async () => {
    await market({ kraken: "down" })
    const answer = await askFor({ headers: bearer })
    expect(answer.status).toBe(200)
    expect(answer.headers.get("cache-control")).toBe("no-store")
    const report = ProbeReport.parse(await answer.json())
    const of = (name: string) => report.probed.filter(({ source }) => source === name)
    expect(of("binance").length).toBeGreaterThan(0)
    // The replayed day is long past, so nothing of it is fresh enough for an edition of today.
    expect(of("binance")[0]).toMatchObject({ status: 200, shapeOk: true })
    expect(of("kraken")[0]).toMatchObject({ status: 503, shapeOk: null, newest: null })
    expect(of("kraken")[0]?.problem).toMatch(/^kraken answered 503 to \//)
    expect(report.required).toMatchObject([{ figure: "btc.daily", outcome: "held" }])
    expect(report.off.map(({ source }) => source)).toContain("coinpaprika")
    await market({})
  })

  test("writes nothing", async () => {
    const count = async () =>
      [
        (await env.FILES.list()).objects.length,
        await env.DB.prepare("SELECT count(*) AS n FROM editions").first("n"),
      ].join()
    const before = await count()
    await askFor({ headers: bearer })
    expect(await count()).toBe(before)
  })
})

describe("is refused", () => {
  test("to whoever is no editor", async () => {
    expect((await askFor()).status).toBe(401)
    expect((await askFor({ headers: { Authorization: "Bearer of-another-door-altogether" } })).status).toBe(
      401,
    )
  })

  test("to a page of another site, whoever looks at it", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const answer = await askFor({ headers: { ...bearer, "Sec-Fetch-Site": site } })
      expect(answer.status).toBe(403)
    }
  })

  test("as a GET, which would ask others for a mere look", async () => {
    const answer = await visit(path, { headers: bearer })
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"])
  })
})

describe("a backfill", () => {
  const backfill = (init: RequestInit<IncomingRequestCfProperties> = {}) =>
    visit("/api/v1/series/backfill", { method: "POST", ...init })

  test("says what is kept and which source failed, and writes nothing that is not settled", async () => {
    await env.DB.prepare("DELETE FROM series_days").run()
    await market({ kraken: "down" })
    const answer = await backfill({ headers: bearer })
    expect(answer.status).toBe(200)
    const { kept, failures } = z
      .object({ kept: z.array(z.unknown()), failures: z.array(z.object({ source: z.string() })) })
      .parse(await answer.json())
    // The replayed day is long past: for the last closed day nothing is settled.
    expect(kept).toEqual([])
    expect(failures.map(({ source }) => source)).toContain("kraken")
    expect(await env.DB.prepare("SELECT count(*) AS n FROM series_days").first("n")).toBe(0)
    await market({})
  })

  test("is refused to whoever is no editor, and to a page of another site", async () => {
    expect((await backfill()).status).toBe(401)
    const foreign = await backfill({ headers: { ...bearer, "Sec-Fetch-Site": "cross-site" } })
    expect(foreign.status).toBe(403)
  })
})
