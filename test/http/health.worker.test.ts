import { env } from "cloudflare:workers"
import { afterEach, beforeAll, expect, test, vi } from "vitest"
import { ask, bearer, files, migrate, page, store } from "./site.ts"

beforeAll(migrate)
afterEach(() => vi.restoreAllMocks())

const broken = { PUBLIC_URL: "ftp://a-value-that-is-wrong", RESEND_API_KEY: undefined, SLOT_TIME: "noon" }

test("with all settings right, both say so", async () => {
  const health = await ask("/healthz")
  expect([health.status, await health.text()]).toEqual([200, "ok\n"])
  const ready = await ask("/readyz", { headers: bearer })
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, problems: [] }])
})

test("with broken settings visitors get 503 everywhere, and no name of what is wrong", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {})
  for (const path of [
    "/",
    "/healthz",
    "/editions/2026-02-08",
    "/preview",
    "/subscribe",
    "/api/v1/editions",
  ]) {
    const answer = await ask(path, { headers: page, settings: broken })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toMatch(/PUBLIC_URL|RESEND_API_KEY|SLOT_TIME/)
  }
})

test("with broken settings an editor is told every one by name, and none by value", async () => {
  for (const proof of [{ headers: bearer }, { access: true }]) {
    const answer = await ask("/readyz", { ...proof, settings: broken })
    expect(answer.status).toBe(503)
    const text = await answer.text()
    const { problems } = JSON.parse(text)
    expect(new Set(problems.map(({ name }: { name: string }) => name))).toEqual(
      new Set(["PUBLIC_URL", "SLOT_TIME", "RESEND_API_KEY"]),
    )
    expect(text).not.toMatch(/a-value-that-is-wrong|noon/)
  }
  expect((await ask("/readyz", { settings: broken })).status).toBe(401)
})

test("the log of broken settings holds their names and no value", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {})
  await ask("/", { settings: { ...broken, HASH_KEY: "short-secret" } })
  const written = JSON.stringify(log.mock.calls)
  expect(written).toContain("PUBLIC_URL")
  expect(written).toContain("HASH_KEY")
  expect(written).not.toMatch(/a-value-that-is-wrong|short-secret|noon/)
})

test("a database that does not answer is not ok, and an editor is told so", async () => {
  const settings = { DB: { prepare: () => env.DB.prepare("SELECT * FROM nowhere") } }
  const health = await ask("/healthz", { settings })
  expect([health.status, await health.text()]).toEqual([503, "not ok\n"])
  const ready = await ask("/readyz", { headers: bearer, settings })
  expect(await ready.json()).toMatchObject({ ready: false, problems: [{ name: "DB" }] })
})

test("what fails on our side is a 500 without details, and the log has no address and no part of the path", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {})
  await store("done")
  const reader = "reader@example.org"
  const settings = {
    DB: {
      prepare: () => {
        throw new Error(`row of ${reader} is broken`)
      },
    },
  }
  const answer = await ask("/editions/2026-02-08", { settings })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toMatch(/broken|row of/)
  const written = JSON.stringify(log.mock.calls)
  expect(written).toContain("/editions/:slug")
  expect(written).toContain("is broken")
  expect(written).not.toContain(reader)
  expect(written).not.toContain("2026-02-08")
})

test("a frozen file that is gone is a failure, not an empty page", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {})
  await env.DB.prepare("DELETE FROM editions").run()
  await store("done")
  const keys = (await env.FILES.list()).objects.map(({ key }) => key)
  await env.FILES.delete(keys)
  await expect(files.get(keys[0] ?? "")).rejects.toThrow("no file under")
  expect((await ask("/editions/2026-02-08")).status).toBe(500)
})
