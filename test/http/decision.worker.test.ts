import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { EditionState } from "../../src/store/edition-row.ts"
import { demonstration } from "../demonstration.ts"
import { ask, bearer, clear, editions, everything, form, json, migrate, store } from "./site.ts"

beforeAll(migrate)
beforeEach(clear)

const path = "/api/v1/editions/2026-02-08/decision"

const decide = (decision: unknown, to = path) =>
  ask(to, { method: "POST", headers: { ...bearer, ...json }, body: JSON.stringify(decision) })

const send = (body: string, headers: Record<string, string> = { "Sec-Fetch-Site": "same-origin" }) =>
  ask("/preview/2026-02-08/decision", {
    method: "POST",
    access: true,
    headers: { ...form, ...headers },
    body,
  })

describe("through the API", () => {
  test.each([
    ["release", "waiting", "released"],
    ["release", "held", "making"],
    ["reject", "waiting", "rejected"],
    ["reject", "held", "rejected"],
  ] as const)("%s of an edition that is %s leaves it %s, the second time too", async (action, from, to) => {
    await store(from)
    for (const _ of ["once", "twice"]) {
      const answer = await decide({ action, reason: " looked at it " })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ slug: "2026-02-08", state: to })
      expect(await editions.find("2026-02-08")).toMatchObject({
        state: to,
        version: to === "making" ? 2 : 1,
        decided_by: "desk token",
        decision: { action, reason: "looked at it" },
      })
    }
  })

  test.each([
    ["release", "done"],
    ["release", "rejected"],
    ["reject", "making"],
    ["reject", "sending"],
    ["reject", "missed"],
  ] satisfies [string, EditionState][])(
    "%s of an edition that is %s is refused with the states that allow it",
    async (action, state) => {
      await store(state)
      const before = await everything()
      const answer = await decide({ action, reason: "checked" })
      expect(answer.status).toBe(409)
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("waiting or held") })
      expect(await everything()).toBe(before)
    },
  )

  test("an edition that there is not is a 404", async () => {
    expect((await decide({ action: "release", reason: "checked" })).status).toBe(404)
  })

  test.each([
    ["no action", { reason: "checked" }, ["action"]],
    ["another action", { action: "publish", reason: "checked" }, ["action"]],
    ["no reason", { action: "release" }, ["reason"]],
    ["a blank reason", { action: "release", reason: " \n " }, ["reason"]],
    ["a reason of 501 characters", { action: "release", reason: "x".repeat(501) }, ["reason"]],
    ["a reason that is no text", { action: "release", reason: 7 }, ["reason"]],
    ["another field", { action: "release", reason: "checked", force: true }, ["(unknown)"]],
    ["nothing right", {}, ["action", "reason"]],
  ])("%s is a 422 that names the fields and leaves the edition as it was", async (_, decision, fields) => {
    await store("waiting")
    const before = await everything()
    const answer = await decide(decision)
    expect(answer.status).toBe(422)
    const { errors } = await answer.json<{ errors: { field: string; accepted: string }[] }>()
    expect(errors.map(({ field }) => field)).toEqual(fields)
    for (const { accepted } of errors) expect(accepted).not.toBe("")
    expect(await everything()).toBe(before)
  })

  test("a reason of 500 characters is accepted", async () => {
    await store("waiting")
    expect((await decide({ action: "release", reason: "x".repeat(500) })).status).toBe(200)
  })

  test.each([
    ["no body", "", json, 400],
    ["no JSON", "{", json, 400],
    ["no object", '["release"]', json, 400],
    ["a form", "action=release&reason=checked", form, 415],
    ["text", '{"action":"release","reason":"checked"}', { "Content-Type": "text/plain" }, 415],
    ["9 KB", JSON.stringify({ action: "release", reason: "x".repeat(9000) }), json, 413],
  ])("%s is refused and leaves the edition as it was", async (_, body, type, status) => {
    await store("waiting")
    const before = await everything()
    const answer = await ask(path, { method: "POST", headers: { ...bearer, ...type }, body })
    expect(answer.status).toBe(status)
    expect(answer.headers.get("Content-Type")).toContain("application/problem+json")
    expect(await everything()).toBe(before)
  })
})

describe("through the desk's form", () => {
  test("a decision leads back to the edition, and says by what the editor was proved", async () => {
    await store("waiting")
    const answer = await send("action=reject&reason=wrong+picture")
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/preview/2026-02-08"])
    expect(await editions.find("2026-02-08")).toMatchObject({
      state: "rejected",
      decided_by: "access",
      decision: { action: "reject", reason: "wrong picture" },
    })
  })

  test("a form from our own origin is accepted from a browser that does not name the site", async () => {
    await store("waiting")
    expect((await send("action=release&reason=fine", { Origin: demonstration.PUBLIC_URL })).status).toBe(303)
  })

  test.each([
    ["no reason", "action=release&reason=", 422],
    ["two actions", "action=release&action=reject&reason=fine", 422],
    ["no body", "", 400],
  ])("%s is refused and leaves the edition as it was", async (_, body, status) => {
    await store("waiting")
    const before = await everything()
    expect((await send(body)).status).toBe(status)
    expect(await everything()).toBe(before)
  })
})

describe("what the API tells", () => {
  test("of one edition: its state, its report and how much it proves", async () => {
    await store("done")
    const answer = await ask("/api/v1/editions/2026-02-08", { headers: bearer })
    expect(await answer.json()).toEqual({
      slug: "2026-02-08",
      day: "2026-02-08",
      version: 1,
      state: "done",
      status: "degraded",
      subject: "Bitcoin closed at $70,330, 8.6% lower than a week before",
      reasons: [{ code: "missing", figure: "bnb.daily", detail: "bnb.daily: no source answered" }],
      stages: { gather: expect.any(Number), done: expect.any(Number) },
      report: { planned: 3, submitted: 2, left: 1, suppressed: 0, rejected: 0, failed: 0, inDoubt: 0 },
      decision: null,
      delivery: null,
      audience: { due: 0, cap: null },
      late: { readers: null, whyNot: "nothing of the edition was planned", sent: null },
      figures: 1,
      sentences: 10,
    })
  })

  test("of an edition without words: no count rather than none", async () => {
    await store("making")
    const answer = await ask("/api/v1/editions/2026-02-08", { headers: bearer })
    expect(await answer.json()).toMatchObject({
      state: "making",
      figures: null,
      sentences: null,
      report: null,
    })
  })

  test("of all editions: each in short, the newest first", async () => {
    await store("done", { slug: "2026-02-07" })
    await store("held")
    const answer = await ask("/api/v1/editions", { headers: bearer })
    expect(await answer.json()).toMatchObject({
      editions: [
        { slug: "2026-02-08", state: "held" },
        { slug: "2026-02-07", state: "done" },
      ],
    })
    await clear()
    expect(await (await ask("/api/v1/editions", { headers: bearer })).json()).toEqual({ editions: [] })
  })

  test("of an edition that there is not: 404", async () => {
    expect((await ask("/api/v1/editions/2026-02-08", { headers: bearer })).status).toBe(404)
  })
})
