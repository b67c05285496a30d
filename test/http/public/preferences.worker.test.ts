import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { signToken } from "../../../src/subscribers/token.ts"
import { createReader, createSite, day, type Site, start } from "./reader-site.ts"

let site: Site
let publicId: string
let path: string
beforeEach(async () => {
  site = await createSite()
  publicId = await createReader(site, "ada@example.com")
  path = await site.preferencesPath(publicId)
  site.messages.length = 0
})

const press = (fields: Record<string, string>, to = path) =>
  site.request(to, { method: "POST", body: new URLSearchParams(fields) })
const save = { action: "save", kind: "trader", frequency: "weekly" }
const reader = async () => (await site.rows()).subscribers[0]
const changes = async () =>
  (await site.rows()).outbox.filter(({ purpose }) => purpose === "preferences-changed")

describe("opening the link", () => {
  test("shows what is set now, one form for each change, and changes nothing", async () => {
    const before = await site.rows()
    for (const method of ["GET", "HEAD", "OPTIONS", "GET"]) {
      const answer = await site.request(path, { method, headers: { Purpose: "prefetch" } })
      expect(answer.status).toBe(method === "OPTIONS" ? 204 : 200)
      if (method !== "GET") continue
      const page = await answer.text()
      expect(page).toContain("How often: Daily")
      expect(page).toContain("What describes me: No preference")
      expect(page).toContain("Not paused")
      expect([...page.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action)).toEqual([
        "save",
        "pause",
        "account",
        "leave",
      ])
      expect(page).toMatch(/value="daily" checked/)
      expect(page).not.toMatch(/<script|http-equiv| onclick|style="/)
    }
    expect(await site.rows()).toEqual(before)
    expect(site.messages).toEqual([])
  })

  test("is kept by no cache, named to no other site and found by no search engine, as is each answer", async () => {
    for (const answer of [
      await site.request(path),
      await press(save),
      await press({ action: "fly" }),
      await press({ action: "leave" }),
      await site.request(path),
      await site.request("/preferences/x", { headers: { Accept: "text/html" } }),
    ]) {
      expect(answer.headers.get("Cache-Control")).toBe("no-store")
      expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer")
      const page = await answer.text()
      expect(page).toContain('<meta name="robots" content="noindex"')
      expect(page).not.toMatch(/ada|example\.com/)
    }
    expect(site.logged.join()).not.toMatch(/ada|example\.com/)
  })

  test("works for ever, in any version, and over keys in rotation", async () => {
    const [first] = site.deps.config.TOKEN_KEYS
    if (first === undefined) throw new Error("no key")
    const second = { id: "s2", secret: "c2Vjb25kIHNlY29uZCBzZWNvbmQgc2Vjb25k" }
    const later = await createSite({ TOKEN_KEYS: [second, first] })
    const id = await createReader(later, "ada@example.com")
    later.clock.now += 1000 * day
    for (const key of [first, second]) {
      expect((await later.request(await later.preferencesPath(id, key))).status).toBe(200)
    }
    await later.subscribers.unsubscribe(id, later.clock.now)
    await createReader(later, "ada@example.com")
    const answer = await later.request(await later.preferencesPath(id, first))
    expect(await answer.text()).toContain("Your preferences")
  })
})

describe("a change", () => {
  test("of kind and frequency is saved, said on the page, and told by one mail", async () => {
    const answer = await press(save)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain("Saved")
    expect(page).toContain("How often: Weekly")
    expect(page).toContain("What describes me: Trader")
    expect(await reader()).toMatchObject({ kind: "trader", frequency: "weekly", state: "confirmed" })
    expect(await changes()).toMatchObject([
      { subscriber: (await reader())?.id, state: "queued", created_at: start },
    ])
    expect(site.messages).toEqual((await changes()).map(({ id }) => id))
    expect(JSON.stringify(await changes())).not.toContain("@")
  })

  test("that stands already changes nothing and tells nobody", async () => {
    for (const fields of [{ ...save, kind: "general", frequency: "daily" }, { action: "resume" }]) {
      const before = await site.rows()
      const answer = await press(fields)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain("nothing was changed")
      expect(await site.rows()).toEqual(before)
    }
    await press({ action: "pause" })
    const paused = await site.rows()
    site.clock.now += day
    expect(await (await press({ action: "pause" })).text()).toContain("Paused already")
    expect(await site.rows()).toEqual(paused)
    expect(site.messages).toHaveLength(1)
  })

  test("posted twice at once is made once and told once", async () => {
    const answers = await Promise.all([press(save), press(save), press(save)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await changes()).toHaveLength(1)
    expect(site.messages).toHaveLength(1)
  })

  test("and back again are two changes, told by two mails", async () => {
    await press(save)
    await press({ ...save, kind: "general", frequency: "daily" })
    expect(new Set(site.messages).size).toBe(2)
    expect((await changes()).map(({ id }) => id).sort()).toEqual([...site.messages].sort())
  })

  test("does not undo one that another page made meanwhile", async () => {
    site.meanwhile.push(() => press({ action: "pause" }))
    await press(save)
    expect(await reader()).toMatchObject({ kind: "trader", paused_until: start + 30 * day })
    expect(await changes()).toHaveLength(2)
  })

  test("stands and is told though the queue takes no message: the row waits for the watchdog", async () => {
    site.deps.enqueueMail = async () => {
      throw new Error("the queue is away")
    }
    expect((await press(save)).status).toBe(200)
    expect(await changes()).toMatchObject([{ state: "queued" }])
    expect(site.logged.join()).toContain("mail not queued")
  })
})

describe("a pause", () => {
  test("lasts thirty days, is shown with the day of its end, and can be ended before", async () => {
    const answer = await press({ action: "pause" })
    const page = await answer.text()
    expect(page).toContain("Paused until Tuesday, 10 March 2026")
    expect(page).toContain('value="resume"')
    expect(page).not.toContain('value="pause"')
    expect(await reader()).toMatchObject({ state: "confirmed", paused_until: start + 30 * day })

    site.clock.now += day
    expect(await (await press({ action: "resume" })).text()).toContain("Not paused")
    expect(await reader()).toMatchObject({ paused_until: null })
    expect(site.messages).toHaveLength(2)
  })

  test("that is over is shown as none", async () => {
    await press({ action: "pause" })
    site.clock.now += 30 * day
    expect(await (await site.request(path)).text()).toContain("Not paused")
  })

  test("does not outlast leaving and coming back", async () => {
    await press({ action: "pause" })
    await press({ action: "leave" })
    site.clock.now += 2 * day
    await createReader(site, "ada@example.com")
    expect(await reader()).toMatchObject({ state: "confirmed", paused_until: null })
  })
})

describe("leaving", () => {
  test("is the same as unsubscribing, and no change of preferences is told", async () => {
    const answer = await press({ action: "leave" })
    expect(await answer.text()).toContain("You are unsubscribed")
    expect(await reader()).toMatchObject({ state: "unsubscribed", token_version: 2, left_at: start })
    const once = await site.rows()
    site.clock.now += day
    expect((await press({ action: "leave" })).status).toBe(200)
    expect(await site.rows()).toEqual(once)
    expect(site.messages).toEqual([])
  })

  test("ends what can be set: who has left sees that, and how to come back", async () => {
    await press({ action: "leave" })
    const before = await site.rows()
    const shown = await site.request(path)
    expect(shown.status).toBe(200)
    for (const answer of [shown, await press(save), await press({ action: "pause" })]) {
      const page = await answer.text()
      expect(page).toContain("You have left")
      expect(page).toContain('href="/subscribe"')
      expect(page).not.toContain("<form")
    }
    expect((await press(save)).status).toBe(409)
    expect(await site.rows()).toEqual(before)
  })

  test("meanwhile, elsewhere, wins over a change", async () => {
    site.meanwhile.push(() => site.subscribers.unsubscribe(publicId, start))
    const answer = await press(save)
    expect(answer.status).toBe(409)
    expect(await reader()).toMatchObject({ state: "unsubscribed", kind: "general" })
    expect(await changes()).toEqual([])
  })

  test("does not lift a suppression, of which the page tells", async () => {
    await site.subscribers.suppress(publicId, "complaint", start)
    expect((await press({ action: "leave" })).status).toBe(200)
    expect(await site.stateOf("ada@example.com")).toBe("suppressed")
    expect(await (await site.request(path)).text()).toContain("We no longer write to this address")
  })
})

describe("what is not accepted", () => {
  const refused: [Record<string, string>, string[]][] = [
    [{ action: "fly" }, ["save, pause, resume, leave or account"]],
    [{ kind: "trader" }, ["save, pause, resume, leave or account"]],
    [{ ...save, kind: "whale" }, ["general, long-term-holder, trader or beginner"]],
    [{ ...save, frequency: "hourly" }, ["weekly, daily or big-moves"]],
    [{ action: "save" }, ["general, long-term-holder, trader or beginner", "weekly, daily or big-moves"]],
    [{ ...save, paused_until: "0" }, ["no field but action, kind, frequency"]],
    [{ action: "pause", days: "9999" }, ["no field but action"]],
  ]
  test.each(refused)("%j is answered with what is, and changes nothing", async (fields, accepted) => {
    const before = await site.rows()
    const answer = await press(fields)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const words of accepted) expect(page).toContain(words)
    for (const word of ["fly", "whale", "hourly", "paused_until", "9999"]) expect(page).not.toContain(word)
    expect(page).toContain("How often: Daily")
    expect(await site.rows()).toEqual(before)
    expect(site.messages).toEqual([])
  })

  test("a frequency that the newsletter does not come out in", async () => {
    const weekly = await createSite({ CADENCE: "weekly" })
    const id = await createReader(weekly, "ada@example.com")
    const link = await weekly.preferencesPath(id)
    const body = new URLSearchParams({ ...save, frequency: "daily" })
    expect((await weekly.request(link, { method: "POST", body })).status).toBe(422)
    expect(await (await weekly.request(link)).text()).not.toContain('value="daily"')
  })

  test("a field given twice, no body, another kind of body, too long a body", async () => {
    const before = await site.rows()
    const post = (body: BodyInit | null, type: string) =>
      site.request(path, { method: "POST", body, headers: { "Content-Type": type } })
    const form = "application/x-www-form-urlencoded"
    expect((await post("action=pause&action=leave", form)).status).toBe(422)
    expect((await post("", form)).status).toBe(400)
    expect((await post("action=pause", "text/plain")).status).toBe(415)
    expect((await post(`action=pause&x=${"x".repeat(9000)}`, form)).status).toBe(413)
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const answer = await site.request(path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get("Allow")).toBe("GET, HEAD, POST")
    }
    expect(await site.rows()).toEqual(before)
  })

  test("a link that is not ours, not whole or made for another purpose is answered by a clear page", async () => {
    const [key] = site.deps.config.TOKEN_KEYS
    if (key === undefined) throw new Error("no key")
    const confirm = await signToken(key, { purpose: "confirm", publicId, version: 1, expiresAt: start + day })
    const leave = (await site.unsubscribePath(publicId)).slice("/unsubscribe/".length)
    const before = await site.rows()
    for (const token of [confirm, leave, path.slice("/preferences/".length, -1), "x", "%00"]) {
      const to = `/preferences/${token}`
      const shown = await site.request(to, { headers: { Accept: "text/html" } })
      expect(shown.status).toBe(404)
      expect(await shown.text()).toContain("This link is not complete")
      expect((await press({ action: "leave" }, to)).status).toBe(404)
    }
    const other = `/unsubscribe/${path.slice("/preferences/".length)}`
    expect((await site.request(other, { method: "POST" })).status).toBe(404)
    expect(await site.rows()).toEqual(before)
  })

  test("a link whose reader is forgotten leads to the sign-up", async () => {
    await env.DB.prepare("DELETE FROM subscribers").run()
    for (const answer of [await site.request(path), await press(save)]) {
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain("/subscribe")
    }
  })
})
