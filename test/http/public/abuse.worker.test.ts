import { env } from "cloudflare:workers"
import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import * as z from "zod"
import { maxFillMs, minFillMs, signFormToken } from "../../../src/subscribers/form-token.ts"
import { ipHash } from "../../../src/subscribers/ip.ts"
import { dummyResponse, turnstileKeys } from "../../outside/turnstile.ts"
import { createReader, createSite, day, type Site, start } from "./reader-site.ts"
import { someIp } from "./some-ip.ts"

const email = "ada@example.com"
const hour = day / 24
/** `BOMBING_REQUESTS=10000` in the environment of vitest asks for more. */
const requests = z.coerce.number().default(600).parse(Reflect.get(env, "BOMBING_REQUESTS"))
const page = { Accept: "text/html" }
let site: Site
beforeEach(async () => {
  site = await createSite()
})

const sendForm = (fields: Record<string, string>, headers: Record<string, string> = page) =>
  site.request("/subscribe", { method: "POST", headers, body: new URLSearchParams(fields) })

/** What a refusal must leave as it was. */
async function unchanged(act: () => Promise<Response>): Promise<Response> {
  const before = await site.rows()
  const messages = [...site.messages]
  const answer = await act()
  expect(await site.rows()).toEqual(before)
  expect(site.messages).toEqual(messages)
  return answer
}

const fieldsNamed = async (answer: Response): Promise<string[]> => {
  const { errors }: { errors: { field: string }[] } = await answer.json()
  return errors.map(({ field }) => field)
}

describe("a robot that fills in every field", () => {
  test("gets the answer that all get, to a form and to JSON, and nothing is written but a count in the log", async () => {
    const good = await sendForm({ email, token: await site.formToken() })
    const trapped = await unchanged(async () =>
      sendForm({ email: "bob@example.com", topic: "offer", token: await site.formToken() }),
    )
    expect([trapped.status, await trapped.text()]).toEqual([good.status, await good.text()])
    const goodJson = await site.signUp({ email })
    const trappedJson = await unchanged(() => site.signUp({ email: "bob@example.com", topic: "offer" }))
    expect([trappedJson.status, await trappedJson.json()]).toEqual([202, await goodJson.json()])
    expect(site.logged).toEqual([
      'sign-up by a robot left out {"form":"page"}',
      'sign-up by a robot left out {"form":"json"}',
    ])
  })

  test("is met by a field that neither a person nor a screen reader nor a keyboard comes by", async () => {
    const html = await (await site.request("/subscribe")).text()
    expect(html).toMatch(
      /<div class="trap" aria-hidden="true">.*name="topic" tabindex="-1" autocomplete="off"/s,
    )
    expect((await sendForm({ email, topic: "", token: await site.formToken() })).status).toBe(202)
  })
})

describe("the token of a form", () => {
  const tokenAt = async (age: number, key = site.deps.config.TOKEN_KEYS[0]) => {
    if (key === undefined) throw new Error("no key")
    return signFormToken(key, start - age)
  }

  test.each([
    ["sent in less than two seconds", minFillMs - 1],
    ["opened a day ago", maxFillMs],
    ["opened tomorrow", -day],
  ])("%s is refused to a form with a fresh one, and to JSON, in words", async (_, age) => {
    const token = await tokenAt(age)
    const answer = await unchanged(() => sendForm({ email, token }))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain("2 seconds to 24 hours")
    const fresh = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ""
    expect(await fieldsNamed(await unchanged(() => site.signUp({ email, token })))).toEqual(["token"])
    site.clock.now += 5_000
    expect((await sendForm({ email, token: fresh })).status).toBe(202)
  })

  test("is demanded of JSON: none, one of another key and one of a link are refused", async () => {
    const stranger = { id: "s1", secret: "c3RyYW5nZXIgc3RyYW5nZXIgc3RyYW5nZXI=" }
    const tokens = [undefined, "", "x", "x".repeat(201), 7, await tokenAt(day / 2, stranger)]
    for (const token of tokens) {
      const answer = await unchanged(() => site.signUp({ email, token }))
      expect(answer.status).toBe(422)
      expect(await fieldsNamed(answer)).toEqual(["token"])
    }
  })

  test("is had by JSON from /subscribe/token, which changes nothing and is kept by no cache", async () => {
    const answer = await unchanged(() => site.request("/subscribe/token"))
    expect(answer.headers.get("Cache-Control")).toBe("no-store")
    const { token, ...rest } = await answer.json<{ token: string }>()
    expect(rest).toEqual({ afterSeconds: 2, withinSeconds: 86_400, turnstileSiteKey: null })
    expect(await fieldsNamed(await site.signUp({ email, token }))).toEqual(["token"])
    site.clock.now += 2_000
    expect((await site.signUp({ email, token })).status).toBe(202)
  })

  test("that a form in a site's own HTML lacks is made up for by one press on a page of ours", async () => {
    const fields = {
      email: "Ada@Example.com",
      kind: "trader",
      frequency: "weekly",
      utm_source: "blog",
      source: "foot",
    }
    const answer = await unchanged(() => sendForm({ ...fields, topic: "" }))
    expect(answer.status).toBe(422)
    expect(answer.headers.get("Cache-Control")).toBe("no-store")
    const html = await answer.text()
    expect(html.match(/<button/g)).toHaveLength(1)
    const hidden = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    expect(hidden).toMatchObject({ ...fields, email: "Ada@example.com", consent: "2026-11" })
    expect((await unchanged(() => sendForm(hidden))).status).toBe(422)
    site.clock.now += 2_000
    expect((await sendForm(hidden)).status).toBe(202)
    expect((await site.rows()).consents).toMatchObject([
      { source: "foot", marks: '{"utm_source":"blog"}', form: "page" },
    ])
  })

  test("that is missing beside a wrong address brings the form, which names the address alone", async () => {
    const html = await (await unchanged(() => sendForm({ email: "ada" }))).text()
    expect(html).toContain('id="email-error"')
    expect(html).not.toContain("too short")
  })
})

describe("sign-ups of one network", () => {
  test("are ten a minute; more get 429 with Retry-After, a page or JSON, whatever they hold", async () => {
    const ip = { "CF-Connecting-IP": someIp() }
    for (let n = 0; n < 10; n += 1) {
      expect((await site.signUp({ email: `reader${n}@example.com` }, ip)).status).toBe(202)
    }
    const answer = await unchanged(() => site.signUp({ email }, ip))
    expect(answer.status).toBe(429)
    expect(answer.headers.get("Retry-After")).toBe("60")
    expect(answer.headers.get("Content-Type")).toMatch("application/problem+json")
    const form = await unchanged(() => sendForm({ email }, { ...page, ...ip }))
    expect([form.status, form.headers.get("Retry-After")]).toEqual([429, "60"])
    expect(await form.text()).toContain("Wait a minute")
    const neighbour = { "CF-Connecting-IP": ip["CF-Connecting-IP"].replace("::1", "::2") }
    expect((await site.signUp({ email }, neighbour)).status).toBe(429)
    expect((await site.signUp({ email })).status).toBe(202)
  })
})

describe("one address that is entered again and again", () => {
  /** How often it was asked back, by when. */
  const askedAt = async () =>
    (await site.rows()).outbox.map(({ created_at }) => Number(created_at)).sort((a, b) => a - b)
  const most = (times: number[]) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + day).length))

  test(`gets three mails a day at most, though ${requests} requests in two days from everywhere ask for it, and each gets the same answer`, async () => {
    const bodies = new Set<string>()
    for (let n = 0; n < requests; n += 1) {
      site.clock.now = start + Math.floor((n * 2 * day) / requests)
      const answer = await site.signUp({ email: n % 2 === 0 ? email : "ADA@EXAMPLE.COM" })
      bodies.add(`${answer.status} ${await answer.text()}`)
    }
    expect(bodies.size).toBe(1)
    const times = await askedAt()
    expect(most(times)).toBe(3)
    expect(times).toHaveLength(6)
    expect(new Set(site.messages).size).toBe(6)
    expect((await site.rows()).consents).toHaveLength(6)
  }, 1_800_000)

  test("gets no more whenever it is entered", async () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 40 * 60 }), { minLength: 1, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(minutes, async (waits) => {
        site = await createSite()
        for (const wait of waits) {
          site.clock.now += wait * 60_000
          expect((await site.signUp({ email })).status).toBe(202)
        }
        const times = await askedAt()
        expect(most(times)).toBeLessThanOrEqual(3)
        expect(times.length).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test("is asked again once a day is over", async () => {
    for (let n = 0; n < 5; n += 1) {
      await site.signUp({ email })
      site.clock.now += hour
    }
    expect(await askedAt()).toHaveLength(3)
    site.clock.now = start + day
    await site.signUp({ email })
    expect(await askedAt()).toHaveLength(4)
  })

  test("costs no address beside it anything", async () => {
    for (let n = 0; n < 5; n += 1) {
      await site.signUp({ email })
      site.clock.now += hour
    }
    await site.signUp({ email: "bob@example.com" })
    expect(site.messages).toHaveLength(4)
  })
})

describe("an address to throw away", () => {
  test("is refused in words, and taken where the operator allows it", async () => {
    const answer = await unchanged(() => site.signUp({ email: "ada@mailinator.com" }))
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      errors: [{ field: "email", accepted: expect.stringContaining("mailboxes to throw away") }],
    })
    site = await createSite({ DISPOSABLE: "allow" })
    expect((await site.signUp({ email: "ada@mailinator.com" })).status).toBe(202)
  })
})

describe("the proof of consent", () => {
  test("holds where the form stood, its campaign's marks, and a keyed hash of the IP address, never the address", async () => {
    const ip = someIp()
    const marks = {
      utm_source: "x",
      utm_medium: "mail",
      utm_campaign: "é 1",
      utm_term: "<b>",
      utm_content: "c",
    }
    await site.signUp({ email, source: "foot", ...marks }, { "CF-Connecting-IP": ip })
    expect((await site.rows()).consents).toMatchObject([
      { source: "foot", marks: JSON.stringify(marks), ip_hmac: await ipHash(site.deps.config.HASH_KEY, ip) },
    ])
    expect(JSON.stringify([await site.rows(), site.logged])).not.toContain(ip)
  })

  test("lacks what a form leaves empty", async () => {
    await site.signUp({ email, source: "", utm_source: "" })
    expect((await site.rows()).consents).toMatchObject([{ source: null, marks: null }])
  })

  test.each(["source", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"])(
    "takes 100 characters as %s, on one line, and not one more",
    async (field) => {
      expect((await site.signUp({ email, [field]: "é".repeat(100) })).status).toBe(202)
      for (const wrong of [
        "x".repeat(101),
        "two\nlines",
        "bob@example.com",
        "a\u0000",
        "a\u202eb",
        7,
        ["x"],
      ]) {
        const answer = await unchanged(() => site.signUp({ email, [field]: wrong }))
        expect(answer.status).toBe(422)
        expect(await fieldsNamed(answer)).toEqual([field])
      }
    },
  )

  test("comes through the page's form from the page's own address, escaped, and what is too long is left out", async () => {
    const query = new URLSearchParams({
      source: '"><script>',
      utm_source: "blog",
      utm_term: "x".repeat(101),
      other: "y",
    })
    const html = await (await site.request(`/subscribe?${query}`)).text()
    expect(html).toContain('name="source" value="&quot;&gt;&lt;script&gt;"')
    expect(html).toContain('name="utm_source" value="blog"')
    expect(html).not.toMatch(/utm_term|<script/)
  })
})

describe("where Turnstile is set up", () => {
  const settings = { TURNSTILE_SITE_KEY: turnstileKeys.siteKey, TURNSTILE_SECRET: turnstileKeys.passes }
  const field = "cf-turnstile-response"
  const faults = (faults: object) =>
    fetch("http://turnstile.test/_/faults", { method: "PUT", body: JSON.stringify(faults) })
  const asked = async () => (await fetch("http://turnstile.test/_/requests")).json()
  beforeEach(async () => {
    site = await createSite(settings)
    await faults({})
    await asked()
  })

  test("its widget stands in the form, and the page may load it and nothing more", async () => {
    const answer = await site.request("/subscribe")
    const html = await answer.text()
    expect(html).toContain(`data-sitekey="${turnstileKeys.siteKey}"`)
    expect(html.match(/<script[^>]*>/g)).toEqual([
      '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async="" defer="">',
    ])
    expect(html).not.toContain(turnstileKeys.passes)
    expect(answer.headers.get("Content-Security-Policy")).toMatch(
      /script-src https:\/\/challenges\.cloudflare\.com; frame-src https:\/\/challenges\.cloudflare\.com$/,
    )
    expect(await (await site.request("/subscribe/token")).json()).toMatchObject({
      turnstileSiteKey: turnstileKeys.siteKey,
    })
  })

  test("its answer is verified, once, for a form and for JSON", async () => {
    expect((await site.signUp({ email, [field]: dummyResponse })).status).toBe(202)
    expect(await asked()).toEqual([{ secret: turnstileKeys.passes, response: dummyResponse }])
    const token = await site.formToken()
    expect((await sendForm({ email: "bob@example.com", token, [field]: dummyResponse })).status).toBe(202)
    expect(await asked()).toHaveLength(1)
  })

  test("a sign-up without its answer, or with a wrong one, is refused, as a form and as JSON", async () => {
    for (const response of [undefined, "", "forged"]) {
      const answer = await unchanged(() => site.signUp({ email, [field]: response }))
      expect(answer.status).toBe(422)
      expect(await fieldsNamed(answer)).toEqual([field])
      const token = await site.formToken()
      const html = await (await unchanged(() => sendForm({ email, token, [field]: response ?? "" }))).text()
      expect(html).toContain("The check for robots")
    }
    // A missing answer is refused by us, so Turnstile is not asked.
    expect(await asked()).toHaveLength(2)
  })

  test("its answer is not used up by a sign-up that is refused for something else", async () => {
    await unchanged(() => site.signUp({ email: "ada", [field]: dummyResponse }))
    await unchanged(() => site.signUp({ email, token: "x", [field]: dummyResponse }))
    expect(await asked()).toEqual([])
  })

  test.each(["500", "html"])(
    "a Turnstile that is down (%s) is a 503 with Retry-After, and nobody gets past it",
    async (down) => {
      await faults({ down })
      const answer = await unchanged(() => site.signUp({ email, [field]: dummyResponse }))
      expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "30"])
      const token = await site.formToken()
      const form = await unchanged(() => sendForm({ email, token, [field]: dummyResponse }))
      expect(form.status).toBe(503)
      expect(await form.text()).toContain("Try again in half a minute")
    },
  )

  test("a secret that Turnstile does not know lets nobody in", async () => {
    site = await createSite({ ...settings, TURNSTILE_SECRET: turnstileKeys.fails })
    expect((await unchanged(() => site.signUp({ email, [field]: dummyResponse }))).status).toBe(422)
  })
})

describe("scripts of other sites", () => {
  const origin = "https://blog.example.org"
  beforeEach(async () => {
    site = await createSite({ ORIGINS: [origin] })
  })
  const preflight = (path: string, from: string) =>
    site.request(path, {
      method: "OPTIONS",
      headers: {
        Origin: from,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
      },
    })

  test("may sign readers up where their origin is listed", async () => {
    for (const path of ["/subscribe", "/subscribe/token"]) {
      const { status, headers } = await preflight(path, origin)
      expect(status).toBe(204)
      expect(headers.get("Access-Control-Allow-Origin")).toBe(origin)
      expect(headers.get("Access-Control-Allow-Methods")).toBe("GET,POST")
      expect(headers.get("Access-Control-Allow-Headers")).toBe("Content-Type")
      expect(headers.get("Access-Control-Allow-Credentials")).toBeNull()
    }
    const answer = await site.signUp({ email }, { Origin: origin })
    expect(answer.status).toBe(202)
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(origin)
    expect(answer.headers.get("Vary")).toContain("Origin")
    const refused = await site.signUp({ email: "x" }, { Origin: origin })
    expect([refused.status, refused.headers.get("Access-Control-Allow-Origin")]).toEqual([422, origin])
  })

  test("may not where it is not, nor anywhere but there", async () => {
    const id = await createReader(site, email)
    const others = [
      "https://blog.example.org.evil.example",
      "http://blog.example.org",
      "https://example.org",
      "null",
    ]
    for (const other of others) {
      for (const path of ["/subscribe", "/subscribe/token"])
        expect((await preflight(path, other)).headers.get("Access-Control-Allow-Origin")).toBeNull()
    }
    for (const path of ["/", await site.preferencesPath(id), await site.unsubscribePath(id), "/confirm/x"]) {
      expect((await preflight(path, origin)).headers.get("Access-Control-Allow-Origin")).toBeNull()
      const answer = await site.request(path, { headers: { Origin: origin } })
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBeNull()
    }
  })
})
