import { beforeEach, expect, test } from "vitest"
import { linkIn } from "./mail-of.ts"
import { createReader, createSite, day, type Site } from "./reader-site.ts"

let site: Site
let consent: string
let path: string
beforeEach(async () => {
  site = await createSite()
  await site.signUp({ email: "ada@example.com" })
  consent = site.messages.at(-1) ?? ""
  path = await linkIn(site, consent, "cancel")
})
const press = (to = path) => site.request(to, { method: "POST" })

test("opening the link asks with one button and forgets nothing", async () => {
  const before = await site.rows()
  for (const method of ["GET", "HEAD", "OPTIONS", "GET"]) {
    const answer = await site.request(path, { method, headers: { Purpose: "prefetch" } })
    if (method === "GET") expect((await answer.text()).match(/<button/g)).toHaveLength(1)
  }
  expect(await site.rows()).toEqual(before)
})

test("pressing it forgets the sign-up at once, twice is once, and the link to confirm is void", async () => {
  const confirm = await linkIn(site, consent, "confirm")
  for (const _ of [1, 2]) {
    expect((await press()).status).toBe(200)
    expect(await site.rows()).toEqual({ subscribers: [], consents: [], suppressions: [], outbox: [] })
  }
  expect((await press(confirm)).status).toBe(410)
})

test("it leaves a reader who is confirmed meanwhile, and what was agreed to, as they are", async () => {
  await press(await linkIn(site, consent, "confirm"))
  const before = await site.rows()
  expect((await press()).status).toBe(200)
  expect(await site.rows()).toEqual(before)
})

test("of who had left and was signed up again, the address is forgotten once more", async () => {
  site = await createSite()
  const publicId = await createReader(site, "ada@example.com")
  await site.subscribers.unsubscribe(publicId, site.clock.now)
  site.clock.now += day
  await site.signUp({ email: "ada@example.com" })
  const again = await linkIn(site, site.messages.at(-1) ?? "", "cancel")
  await press(again)
  expect(await site.rows()).toMatchObject({
    subscribers: [{ state: "unsubscribed", address: null }],
    consents: [{ confirmed_at: expect.any(Number) }],
  })
})

test("after seven days there is nothing left to forget", async () => {
  site.clock.now += 7 * day
  expect((await press()).status).toBe(410)
})

test("a link to confirm cancels nothing, nor the other way round", async () => {
  const before = await site.rows()
  const confirm = await linkIn(site, consent, "confirm")
  expect((await press(confirm.replace("/confirm/", "/cancel/"))).status).toBe(404)
  expect((await press(path.replace("/cancel/", "/confirm/"))).status).toBe(404)
  expect(await site.rows()).toEqual(before)
})
