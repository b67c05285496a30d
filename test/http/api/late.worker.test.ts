import { env } from "cloudflare:workers"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { plan } from "../../../src/delivery/plan.ts"
import { aDelivery, id, ledger, subscribe } from "../../delivery/post-office.ts"
import { ask, bearer, began, clear, everything, form, json, migrate, page, store } from "../site.ts"

const path = "/api/v1/editions/2026-02-08/late"
const now = Date.UTC(2026, 1, 9, 0, 20)
const wish = (body: object, settings = {}) =>
  ask(path, { method: "POST", headers: { ...bearer, ...json }, body: JSON.stringify(body), settings })
const press = (fields: string, headers: Record<string, string> = { "Sec-Fetch-Site": "same-origin" }) =>
  ask("/preview/2026-02-08/late", {
    method: "POST",
    access: true,
    headers: { ...form, ...headers },
    body: fields,
  })
const preview = async (editor = true) =>
  (await ask("/preview/2026-02-08", { access: editor, headers: page })).text()

beforeAll(migrate)
/** An edition that nobody had to get, and two readers who confirmed since. */
beforeEach(async () => {
  await clear()
  await env.DB.batch(["consents", "subscribers"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)))
  began.runs.length = 0
  await store("done")
  await plan(ledger, await aDelivery({ createdAt: now - 1000 }))
  await ledger.close(id, now)
  await subscribe(2)
  await env.DB.prepare("UPDATE subscribers SET confirmed_at = ?1")
    .bind(now - 500)
    .run()
})

describe("through the API", () => {
  test("one request begins it, with a reason or without; the second changes nothing and says so", async () => {
    const first = await wish({ reason: " asked by mail " })
    expect(first.status).toBe(200)
    expect(await first.json()).toMatchObject({
      slug: "2026-02-08",
      changed: true,
      late: {
        readers: null,
        whyNot: null,
        sent: { state: "sending", askedBy: "desk token", reason: "asked by mail" },
      },
    })
    const before = await everything()
    expect(await (await wish({})).json()).toMatchObject({
      changed: false,
      late: { sent: { reason: "asked by mail" } },
    })
    expect(await everything()).toBe(before)
    expect(began.runs).toEqual([
      { id: "bitcoin-2026-02-08-late-1", params: { slug: "2026-02-08", late: true } },
    ])
  })

  test("how many would get it is told before, and by looking nothing is changed", async () => {
    const before = await everything()
    const answer = await ask("/api/v1/editions/2026-02-08", { headers: bearer })
    expect(await answer.json()).toMatchObject({ late: { readers: 2, whyNot: null, sent: null } })
    expect(await preview()).toContain("2 readers who are due for it confirmed after it was planned.")
    expect(await everything()).toBe(before)
  })

  test.each([
    [
      "an action that there is not",
      { action: "resend" },
      422,
      "send (or left out), pause, release, or cancel",
    ],
    ["a reason of 501 characters", { reason: "x".repeat(501) }, 422, "up to 500 characters"],
    ["another field", { to: "everyone" }, 422, "no field but action, reason"],
    ["a pause of what was not sent", { action: "pause" }, 409, "accepted is send"],
  ])("%s is refused and changes nothing", async (_, body, status, accepted) => {
    const before = await everything()
    const answer = await wish(body)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(accepted)
    expect(await everything()).toBe(before)
  })

  test("with the lane broadcast it is refused with the reason", async () => {
    const answer = await wish({}, { LANE: "broadcast" })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain("a broadcast goes to a whole segment")
  })

  test("of an edition that there is not, without a token, and as a form", async () => {
    const init = { method: "POST", headers: { ...bearer, ...json }, body: "{}" }
    expect((await ask("/api/v1/editions/2026-02-07/late", init)).status).toBe(404)
    expect((await ask(path, { ...init, headers: json })).status).toBe(401)
    expect((await ask(path, { ...init, headers: { ...bearer, ...form }, body: "action=send" })).status).toBe(
      415,
    )
    expect(began.runs).toEqual([])
  })
})

describe("on the preview", () => {
  test("the button says to how many it goes, leads back, and is gone then", async () => {
    expect(await preview()).toContain("Send it late to 2")
    const answer = await press("action=send")
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/preview/2026-02-08"])
    const after = await preview()
    expect(after).toContain("It is on its way to readers who confirmed after its plan.")
    expect(after).not.toContain("Send it late to")
    expect((await press("action=send")).status).toBe(303)
    expect(began.runs).toHaveLength(1)
  })

  test("where nobody has confirmed since there is no button, and a visitor is shown nothing of it", async () => {
    expect(await preview(false)).not.toContain("late")
    await env.DB.prepare("DELETE FROM subscribers").run()
    const shown = await preview()
    expect(shown).toContain("Nobody who is due for it has confirmed since it was planned.")
    expect(shown).not.toContain("Send it late to")
  })

  test("a form from another site is refused", async () => {
    expect((await press("action=send", { Origin: "https://elsewhere.example" })).status).toBe(403)
    expect(began.runs).toEqual([])
  })
})
