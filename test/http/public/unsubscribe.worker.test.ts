import { beforeEach, expect, test } from "vitest"
import { signToken } from "../../../src/subscribers/token.ts"
import { createReader, createSite, day, type Site, start } from "./reader-site.ts"

let site: Site
let publicId: string
let path: string
beforeEach(async () => {
  site = await createSite()
  publicId = await createReader(site, "ada@example.com")
  path = await site.unsubscribePath(publicId)
})

const oneClick = () => new URLSearchParams({ "List-Unsubscribe": "One-Click" })
const multipart = () => {
  const form = new FormData()
  form.set("List-Unsubscribe", "One-Click")
  return form
}

test("a mail provider's one click ends the subscription at once, URL-encoded or multipart (RFC 8058)", async () => {
  for (const body of [oneClick(), multipart()]) {
    site = await createSite()
    await createReader(site, "ada@example.com")
    const answer = await site.request(path, { method: "POST", body })
    expect(answer.status).toBe(200)
    expect(answer.redirected).toBe(false)
    expect(answer.headers.get("Location")).toBeNull()
    expect(answer.headers.get("Set-Cookie")).toBeNull()
    expect((await answer.text()).length).toBeLessThan(20)
    expect((await site.rows()).subscribers).toMatchObject([
      { state: "unsubscribed", token_version: 2, left_at: start },
    ])
  }
})

test("a second click is answered like the first and changes nothing", async () => {
  await site.request(path, { method: "POST", body: oneClick() })
  const once = await site.rows()
  site.clock.now += day
  expect((await site.request(path, { method: "POST", body: oneClick() })).status).toBe(200)
  expect(await site.rows()).toEqual(once)
})

test("opening the link asks with one button, and ends nothing", async () => {
  const before = await site.rows()
  for (const method of ["GET", "HEAD", "OPTIONS", "GET"]) {
    const answer = await site.request(path, { method })
    expect(answer.status).toBe(method === "OPTIONS" ? 204 : 200)
    if (method !== "GET") continue
    expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer")
    expect(answer.headers.get("Cache-Control")).toBe("no-store")
    const page = await answer.text()
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).not.toMatch(/<script|http-equiv/)
  }
  expect(await site.rows()).toEqual(before)
})

test("the page's button ends the subscription and says so on a page", async () => {
  const headers = {
    Accept: "text/html,application/xhtml+xml",
    "Content-Type": "application/x-www-form-urlencoded",
  }
  const answer = await site.request(path, { method: "POST", headers, body: "" })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain("You are unsubscribed")
  expect(await site.stateOf("ada@example.com")).toBe("unsubscribed")
})

test("a link works for ever, after a return, and over three keys in rotation", async () => {
  const [first] = site.deps.config.TOKEN_KEYS
  if (first === undefined) throw new Error("no key")
  const second = { id: "s2", secret: "c2Vjb25kIHNlY29uZCBzZWNvbmQgc2Vjb25k" }
  const third = { id: "s3", secret: "dGhpcmQgdGhpcmQgdGhpcmQgdGhpcmQgdGhp" }
  const later = await createSite({ TOKEN_KEYS: [third, second, first] })
  for (const key of [first, second, third]) {
    later.clock.now += 60 * 60 * 1000
    await later.signUp({ email: "ada@example.com" })
    const confirm = (await later.confirmPath(later.messages.at(-1) ?? "")) ?? ""
    expect((await later.request(confirm, { method: "POST" })).status).toBe(200)
    expect(await later.stateOf("ada@example.com")).toBe("confirmed")
    const old = await later.unsubscribePath("reader-1", key)
    later.clock.now += 1000 * day
    expect((await later.request(old, { method: "POST", body: oneClick() })).status).toBe(200)
    expect(await later.stateOf("ada@example.com")).toBe("unsubscribed")
  }
})

test("a link that is not ours, or made to confirm, ends nothing", async () => {
  const [key] = site.deps.config.TOKEN_KEYS
  if (key === undefined) throw new Error("no key")
  const confirm = await signToken(key, { purpose: "confirm", publicId, version: 1, expiresAt: start + day })
  const before = await site.rows()
  for (const token of [confirm, path.slice("/unsubscribe/".length, -1), "x"]) {
    for (const method of ["GET", "POST"]) {
      expect((await site.request(`/unsubscribe/${token}`, { method })).status).toBe(404)
    }
  }
  expect(await site.rows()).toEqual(before)
})

test("a reader who is forgotten already is told the same", async () => {
  const answer = await site.request(await site.unsubscribePath("nobody"), {
    method: "POST",
    body: oneClick(),
  })
  expect(answer.status).toBe(200)
})

test("leaving does not lift a suppression", async () => {
  await site.subscribers.suppress(publicId, "complaint", start)
  expect((await site.request(path, { method: "POST", body: oneClick() })).status).toBe(200)
  expect(await site.stateOf("ada@example.com")).toBe("suppressed")
})
