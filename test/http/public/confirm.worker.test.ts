import { beforeEach, expect, test } from "vitest"
import { signToken } from "../../../src/subscribers/token.ts"
import { createSite, day, type Site, start } from "./reader-site.ts"

let site: Site
let path: string
beforeEach(async () => {
  site = await createSite()
  path = await asked({ email: "ada@example.com", kind: "trader", frequency: "weekly" })
})

/** Signs up, and returns the path of the link in the mail. */
async function asked(fields: Record<string, string>): Promise<string> {
  await site.signUp(fields)
  const path = await site.confirmPath(site.messages.at(-1) ?? "")
  if (path === null) throw new Error("no mail")
  return path
}
const press = (path: string) => site.request(path, { method: "POST" })

test("opening the link asks with one button, and confirms nothing however often a scanner opens it", async () => {
  const before = await site.rows()
  for (const method of ["GET", "HEAD", "OPTIONS", "GET", "HEAD"]) {
    const answer = await site.request(path, { method, headers: { Purpose: "prefetch" } })
    expect(answer.status).toBe(method === "OPTIONS" ? 204 : 200)
    if (method !== "GET") continue
    const page = await answer.text()
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).toContain('<form method="post">')
    expect(page).not.toMatch(/<script|http-equiv|signed up/)
  }
  expect(await site.rows()).toEqual(before)
  expect((await press(path)).status).toBe(200)
})

test("a page behind a token is kept by no cache, named to no other site and found by no search engine", async () => {
  for (const answer of [await site.request(path), await press(path), await site.request("/confirm/x")]) {
    expect(answer.headers.get("Cache-Control")).toBe("no-store")
    if (!answer.headers.get("Content-Type")?.includes("text/html")) continue
    expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer")
    expect(await answer.text()).toContain('<meta name="robots" content="noindex"')
  }
})

test("pressing the button confirms the reader, with what was chosen and the proof of when", async () => {
  site.clock.now += day
  const answer = await press(path)
  expect(await answer.text()).toContain("The next weekly edition")
  const { subscribers, consents } = await site.rows()
  expect(subscribers[0]).toMatchObject({
    state: "confirmed",
    kind: "trader",
    frequency: "weekly",
    confirmed_at: start + day,
    left_at: null,
  })
  expect(consents).toMatchObject([{ asked_at: start, confirmed_at: start + day }])
  expect(site.batches.at(-1)?.rowsWritten).toBeLessThanOrEqual(4)
})

test("pressing it twice, or both presses at once, is pressing it once", async () => {
  const answers = await Promise.all([press(path), press(path)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const once = await site.rows()
  site.clock.now += day
  expect((await press(path)).status).toBe(200)
  expect(await site.rows()).toEqual(once)
})

const welcomes = async () => (await site.rows()).outbox.filter(({ purpose }) => purpose === "welcome")

test("whoever confirms is welcomed by one mail, however often and at once the button is pressed", async () => {
  await Promise.all([press(path), press(path), press(path)])
  await press(path)
  expect(await welcomes()).toMatchObject([
    { id: "welcome/reader-1/1", state: "queued", params: '{"reader":"reader-1","version":1}' },
  ])
  expect(site.messages.filter((id) => id.startsWith("welcome/"))).toEqual(["welcome/reader-1/1"])
})

test("a second sign-up that is confirmed, too, brings no second welcome", async () => {
  site.clock.now += 60 * 60 * 1000
  const second = await asked({ email: "ada@example.com", kind: "beginner" })
  await press(path)
  expect((await press(second)).status).toBe(200)
  expect((await site.rows()).subscribers).toMatchObject([{ kind: "beginner" }])
  expect(await welcomes()).toHaveLength(1)
})

test("who comes back after leaving is welcomed again", async () => {
  await press(path)
  await site.subscribers.unsubscribe("reader-1", site.clock.now)
  site.clock.now += 60 * 60 * 1000
  await press(await asked({ email: "ada@example.com" }))
  expect((await welcomes()).map(({ id }) => id)).toEqual(["welcome/reader-1/1", "welcome/reader-1/2"])
})

test("a confirmation that is refused welcomes nobody", async () => {
  site.meanwhile.push(() => site.subscribers.unsubscribe("reader-1", start))
  expect((await press(path)).status).toBe(410)
  expect(await welcomes()).toEqual([])
})

test("after seven days the link says that it has expired, what to do, and confirms nothing", async () => {
  site.clock.now += 7 * day
  const before = await site.rows()
  for (const method of ["GET", "POST"]) {
    const answer = await site.request(path, { method, headers: { Accept: "text/html" } })
    expect(answer.status).toBe(410)
    const page = await answer.text()
    expect(page).toContain("expired")
    expect(page).toContain('href="/subscribe"')
  }
  expect(await site.rows()).toEqual(before)
})

test("a link that is not ours, not whole or made for another purpose is never answered with success", async () => {
  const [key] = site.deps.config.TOKEN_KEYS
  if (key === undefined) throw new Error("no key")
  const publicId = (site.messages[0] ?? "").toString()
  const other = await signToken(key, { purpose: "unsubscribe", publicId, version: 1 })
  const stranger = { id: key.id, secret: "c3RyYW5nZXIgc3RyYW5nZXIgc3RyYW5nZXI=" }
  const forged = await signToken(stranger, {
    purpose: "confirm",
    publicId,
    version: 1,
    expiresAt: start + day,
  })
  const before = await site.rows()
  for (const token of [other, forged, path.slice("/confirm/".length, -1), "x", "%00", "..%2f.."]) {
    for (const method of ["GET", "POST"]) {
      const answer = await site.request(`/confirm/${token}`, { method })
      expect(answer.status, token).toBe(404)
      expect(await answer.text()).not.toMatch(/signed up|button/)
    }
  }
  expect(await site.rows()).toEqual(before)
})

test("a link whose reader is forgotten does not confirm", async () => {
  const publicId = "nobody-491484"
  const [key] = site.deps.config.TOKEN_KEYS
  if (key === undefined) throw new Error("no key")
  const token = await signToken(key, { purpose: "confirm", publicId, version: 1, expiresAt: start + day })
  expect((await site.request(`/confirm/${token}`)).status).toBe(410)
  expect((await press(`/confirm/${token}`)).status).toBe(410)
})

test("who has left is not brought back by a stranger, nor by a link from before; only by a new confirmation", async () => {
  await press(path)
  const leave = await site.unsubscribePath("reader-1")
  await site.request(leave, { method: "POST" })

  site.clock.now += 60 * 60 * 1000
  const fresh = await asked({ email: "ada@example.com", kind: "beginner", frequency: "daily" })
  expect(await site.stateOf("ada@example.com")).toBe("unsubscribed")
  expect((await press(path)).status).toBe(410)
  expect((await site.request(path)).status).toBe(410)
  expect(await site.stateOf("ada@example.com")).toBe("unsubscribed")

  expect((await press(fresh)).status).toBe(200)
  const { subscribers } = await site.rows()
  expect(subscribers[0]).toMatchObject({
    state: "confirmed",
    kind: "beginner",
    frequency: "daily",
    confirmed_at: site.clock.now,
    left_at: null,
  })
})

test("a suppressed address cannot be confirmed by a link from before", async () => {
  await site.subscribers.suppress("reader-1", "bounce", start)
  expect((await press(path)).status).toBe(410)
  expect(await site.stateOf("ada@example.com")).toBe("suppressed")
})

test("a reader who leaves or is suppressed while the confirmation is being written stays away", async () => {
  site.meanwhile.push(() => site.subscribers.unsubscribe("reader-1", start))
  expect((await press(path)).status).toBe(410)
  expect(await site.stateOf("ada@example.com")).toBe("unsubscribed")

  site.clock.now += 60 * 60 * 1000
  const again = await asked({ email: "ada@example.com" })
  site.meanwhile.push(() => site.subscribers.suppress("reader-1", "bounce", start))
  expect((await press(again)).status).toBe(410)
  expect(await site.stateOf("ada@example.com")).toBe("suppressed")
  expect((await site.rows()).consents.map(({ confirmed_at }) => confirmed_at)).toEqual([null, null])
})
