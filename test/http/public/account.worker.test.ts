import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { linkIn, mailOf, sentOf } from "./mail-of.ts"
import { createReader, createSite, day, type Site } from "./reader-site.ts"

const hour = day / 24
let site: Site
let publicId: string
let path: string
beforeEach(async () => {
  site = await createSite()
  publicId = await createReader(site, "ada@example.com")
  path = await asked()
})

const post = (to: string, fields: Record<string, string>) =>
  site.request(to, { method: "POST", body: new URLSearchParams(fields) })
const askLink = async () => post(await site.preferencesPath(publicId), { action: "account" })
const last = () => site.messages.at(-1) ?? ""

/** Asks for a link at the preference centre, and takes it from the mail. */
async function asked(): Promise<string> {
  expect((await askLink()).status).toBe(202)
  return linkIn(site, last(), "account")
}
async function everything() {
  const { results } = await env.DB.prepare("SELECT * FROM address_changes").all()
  return { ...(await site.rows()), changes: results }
}
const of = async (address: string) => (await site.rows()).subscribers.find((row) => row.address === address)

describe("a fresh link", () => {
  test("is mailed to the present address, once an hour and three times a day whatever is asked", async () => {
    expect((await sentOf(site, last())).to).toBe("ada@example.com")
    for (let at = 0; at < 30; at += 1) {
      expect((await askLink()).status).toBe(202)
      site.clock.now += hour / 2
    }
    expect(site.messages.filter((id) => id.startsWith("account/"))).toHaveLength(3)
    site.clock.now += day
    await Promise.all([askLink(), askLink(), askLink()])
    expect(site.messages.filter((id) => id.startsWith("account/"))).toHaveLength(4)
  })

  test("holds for an hour, then says so; and its mail is not sent after that", async () => {
    site.clock.now += hour - 1
    expect((await site.request(path)).status).toBe(200)
    site.clock.now += 1
    const before = await everything()
    expect((await site.request(path)).status).toBe(410)
    expect((await post(path, { action: "delete", sure: "yes" })).status).toBe(410)
    expect(await mailOf(site, last())).toHaveProperty("drop")
    expect(await everything()).toEqual(before)
  })

  test("is of no other link's use, nor another of its", async () => {
    const before = await everything()
    const token = path.slice("/account/".length)
    const preferences = (await site.preferencesPath(publicId)).slice("/preferences/".length)
    for (const to of [
      `/preferences/${token}`,
      `/address/${token}`,
      `/cancel/${token}`,
      `/account/${preferences}`,
      `${path}x`,
    ]) {
      expect((await site.request(to)).status).toBe(404)
      expect((await post(to, { action: "delete", sure: "yes" })).status).toBe(404)
    }
    expect(await everything()).toEqual(before)
  })

  test("opened, prefetched or looked at changes nothing, shows no address and is kept by no cache", async () => {
    const before = await everything()
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]) {
      const answer = await site.request(path, { method, headers: { Purpose: "prefetch" } })
      expect(answer.status).toBe({ OPTIONS: 204, PUT: 405, DELETE: 405 }[method] ?? 200)
      if (method !== "GET") continue
      expect(answer.headers.get("Cache-Control")).toBe("no-store")
      expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer")
      expect(await answer.text()).not.toMatch(/<script|ada@|style="/)
    }
    expect(await everything()).toEqual(before)
  })

  test("is for readers: who has left is asked to come back first", async () => {
    await site.subscribers.unsubscribe(publicId, site.clock.now)
    site.clock.now += 2 * hour
    expect((await askLink()).status).toBe(409)
  })

  test.each([
    [{ action: "fly" }, "export, move or delete"],
    [{ action: "delete" }, "tick the box"],
    [{ action: "delete", sure: "no" }, "tick the box"],
    [{ action: "move", email: "mallory" }, "one e-mail address"],
    [{ action: "export", email: "mallory@example.com" }, "no field but action"],
  ] as [Record<string, string>, string][])(
    "%j is refused with what is accepted",
    async (fields, accepted) => {
      const before = await everything()
      const answer = await post(path, fields)
      expect(answer.status).toBe(422)
      const page = await answer.text()
      expect(page).toContain(accepted)
      expect(page).not.toMatch(/fly|mallory/)
      expect(await everything()).toEqual(before)
    },
  )
})

test("an export is all that is kept of the reader, and nothing of others", async () => {
  await createReader(site, "eve@example.com")
  const before = await everything()
  const answer = await post(path, { action: "export" })
  expect(answer.headers.get("Content-Disposition")).toContain("attachment")
  expect(answer.headers.get("Cache-Control")).toBe("no-store")
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({
    subscriber: { address: "ada@example.com", state: "confirmed", public_id: publicId },
    consents: [{ text_version: "2026-11", form: "json" }],
    mails: [{ purpose: "account-link" }, { purpose: "confirm" }, { purpose: "welcome" }],
    suppression: null,
  })
  expect(text).not.toContain("eve@")
  expect(await everything()).toEqual(before)
})

describe("deleting", () => {
  const remove = () => post(path, { action: "delete", sure: "yes" })

  test("takes all that is kept but a hash, and tells the address in one last mail", async () => {
    await createReader(site, "eve@example.com")
    expect((await remove()).status).toBe(200)
    const { subscribers, consents, suppressions, outbox } = await site.rows()
    expect(subscribers).toMatchObject([{ address: "eve@example.com" }])
    expect(consents).toHaveLength(1)
    expect(suppressions).toMatchObject([{ reason: "erased" }])
    expect(outbox.filter(({ subscriber }) => subscriber === null)).toHaveLength(1)
    const { to, subject } = await sentOf(site, last())
    expect([to, subject]).toEqual(["ada@example.com", "What Plumbline kept about you is deleted"])
  })

  test("twice, or twice at once, is once", async () => {
    await Promise.all([remove(), remove()])
    const once = await everything()
    expect((await remove()).status).toBe(404)
    expect(await everything()).toEqual(once)
    expect(site.messages.filter((id) => id.startsWith("account-changed/"))).toHaveLength(1)
  })

  test("does not lift a suppression, and leaves the way back open to the reader alone", async () => {
    await remove()
    site.clock.now += hour
    expect(await createReader(site, "ada@example.com")).not.toBe(publicId)
    expect(await site.stateOf("ada@example.com")).toBe("confirmed")
    expect((await site.rows()).suppressions).toEqual([])
  })

  test("of someone who complained keeps the complaint", async () => {
    await site.subscribers.suppress(publicId, "complaint", site.clock.now)
    await remove()
    expect(await site.rows()).toMatchObject({ subscribers: [], suppressions: [{ reason: "complaint" }] })
    expect(site.messages.filter((id) => id.startsWith("account-changed/"))).toEqual([])
  })
})

describe("another address", () => {
  const move = (email: string) => post(path, { action: "move", email })

  test("is asked back by a mail to it, and becomes the reader's by the button alone; the one before is told", async () => {
    expect((await move("ada@new.example")).status).toBe(202)
    expect(await of("ada@example.com")).toBeDefined()
    const link = await linkIn(site, last(), "address")
    expect((await sentOf(site, last())).to).toBe("ada@new.example")

    const before = await everything()
    for (const method of ["GET", "HEAD", "OPTIONS"]) await site.request(link, { method })
    expect(await everything()).toEqual(before)

    expect((await post(link, {})).status).toBe(200)
    expect(await of("ada@new.example")).toMatchObject({ public_id: publicId, state: "confirmed" })
    expect(await of("ada@example.com")).toBeUndefined()
    expect(await sentOf(site, last())).toMatchObject({
      to: "ada@example.com",
      subject: "Plumbline comes to another address from now on",
    })
    expect((await everything()).changes).toEqual([])

    // Neither link works again, and a sign-up of the new address meets the reader.
    expect((await post(link, {})).status).toBe(410)
    expect((await site.request(path)).status).toBe(410)
    expect(await site.stateOf("ada@new.example")).toBe("confirmed")
    expect(await site.stateOf("ada@example.com")).toBeNull()
  })

  test("pressed twice at once is changed once and told once", async () => {
    await move("ada@new.example")
    const link = await linkIn(site, last(), "address")
    await Promise.all([post(link, {}), post(link, {})])
    expect(site.messages.filter((id) => id.startsWith("account-changed/"))).toHaveLength(1)
    expect(await of("ada@new.example")).toMatchObject({ account_version: 2 })
  })

  test("that is somebody's, or must not be written to, gets the same answer and no mail", async () => {
    await createReader(site, "eve@example.com")
    const other = await createReader(site, "bad@example.com")
    await site.subscribers.suppress(other, "bounce", site.clock.now)
    await env.DB.prepare("DELETE FROM subscribers WHERE public_id = ?1").bind(other).run()
    const answers: string[] = []
    for (const address of ["fresh@example.com", "eve@example.com", "bad@example.com"]) {
      const answer = await move(address)
      expect(answer.status).toBe(202)
      answers.push(await answer.text())
      if (address !== "fresh@example.com")
        expect(await mailOf(site, last())).toEqual({ drop: "the address cannot be had" })
    }
    expect(new Set(answers).size).toBe(1)
    expect(await of("eve@example.com")).not.toMatchObject({ public_id: publicId })
  })

  test("that was taken, or suppressed, between the mail and the button is not changed", async () => {
    await move("ada@new.example")
    const link = await linkIn(site, last(), "address")
    await createReader(site, "ada@new.example")
    const before = await everything()
    expect((await post(link, {})).status).toBe(410)
    expect(await everything()).toEqual(before)
  })

  test("asked for after another takes its place: the first one's link is void", async () => {
    await move("first@new.example")
    const first = await linkIn(site, last(), "address")
    await move("second@new.example")
    expect((await post(first, {})).status).toBe(410)
    expect((await post(await linkIn(site, last(), "address"), {})).status).toBe(200)
    expect(await of("second@new.example")).toBeDefined()
  })

  test("is asked for three times a day at most", async () => {
    for (const n of [1, 2, 3, 4, 5]) expect((await move(`ada${n}@new.example`)).status).toBe(202)
    expect(site.messages.filter((id) => id.startsWith("address/"))).toHaveLength(3)
    expect((await everything()).changes).toMatchObject([{ address: "ada3@new.example" }])
  })

  test("ends with a leaving, and after a day", async () => {
    await move("ada@new.example")
    const link = await linkIn(site, last(), "address")
    site.clock.now += day
    expect((await post(link, {})).status).toBe(410)
    site.clock.now -= day
    await site.subscribers.unsubscribe(publicId, site.clock.now)
    expect((await post(link, {})).status).toBe(410)
    expect(await site.stateOf("ada@example.com")).toBe("unsubscribed")
  })
})

test("no address stands in a log line, a message, or what a mail is made from", async () => {
  await post(path, { action: "move", email: "ada@new.example" })
  const { outbox } = await site.rows()
  expect(JSON.stringify([site.logged, site.messages, outbox])).not.toContain("@")
})
