import { beforeEach, describe, expect, test } from "vitest"
import { createSite, type Site } from "./reader-site.ts"

const origin = "https://blog.example.org"
let site: Site
beforeEach(async () => {
  site = await createSite({ ORIGINS: [origin], PUBLIC_URL: "https://news.example.com" })
})

describe("GET /embed", () => {
  test("shows a form, an element and a frame to copy, which lead here and nowhere else", async () => {
    const html = await (await site.request("/embed")).text()
    const copied = [...html.matchAll(/<code>(&lt;.*?)<\/code><\/pre>/gs)].map(([, text]) => text ?? "")
    expect(copied).toHaveLength(3)
    for (const text of copied) {
      expect(text).toContain("https://news.example.com/")
      expect([...text.matchAll(/https?:\/\/[^/&]+/g)].map(([url]) => url)).toEqual([
        "https://news.example.com",
      ])
    }
    expect(copied[0]).toContain("By signing up I ask for this newsletter by e-mail")
    expect(html).not.toMatch(/<script|<iframe|<plumbline-signup/)
  })

  test("a title that holds markup does not break what is copied", async () => {
    site = await createSite({ TITLE: 'A "B" <C>' })
    const html = await (await site.request("/embed")).text()
    expect(html).not.toContain("<C>")
    expect(html).toContain("&amp;#34;B&amp;#34; &amp;#60;C&amp;#62;")
  })
})

describe("GET /embed.js", () => {
  test("is a script of its own: no import, no other host, kept for a day and known again by its tag", async () => {
    const answer = await site.request("/embed.js")
    expect(answer.headers.get("Content-Type")).toMatch("text/javascript")
    expect(answer.headers.get("Cache-Control")).toMatch("max-age=86400")
    const script = await answer.text()
    expect(script).not.toMatch(/\bimport\b|\beval\b/)
    expect([...new Set([...script.matchAll(/https?:\/\/[^/"\s]+/g)].map(([url]) => url))]).toEqual([
      "https://news.example.com",
    ])
    expect(script.length).toBeLessThan(12 * 1024)
    const again = await site.request("/embed.js", {
      headers: { "If-None-Match": answer.headers.get("ETag") ?? "" },
    })
    expect([again.status, await again.text()]).toEqual([304, ""])
  })
})

describe("/embed/frame", () => {
  const ancestors = `frame-ancestors 'self' ${origin}`
  const send = async (fields: Record<string, string>) =>
    site.request("/embed/frame", {
      method: "POST",
      headers: { Accept: "text/html" },
      body: new URLSearchParams({ token: await site.formToken(), ...fields }),
    })

  test("is the form, posted to the frame itself, which the listed sites alone may show", async () => {
    const answer = await site.request("/embed/frame?source=foot")
    expect(answer.headers.get("Content-Security-Policy")).toContain(ancestors)
    const html = await answer.text()
    expect(html).toContain('action="/embed/frame"')
    expect(html).toContain('name="source" value="foot"')
    expect(html).not.toMatch(/<script|masthead|<footer/)
    site = await createSite({ ORIGINS: [] })
    const shut = await site.request("/embed/frame")
    expect(shut.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'self';")
  })

  test("takes a sign-up, and answers in the frame, a refusal too", async () => {
    const answers = [
      await send({ email: "ada@example.com", source: "foot" }),
      await send({ email: "ada" }),
      await send({ email: "ada@example.com", token: "" }),
      await send({ email: "x".repeat(9000) }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([202, 422, 422, 413])
    for (const { headers } of answers) expect(headers.get("Content-Security-Policy")).toContain(ancestors)
    expect(await answers[2]?.text()).toContain('action="/embed/frame"')
    expect((await site.rows()).consents).toMatchObject([{ form: "frame", source: "foot" }])
  })

  test("no other page may be framed", async () => {
    for (const path of ["/subscribe", "/embed", "/confirm/x"]) {
      const answer = await site.request(path, { headers: { Accept: "text/html" } })
      expect(answer.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'")
    }
  })

  test("and the rest of the embed change nothing by GET, HEAD, OPTIONS and methods that they do not take", async () => {
    const before = await site.rows()
    for (const path of ["/embed", "/embed.js", "/embed/frame"]) {
      const statuses = []
      for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
        statuses.push((await site.request(`${path}?email=ada@example.com`, { method })).status)
      expect(statuses).toEqual([200, 200, 204, 405, 405])
    }
    expect(await site.rows()).toEqual(before)
  })
})
