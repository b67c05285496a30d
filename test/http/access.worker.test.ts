import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { ask, bearer, clear, form, json, migrate, page, store, token } from "./site.ts"

beforeAll(migrate)
beforeEach(async () => {
  await clear()
  await store("waiting")
})

/** What only an editor may do; each is asked for in every way that proves nobody. */
const shut = [
  ["GET", "/preview/2026-02-08"],
  ["GET", "/preview/2026-02-08/mail"],
  ["GET", "/preview/2026-02-08/evidence.json"],
  ["POST", "/preview/2026-02-08/decision"],
  ["GET", "/desk"],
  ["GET", "/readyz"],
  ["GET", "/api/v1/editions"],
  ["GET", "/api/v1/editions/2026-02-08"],
  ["POST", "/api/v1/editions/2026-02-08/decision"],
  ["POST", "/api/v1/editions/2026-02-08/rebuild"],
] as const

const decision = { headers: { ...form }, body: "action=release&reason=checked" }

describe.each(shut)("%s %s", (method, path) => {
  const offer = method === "POST" ? decision : { headers: {} }

  test("is refused without a token, and the answer says what is asked for", async () => {
    const answer = await ask(path, { method, ...offer })
    expect(answer.status).toBe(401)
    expect(answer.headers.get("WWW-Authenticate")).toContain('Basic realm="desk"')
    expect(answer.headers.get("WWW-Authenticate")).toContain('Bearer realm="desk"')
    expect(answer.headers.get("Cache-Control")).toBe("no-store")
    expect(await answer.text()).not.toContain("70,330")
  })

  test.each([
    ["another token", `Bearer ${token}x`],
    ["the token's beginning", `Bearer ${token.slice(0, -1)}`],
    ["an empty bearer", "Bearer "],
    ["no scheme", token],
    ["another scheme", `Token ${token}`],
    ["Basic that is not base64", "Basic ***"],
    ["Basic without a colon", `Basic ${btoa(token)}`],
    ["the token as the name", `Basic ${btoa(`${token}:`)}`],
    ["another password", `Basic ${btoa("editor:another-password-of-that-length")}`],
  ])("is refused with %s", async (_, authorization) => {
    const answer = await ask(path, {
      method,
      ...offer,
      headers: { ...offer.headers, Authorization: authorization },
    })
    expect(answer.status).toBe(401)
  })

  test.each(["token", "DESK_TOKEN", "access_token", "authorization"])(
    "is refused with the token in the URL as %s",
    async (name) => {
      const answer = await ask(`${path}?${name}=${token}`, { method, ...offer })
      expect(answer.status).toBe(401)
      expect(await answer.text()).not.toContain(token)
    },
  )

  test("is refused with neither Access nor a token configured, whatever is offered", async () => {
    for (const Authorization of [`Bearer ${token}`, "Bearer undefined", "Bearer "]) {
      const answer = await ask(path, {
        method,
        ...offer,
        headers: { ...offer.headers, Authorization },
        settings: { DESK_TOKEN: undefined },
      })
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain("DESK_TOKEN")
    }
  })

  test.each([
    ["empty", ""],
    ["too short", "short"],
    ["no text", 123456789012345],
  ])("is refused when the token configured is %s, even to whoever offers that", async (_, DESK_TOKEN) => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    const answer = await ask(path, {
      method,
      ...offer,
      headers: { ...offer.headers, Authorization: `Bearer ${DESK_TOKEN}` },
      settings: { DESK_TOKEN },
    })
    // A malformed setting shuts all but the page that would name it to an editor, and of these there is none now.
    expect(answer.status).toBe(path === "/readyz" ? 403 : 503)
  })
})

test.each([
  ["the bearer token", { headers: bearer }],
  ["the token as password of HTTP Basic", { headers: { Authorization: `Basic ${btoa(`anyone:${token}`)}` } }],
  ["Cloudflare Access", { access: true }],
  ["Cloudflare Access where no token is configured", { access: true, settings: { DESK_TOKEN: undefined } }],
])("the desk opens to %s", async (_, proof) => {
  expect((await ask("/preview/2026-02-08", proof)).status).toBe(200)
  expect((await ask("/api/v1/editions/2026-02-08", proof)).status).toBe(200)
})

test("whether an unpublished edition exists cannot be told from the refusal", async () => {
  for (const settings of [{}, { DESK_TOKEN: undefined }]) {
    for (const rest of ["", "/mail", "/evidence.json", "?view=nonsense"]) {
      const there = await ask(`/preview/2026-02-08${rest}`, { headers: page, settings })
      const nowhere = await ask(`/preview/1999-01-01${rest}`, { headers: page, settings })
      expect(there.status).toBe(nowhere.status)
      expect(await there.text()).toBe(await nowhere.text())
    }
  }
})

test.each([
  "/api/v1/editions/2026-02-08/rebuild",
  "/api/v1/probe",
  "/api/v1/series/backfill",
  "/api/v1/imports/any/undo",
])(
  "POST %s is not asked for by another site, though the browser sends the editor's proof along",
  async (path) => {
    for (const site of ["cross-site", "same-site", "none"]) {
      const headers = { ...bearer, "Sec-Fetch-Site": site }
      expect((await ask(path, { method: "POST", headers })).status).toBe(403)
    }
    for (const own of [{}, { "Sec-Fetch-Site": "same-origin" }]) {
      expect((await ask(path, { method: "POST", headers: { ...bearer, ...own } })).status).not.toBe(403)
    }
  },
)

test("a form from another site decides nothing, though the browser sends the editor's proof along", async () => {
  for (const origin of [
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site" },
    {},
  ]) {
    const answer = await ask("/preview/2026-02-08/decision", {
      method: "POST",
      access: true,
      ...decision,
      headers: { ...form, ...origin },
    })
    expect(answer.status).toBe(403)
  }
  const cross = await ask("/api/v1/editions/2026-02-08/decision", {
    method: "POST",
    access: true,
    headers: { "Content-Type": "text/plain" },
    body: JSON.stringify({ action: "release", reason: "checked" }),
  })
  expect(cross.status).toBe(415)
  const row = await ask("/api/v1/editions/2026-02-08", { headers: { ...bearer, ...json } })
  expect(await row.json()).toMatchObject({ state: "waiting" })
})
