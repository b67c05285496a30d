import { env } from "cloudflare:workers"
import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { createReader, createSite, type Site, start } from "./reader-site.ts"

const json = "application/json"
const urlencoded = "application/x-www-form-urlencoded"
const script = "<script>alert(1)</script>"

let site: Site
beforeEach(async () => {
  site = await createSite()
})

/** How many rows each table has. */
async function counts() {
  const { subscribers, consents, suppressions, outbox } = await site.rows()
  return {
    subscribers: subscribers.length,
    consents: consents.length,
    suppressions: suppressions.length,
    outbox: outbox.length,
  }
}

/** Posts to the form's endpoint, as from a form that has been open for long enough. */
const post = async (body: BodyInit | null, type?: string) =>
  site.request("/subscribe", {
    method: "POST",
    body: withToken(body, await site.formToken()),
    headers: type === undefined ? {} : { "Content-Type": type },
  })

function withToken(body: BodyInit | null, token: string): BodyInit | null {
  if (body instanceof URLSearchParams || body instanceof FormData) body.set("token", token)
  if (typeof body !== "string") return body
  if (body.startsWith("{") && body.endsWith("}")) return body.replace("{", `{"token":"${token}",`)
  return body.includes("=") && !body.includes("<email>") ? `${body}&token=${token}` : body
}

describe("a sign-up that is accepted", () => {
  test("leaves a pending subscriber, a consent, an outbox row and one message", async () => {
    const answer = await site.signUp({ email: "Ada@Example.COM", kind: "trader", frequency: "weekly" })
    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject({ status: "accepted" })
    const hour = start / 3_600_000 - 0.5
    const { subscribers, consents, suppressions, outbox } = await site.rows()
    const [subscriber] = subscribers
    expect(subscribers).toHaveLength(1)
    expect(subscriber).toMatchObject({
      public_id: "reader-1",
      address: "Ada@example.com",
      state: "pending",
      kind: "trader",
      frequency: "weekly",
      created_at: start,
      confirmed_at: null,
    })
    expect(consents).toMatchObject([
      { hour, form: "json", text_version: "2026-11", asked_at: start, confirmed_at: null },
    ])
    expect(suppressions).toEqual([])
    expect(outbox).toMatchObject([
      {
        id: `reader-1-${hour}`,
        purpose: "confirm",
        subscriber: subscriber?.id,
        params: JSON.stringify({ consent: `reader-1-${hour}` }),
        state: "queued",
        created_at: start,
      },
    ])
    expect(site.messages).toEqual([`reader-1-${hour}`])
  })

  test("is the same as a form, which is answered with a page", async () => {
    const fields = { email: "ada@example.com", kind: "beginner", frequency: "daily", consent: "2026-11" }
    const multipart = new FormData()
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
    for (const body of [new URLSearchParams(fields), multipart]) {
      site = await createSite()
      const answer = await post(body)
      expect(answer.status).toBe(202)
      expect(answer.headers.get("Content-Type")).toMatch("text/html")
      expect(await answer.text()).toContain("check your inbox")
      const { subscribers, consents } = await site.rows()
      expect(subscribers).toMatchObject([
        { address: "ada@example.com", kind: "beginner", frequency: "daily" },
      ])
      expect(consents).toMatchObject([{ form: "page" }])
    }
  })

  test("needs no field but the address", async () => {
    expect((await site.signUp({ email: "ada@example.com" })).status).toBe(202)
    expect((await site.rows()).subscribers).toMatchObject([{ kind: "general", frequency: "daily" }])
  })

  test("makes one mail an hour, however often an address is entered", async () => {
    for (let minutes = 0; minutes < 30; minutes += 10) {
      site.clock.now = start + minutes * 60_000
      await site.signUp({ email: "ada@example.com" })
    }
    expect(await counts()).toEqual({ subscribers: 1, consents: 1, suppressions: 0, outbox: 1 })
    expect(new Set(site.messages).size).toBe(1)
    site.clock.now = start + 30 * 60_000
    await site.signUp({ email: "ada@example.com" })
    expect(await counts()).toEqual({ subscribers: 1, consents: 2, suppressions: 0, outbox: 2 })
  })

  test("stands when the queue fails, and says so to the log without an address", async () => {
    site.deps.enqueueMail = async () => {
      throw new Error("queue overloaded, cannot take ada@example.com")
    }
    expect((await site.signUp({ email: "ada@example.com" })).status).toBe(202)
    expect((await site.rows()).outbox).toMatchObject([{ state: "queued" }])
    expect(site.logged).toHaveLength(1)
    expect(site.logged.join()).not.toContain("@")
  })

  test("costs at most six written rows of D1, indexes and all", async () => {
    await site.signUp({ email: "ada@example.com" })
    expect(site.batches).toHaveLength(1)
    expect(site.batches[0]?.rowsWritten).toBeGreaterThanOrEqual(3)
    expect(site.batches[0]?.rowsWritten).toBeLessThanOrEqual(6)
  })
})

describe("whether an address is known", () => {
  test("shows neither in the answer, nor in the number of statements, rows and messages", async () => {
    await createReader(site, "confirmed@example.com")
    const left = await createReader(site, "left@example.com")
    const suppressed = await createReader(site, "suppressed@example.com")
    const forgotten = await createReader(site, "forgotten@example.com")
    await site.signUp({ email: "pending@example.com" })
    await site.subscribers.unsubscribe(left, start)
    await site.subscribers.suppress(suppressed, "complaint", start)
    await site.subscribers.suppress(forgotten, "complaint", start)
    await env.DB.prepare("DELETE FROM subscribers WHERE public_id = ?1").bind(forgotten).run()

    site.clock.now += 2 * 60 * 60 * 1000
    const seen = []
    for (const name of ["unknown", "pending", "confirmed", "left", "suppressed", "forgotten"]) {
      const before = await counts()
      site.statements.length = 0
      site.messages.length = 0
      const answer = await site.signUp({ email: `${name}@example.com`, frequency: "weekly" })
      const after = await counts()
      seen.push({
        status: answer.status,
        headers: [...answer.headers],
        body: await answer.text(),
        statements: [...site.statements],
        consents: after.consents - before.consents,
        outbox: after.outbox - before.outbox,
        messages: site.messages.length,
      })
    }
    expect(seen[0]).toMatchObject({ status: 202, consents: 1, outbox: 1, messages: 1 })
    expect(seen[0]?.statements).toHaveLength(3)
    for (const other of seen) expect(other).toEqual(seen[0])
  })

  test("shows in the mailbox only: pending and left are asked back, confirmed and suppressed get nothing", async () => {
    await createReader(site, "confirmed@example.com")
    const left = await createReader(site, "left@example.com")
    const suppressed = await createReader(site, "suppressed@example.com")
    await site.subscribers.unsubscribe(left, start)
    await site.subscribers.suppress(suppressed, "complaint", start)
    site.clock.now += 2 * 60 * 60 * 1000
    for (const [name, mailed] of Object.entries({
      new: true,
      left: true,
      confirmed: false,
      suppressed: false,
    })) {
      await site.signUp({ email: `${name}@example.com` })
      expect((await site.confirmPath(site.messages.at(-1) ?? "")) !== null, name).toBe(mailed)
    }
  })

  test("a stranger's sign-up changes no subscriber", async () => {
    await createReader(site, "confirmed@example.com")
    const left = await createReader(site, "left@example.com")
    await site.subscribers.unsubscribe(left, start)
    const before = (await site.rows()).subscribers
    site.clock.now += 2 * 60 * 60 * 1000
    await site.signUp({ email: "confirmed@example.com", kind: "trader", frequency: "weekly" })
    await site.signUp({ email: "left@example.com", kind: "trader", frequency: "weekly" })
    const [confirmed, gone] = before
    // Whoever left is asked back: for that, and no longer, the address is known again.
    expect((await site.rows()).subscribers).toEqual([confirmed, { ...gone, address: "left@example.com" }])
  })

  test("an address forgotten after a complaint stays unwritten, and a link from before does not confirm it", async () => {
    await site.signUp({ email: "ada@example.com" })
    const path = (await site.confirmPath(site.messages[0] ?? "")) ?? ""
    const id = (site.messages[0] ?? "").replace(/-\d+$/, "")
    await site.subscribers.suppress(id, "complaint", start)
    await env.DB.prepare("DELETE FROM subscribers").run()
    await site.signUp({ email: "ADA@example.com" })
    expect(await site.confirmPath(site.messages.at(-1) ?? "")).toBeNull()
    expect((await site.request(path, { method: "POST" })).status).toBe(410)
  })
})

describe("a sign-up that is not accepted", () => {
  const form = (fields: string) => [fields, urlencoded] as const
  const object = (fields: unknown) => [JSON.stringify(fields), json] as const
  const email = "ada@example.com"
  const wrong: [string, number, readonly [BodyInit | null, string?], string[]?][] = [
    ["no body", 400, [null]],
    ["no body, but a content type", 400, [null, json]],
    ["an empty form", 400, ["", urlencoded]],
    ["broken JSON", 400, [`{"email": "${email}`, json]],
    ["a JSON list", 400, object([email])],
    ["a JSON null", 400, object(null)],
    ["a JSON text", 400, object(email)],
    ["a multipart form without its parts", 400, ["email=ada@example.com", "multipart/form-data; boundary=x"]],
    ["a multipart form without a boundary", 400, ["email=ada@example.com", "multipart/form-data"]],
    ["plain text", 415, [`email=${email}`, "text/plain"]],
    ["XML", 415, [`<email>${email}</email>`, "application/xml"]],
    ["a content type that only begins like ours", 415, [`{"email":"${email}"}`, "application/jsonp"]],
    ["a body of no stated type", 415, [new TextEncoder().encode(`email=${email}`)]],
    ["JSON over 8 KB", 413, object({ email, kind: "x".repeat(8192) })],
    ["a form over 8 KB", 413, form(`email=${email}&kind=${"x".repeat(8192)}`)],
    ["no address", 422, object({ kind: "trader" }), ["email"]],
    ["an invalid address", 422, object({ email: "ada@example" }), ["email"]],
    ["an address of 400 characters", 422, object({ email: `${"a".repeat(388)}@example.com` }), ["email"]],
    ["an address that is no text", 422, object({ email: 7 }), ["email"]],
    ["a list of addresses", 422, object({ email: [email] }), ["email"]],
    ["a header in the address", 422, object({ email: `${email}\r\nBcc: bob@example.com` }), ["email"]],
    ["two addresses in a form", 422, form(`email=${email}&email=bob@example.com`), ["email"]],
    ["a script as address", 422, object({ email: script }), ["email"]],
    ["a script as kind", 422, object({ email, kind: script }), ["kind"]],
    ["a script as frequency", 422, object({ email, frequency: script }), ["frequency"]],
    ["a script as consent", 422, object({ email, consent: script }), ["consent"]],
    [
      "a script in every field of a form",
      422,
      form(`email=${script}&kind=${script}&frequency=${script}&consent=${script}`),
      ["email", "kind", "frequency", "consent"],
    ],
    ["a null", 422, object({ email, kind: null }), ["kind"]],
    ["an unknown field", 422, object({ email, name: script }), ["(unknown)"]],
    ["a script as the name of a field", 422, object({ email, [script]: "x" }), ["(unknown)"]],
    [
      "a field named as JavaScript's own",
      422,
      [`{"email":"${email}","__proto__":{"x":1},"constructor":1}`, json],
      ["(unknown)"],
    ],
    ["an unknown field in a form", 422, form(`email=${email}&name=${script}`), ["(unknown)"]],
  ]

  test.each(wrong)(
    "%s gets %i, says what is accepted, repeats nothing and changes nothing",
    async (_, status, [body, type], fields) => {
      await createReader(site, "known@example.com")
      const before = await site.rows()
      const messages = site.messages.length
      const answer = await post(body, type)
      const text = await answer.text()
      expect(answer.status, text).toBe(status)
      expect(text).not.toContain("script>")
      expect(text).not.toContain("ada@")
      expect(await site.rows()).toEqual(before)
      expect(site.messages).toHaveLength(messages)
      if (fields === undefined) {
        expect(JSON.parse(text)).toEqual({
          status,
          title: expect.any(String),
          detail: expect.stringMatching(/accepted|Send/),
        })
      } else if (type === json) {
        expect(answer.headers.get("Content-Type")).toMatch("application/problem+json")
        const { errors } = JSON.parse(text)
        expect(errors).toEqual(fields.map((field) => ({ field, accepted: expect.stringMatching(/.+/) })))
      } else {
        for (const field of fields.filter((field) => field !== "(unknown)" && field !== "consent")) {
          expect(text).toContain(`id="${field}-error"`)
          expect(text).toMatch(new RegExp(`aria-describedby="${field}-error`))
          expect(text).toContain(`href="#${field}"`)
        }
        expect(text).toContain('tabindex="-1"')
      }
    },
  )

  test("a browser is answered with a page whatever is wrong", async () => {
    for (const [body, type] of [
      [null, undefined],
      ["x", "text/plain"],
      ["{", json],
      [`kind=${"x".repeat(9000)}`, urlencoded],
    ] as const) {
      const headers = { Accept: "text/html,*/*;q=0.8", ...(type && { "Content-Type": type }) }
      const answer = await site.request("/subscribe", { method: "POST", body, headers })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.headers.get("Content-Type")).toMatch("text/html")
    }
  })

  test("the form comes back with the choices that were made", async () => {
    const page = await (await post("email=x&kind=trader&frequency=weekly", urlencoded)).text()
    expect(page).toMatch(/<option value="trader" selected/)
    expect(page).toMatch(/value="weekly" checked/)
    expect(page).not.toMatch(/value="daily" checked/)
  })

  test("any bytes whatever get a clear answer, and change nothing", async () => {
    const before = await site.rows()
    const types = fc.constantFrom(json, urlencoded, "multipart/form-data; boundary=x", "text/plain", "", ";=")
    const bodies = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new TextEncoder().encode(text)),
    )
    await fc.assert(
      fc.asyncProperty(bodies, types, async (body, type) => {
        expect([400, 415, 422]).toContain((await post(new Uint8Array(body), type)).status)
      }),
      { numRuns: 300 },
    )
    expect(await site.rows()).toEqual(before)
  })

  test("a body of exactly 8 KB is read", async () => {
    const fields = { email: "ada@example.com", token: await site.formToken() }
    const body = JSON.stringify(fields).padEnd(8192, " ")
    expect((await post(body, json)).status).toBe(202)
    expect((await post(`${body} `, json)).status).toBe(413)
  })

  test("a body that streams is stopped at 8 KB", async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(" ".repeat(1024)))
      },
    })
    expect((await post(body, json)).status).toBe(413)
  })

  test("a weekly newsletter takes no daily readers, and does not offer it", async () => {
    site = await createSite({ CADENCE: "weekly" })
    expect((await site.signUp({ email: "ada@example.com", frequency: "daily" })).status).toBe(422)
    expect(await (await site.request("/subscribe")).text()).not.toContain('value="daily"')
    expect((await site.signUp({ email: "ada@example.com" })).status).toBe(202)
    expect((await site.rows()).subscribers).toMatchObject([{ frequency: "weekly" }])
  })
})

describe("GET /subscribe", () => {
  test("shows the form with kinds, frequencies and the consent text, and needs neither script nor inline style", async () => {
    const answer = await site.request("/subscribe")
    const page = await answer.text()
    expect(answer.status).toBe(200)
    for (const value of ["general", "long-term-holder", "trader", "beginner", "weekly", "daily", "2026-11"]) {
      expect(page).toContain(`value="${value}"`)
    }
    expect(page).toContain("By signing up I ask for this newsletter by e-mail")
    expect(page).not.toMatch(/<script|<style|style=/)
    expect(answer.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(answer.headers.get("Set-Cookie")).toBeNull()
  })

  test("changes nothing, and neither do HEAD, OPTIONS and methods that it does not take", async () => {
    const before = await site.rows()
    const statuses: Record<string, number> = {}
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]) {
      statuses[method] = (await site.request("/subscribe?email=ada@example.com", { method })).status
    }
    expect(statuses).toEqual({ GET: 200, HEAD: 200, OPTIONS: 204, PUT: 405, PATCH: 405, DELETE: 405 })
    expect(await site.rows()).toEqual(before)
    expect(site.messages).toEqual([])
  })

  test("is dressed by a stylesheet of our own, light and dark", async () => {
    const answer = await site.request("/style.css")
    expect(answer.headers.get("Content-Type")).toMatch("text/css")
    expect(await answer.text()).toContain("prefers-color-scheme: dark")
    expect((await site.request("/icon.svg")).headers.get("Content-Type")).toBe("image/svg+xml")
  })
})
