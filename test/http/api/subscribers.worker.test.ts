import { env } from "cloudflare:workers"
import { parse } from "csv-parse/sync"
import { beforeEach, describe, expect, test } from "vitest"
import { subscribersIn } from "../../../src/store/subscribers.ts"
import { addressHash } from "../../../src/subscribers/suppression.ts"
import { demonstration } from "../../demonstration.ts"
import { createSite } from "../public/reader-site.ts"
import { ask, bearer, json } from "../site.ts"
import { begin, clearImports, commit, put, row } from "./import-desk.ts"

beforeEach(async () => {
  await createSite()
  await clearImports()
})

const get = (path: string) => ask(path, { headers: { ...bearer, ...json } })
const post = (path: string, body: unknown, headers: Record<string, string> = json) =>
  ask(path, { method: "POST", headers: { ...bearer, ...headers }, body: JSON.stringify(body) })
const exported = async () =>
  parse(await (await get("/api/v1/subscribers.csv")).text(), { columns: true }) as Record<string, string>[]

/** Readers who have come by a list. */
async function bring(...rows: ReturnType<typeof row>[]): Promise<void> {
  const { id } = await begin()
  expect((await put(id, 0, { rows, faults: [] })).status).toBe(204)
  await commit(id, 1)
}

describe("the export", () => {
  test("holds everyone whose address is known, with what proves the consent", async () => {
    await bring(row("ada@example.com", { kind: "trader", frequency: "daily", source: "a friend" }))
    const answer = await get("/api/v1/subscribers.csv")
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8")
    expect(answer.headers.get("Cache-Control")).toBe("no-store")
    expect(parse(await answer.text(), { columns: true })).toEqual([
      {
        email: "ada@example.com",
        state: "confirmed",
        kind: "trader",
        frequency: "daily",
        confirmed_at: "2019-05-20T00:00:00Z",
        source: "a friend",
        text_version: "elsewhere",
        basis: "double opt-in at Ghost",
      },
    ])
  })

  test("has nobody who left: of them only a hash is kept", async () => {
    await bring(row("ada@example.com"), row("bob@example.com", { wants: "left" }))
    const ada = await env.DB.prepare("SELECT public_id FROM subscribers WHERE state = 'confirmed'").first<{
      public_id: string
    }>()
    await subscribersIn(env.DB).unsubscribe(ada?.public_id ?? "", 0)
    expect(await exported()).toEqual([])
  })

  test("has a header and nothing else where nobody is, and an empty list as JSON", async () => {
    expect(await (await get("/api/v1/subscribers.csv")).text()).toBe(
      "email,state,kind,frequency,confirmed_at,source,text_version,basis\r\n",
    )
    expect(await (await get("/api/v1/subscribers.json")).json()).toEqual([])
  })

  test("gives no cell that a spreadsheet would run", async () => {
    await bring(
      row("ada@example.com", { source: "=HYPERLINK(1)" }),
      row("+1@example.com", { source: "@SUM(1)" }),
    )
    const text = await (await get("/api/v1/subscribers.csv")).text()
    for (const cell of text.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^[=+\-@]/)
    expect((await exported()).map(({ email }) => email).toSorted()).toEqual([
      "'+1@example.com",
      "ada@example.com",
    ])
  })

  test("goes through pages of a thousand, as CSV and as JSON", async () => {
    await env.DB.prepare(
      `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at)
       WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 2500)
       SELECT 'p' || id, 'r' || id || '@reader.example', 'h' || id, 'confirmed', 'general', 'daily', 0 FROM n`,
    ).run()
    const addresses = new Set((await exported()).map(({ email }) => email))
    expect(addresses.size).toBe(2500)
    const objects: unknown = await (await get("/api/v1/subscribers.json")).json()
    expect(objects).toHaveLength(2500)
  })
})

describe("one subscriber", () => {
  test("is shown by an address in the body, whatever its case", async () => {
    await bring(row("ada@example.com", { kind: "beginner" }))
    const answer = await post("/api/v1/subscribers/show", { email: "ADA@example.com" })
    expect(await answer.json()).toMatchObject({
      subscriber: {
        // The id by which lists of who did not get an edition name a reader.
        publicId: expect.stringMatching(/^[\w-]+$/),
        address: "ada@example.com",
        state: "confirmed",
        kind: "beginner",
      },
      suppressed: null,
    })
    const nobody = await post("/api/v1/subscribers/show", { email: "eve@example.com" })
    expect(await nobody.json()).toEqual({ subscriber: null, suppressed: null })
  })

  test("is written to no more once the operator says so, known here or not", async () => {
    await bring(row("ada@example.com"))
    for (const email of ["ada@example.com", "eve@example.com"]) {
      expect((await post("/api/v1/subscribers/suppress", { email })).status).toBe(200)
      expect(await (await post("/api/v1/subscribers/show", { email })).json()).toMatchObject({
        suppressed: "manual",
      })
    }
    expect(await exported()).toEqual([])
    const hmac = await addressHash(demonstration.HASH_KEY, "eve@example.com")
    expect(await subscribersIn(env.DB).isSuppressed(hmac)).toBe(true)
  })

  test.each([
    ["no address", { email: "nobody" }, json, 422],
    ["another field", { email: "ada@example.com", name: "Ada" }, json, 422],
    ["a form", { email: "ada@example.com" }, { "Content-Type": "text/plain" }, 415],
  ])("%s is refused, and says nothing of it again", async (_, body, headers, status) => {
    for (const what of ["show", "suppress"]) {
      const answer = await post(`/api/v1/subscribers/${what}`, body, headers)
      expect(answer.status).toBe(status)
      expect(await answer.text()).not.toContain("ada@")
    }
    expect(await env.DB.prepare("SELECT count(*) AS n FROM suppressions").first("n")).toBe(0)
  })
})

test("the numbers of now are by state, reader kind, frequency and source", async () => {
  await bring(row("ada@example.com"), row("bob@example.com"), row("eve@example.com", { wants: "left" }))
  expect(await (await get("/api/v1/subscribers/stats")).json()).toMatchObject({
    now: expect.arrayContaining([
      { state: "confirmed", kind: "general", frequency: "weekly", source: "Ghost", n: 2 },
    ]),
    days: [],
  })
})

test("nobody but an editor sees or changes any of it", async () => {
  for (const path of ["/api/v1/subscribers.csv", "/api/v1/subscribers.json", "/api/v1/subscribers/stats"])
    expect((await ask(path)).status).toBe(401)
  for (const what of ["show", "suppress"]) {
    const init = { method: "POST", headers: json, body: JSON.stringify({ email: "ada@example.com" }) }
    expect((await ask(`/api/v1/subscribers/${what}`, init)).status).toBe(401)
  }
})
