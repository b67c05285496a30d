import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { glossary } from "../../src/edition/glossary.ts"
import { EditionState } from "../../src/store/edition-row.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { chart, edition, evidence } from "./fixture.ts"
import {
  app,
  ask,
  bearer,
  clear,
  editions,
  everything,
  files,
  form,
  migrate,
  page,
  store,
  storePictures,
} from "./site.ts"

beforeAll(migrate)
beforeEach(clear)

const read = async (path: string, asking: Parameters<typeof ask>[1] = {}): Promise<string> => {
  const answer = await ask(path, { headers: page, ...asking })
  expect(answer.status).toBe(200)
  return answer.text()
}

const published = EditionState.options.filter((state) => state === "sending" || state === "done")
const unpublished = EditionState.options.filter((state) => state !== "sending" && state !== "done")

describe("the first page", () => {
  test("says that no edition is out yet, and has the form", async () => {
    await store("waiting")
    const html = await read("/")
    expect(html).toContain("No edition is out yet")
    expect(html).not.toContain("70,330")
    expect(html).toContain('action="/subscribe"')
  })

  test("leads to the latest edition that is out", async () => {
    await store("done", { slug: "2026-02-07" })
    await store("sending")
    await store("held", { slug: "2026-02-09" })
    const html = await read("/")
    expect(html).toContain('href="/editions/2026-02-08"')
    expect(html).toContain(edition.headline.text)
    expect(html).not.toContain("2026-02-09")
  })
})

describe("an edition's page", () => {
  test.each(published)("is there for anyone when the edition is %s", async (state) => {
    await store(state)
    const html = await read("/editions/2026-02-08")
    for (const { title } of edition.sections) expect(html).toContain(title)
    for (const words of [edition.headline, edition.standfirst, ...evidence.sentences]) {
      expect(plain(html)).toContain(words.text)
    }
    expect((await ask("/editions/2026-02-08/evidence")).status).toBe(200)
    expect(await (await ask("/editions/2026-02-08/evidence.json")).json()).toEqual(evidence)
  })

  test.each(unpublished)("is as if unknown when the edition is %s", async (state) => {
    await store(state)
    for (const rest of ["", "/evidence", "/evidence.json"]) {
      for (const proof of [{}, { headers: bearer }]) {
        const there = await ask(`/editions/2026-02-08${rest}`, proof)
        const nowhere = await ask(`/editions/1999-01-01${rest}`, proof)
        expect([there.status, nowhere.status]).toEqual([404, 404])
        expect(await there.text()).toBe(await nowhere.text())
      }
    }
  })

  test("shows its chart where it has pictures, and leads to those before and after it that are out", async () => {
    const pictures = await storePictures()
    await store("done", { slug: "2026-02-06" })
    await store("waiting", { slug: "2026-02-07" })
    await store("done", { words: { ...edition, chart }, pictures })
    await store("sending", { slug: "2026-02-09" })
    await store("held", { slug: "2026-02-10" })
    const html = await read("/editions/2026-02-08")
    expect(html).toContain('<a rel="prev" href="/editions/2026-02-06">')
    expect(html).toContain('<a rel="next" href="/editions/2026-02-09">')
    expect(html).not.toMatch(/2026-02-07"|2026-02-10/)
    for (const { key } of [pictures.light, pictures.dark]) {
      expect(html).toContain(`="/pictures/${key.slice("sha256/".length)}.png"`)
    }
    const first = await read("/editions/2026-02-06")
    expect(first).not.toContain('rel="prev"')
    expect(await read("/editions/2026-02-09")).not.toContain('rel="next"')
  })

  test("has a place for each section, of which no two have one name", async () => {
    await store("done")
    const ids = [...(await read("/editions/2026-02-08")).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(edition.sections.map(({ id }) => id)))
  })

  test("leads from each numeral to the fact that proves it, which is on the page of the evidence", async () => {
    await store("done")
    const html = await read("/editions/2026-02-08")
    const proof = await read("/editions/2026-02-08/evidence")
    const links = [...html.matchAll(/<a class="fact[^"]*" href="([^"#]+)#([^"]+)"/g)]
    expect(links.length).toBeGreaterThan(9)
    for (const [, path, place] of links) {
      expect(path).toBe("/editions/2026-02-08/evidence")
      expect(proof).toContain(`id="${place}"`)
    }
    // What is left without the links, the page's title and the lists of proof prints no amount.
    const rest = html.replaceAll(/<a class="fact.*?<\/a>|<title>.*?<\/title>|<details>.*?<\/details>/gs, "")
    expect(plain(rest)).not.toMatch(/[$−+]\d|\d%|\d EH/)
  })

  test("says of a section's figures who measured what they rest on", async () => {
    await store("done")
    const html = await read("/editions/2026-02-08")
    const [, context] = html.split('id="context"')
    expect(context).toContain('href="https://kraken.example/BTC"')
    expect(context).toContain("Binance BTCUSDT")
  })

  test("shows what an edition says as text, though it look like markup", async () => {
    const words = {
      ...edition,
      headline: { ...edition.headline, text: "<script>alert(1)</script>", spans: [] },
    }
    await store("done", { words })
    for (const path of ["/", "/editions/2026-02-08", "/preview", "/preview/2026-02-08"]) {
      expect(await read(path)).not.toContain("<script")
    }
  })
})

describe("the glossary", () => {
  test("explains each term in a place of its own", async () => {
    const html = await read("/glossary")
    for (const { id, term } of glossary) {
      expect(html).toContain(`<h2 id="${id}">${term.replace("&", "&amp;")}</h2>`)
      expect(html).toContain(`<a href="#${id}">`)
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect((await ask("/glossary", { method: "POST" })).status).toBe(405)
  })

  test("is led to from an edition's page, once from each term, and the words stay as they are", async () => {
    await store("done")
    const html = await read("/editions/2026-02-08")
    const terms = [...html.matchAll(/<a class="term" href="\/glossary#([^"]+)"/g)].map(([, id]) => id)
    expect(terms).toContain("close")
    expect(new Set(terms).size).toBe(terms.length)
    for (const id of terms) expect(glossary.some((term) => term.id === id)).toBe(true)
    for (const { text } of evidence.sentences) expect(plain(html)).toContain(text)
  })

  test("is not led to from the page of the evidence, whose words stand alone", async () => {
    await store("done")
    expect(await read("/editions/2026-02-08/evidence")).not.toContain('class="term"')
  })
})

describe("the previews", () => {
  test("list every edition to an editor, with its state and reasons, and to a visitor those that are out", async () => {
    await store("done", { slug: "2026-02-07" })
    await store("held")
    const seen = await read("/preview", { access: true })
    expect(seen).toContain('href="/preview/2026-02-07"')
    expect(seen).toContain('href="/preview/2026-02-08"')
    expect(seen).toContain("bnb.daily: no source answered")
    const visited = await read("/preview")
    expect(visited).toContain('href="/preview/2026-02-07"')
    expect(visited).not.toContain("2026-02-08")
    expect(visited).toContain('href="/desk"')
  })

  test("say so when there is none", async () => {
    expect(await read("/preview", { access: true })).toContain("No edition has been made yet")
    expect(await read("/preview")).toContain("No edition is out yet")
  })

  test("lead an editor who signs in at the desk to the list", async () => {
    const answer = await ask("/desk", { access: true })
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/preview"])
  })

  test("show an edition that is being made, though it has no words yet", async () => {
    await store("making")
    expect(await read("/preview/2026-02-08", { access: true })).toContain("not yet written")
    for (const path of ["/mail", "/evidence.json"]) {
      expect((await ask(`/preview/2026-02-08${path}`, { access: true })).status).toBe(404)
    }
  })

  test("show an editor what the desk knows, and a visitor of a published edition what is public", async () => {
    await store("done")
    const seen = await read("/preview/2026-02-08", { access: true })
    expect(plain(seen)).toContain("submitted 2")
    const visited = await read("/preview/2026-02-08")
    expect(visited).toContain("<iframe")
    expect(plain(visited)).not.toContain("submitted")
    expect(visited).not.toContain('action="/preview')
  })

  test.each(["waiting", "held"] as const)("offer the decision when an edition is %s", async (state) => {
    await store(state)
    const html = await read("/preview/2026-02-08", { access: true })
    expect(html).toContain('action="/preview/2026-02-08/decision"')
    expect(html).toContain('value="release"')
    expect(html).toContain('value="reject"')
  })

  test.each(["rejected", "done", "missed"] as const)(
    "offer no decision when an edition is %s",
    async (state) => {
      await store(state)
      expect(await read("/preview/2026-02-08", { access: true })).not.toContain('value="release"')
    },
  )

  test.each(readerKinds)(
    "show the plain text as a reader of the kind %s gets it, with no link of a reader's own",
    async (kind) => {
      await store("waiting")
      const html = await read(`/preview/2026-02-08?view=text&as=${kind}`, { access: true })
      expect(html).toContain(`for ${kind}`)
      expect(html).not.toContain("%%")
    },
  )

  test("show the web page and the evidence, each numeral leading into the preview's own evidence", async () => {
    await store("waiting")
    const web = await read("/preview/2026-02-08?view=web", { access: true })
    expect(plain(web)).toContain("Mining one bitcoin costs about $59,000.")
    const proof = await read("/preview/2026-02-08?view=evidence", { access: true })
    const links = [...web.matchAll(/<a class="fact[^"]*" href="([^"#]+)#([^"]+)"/g)]
    expect(links.length).toBeGreaterThan(9)
    for (const [, path, place] of links) {
      expect(path).toBe("/preview/2026-02-08?view=evidence")
      expect(proof).toContain(`id="${place}"`)
    }
  })

  test("show the way from a sentence over claim, fact and figure to what each source said", async () => {
    await store("waiting")
    const proof = plain(await read("/preview/2026-02-08?view=evidence", { access: true }))
    expect(proof).toContain(evidence.sentences[2]?.text)
    expect(proof).toContain("Claim claim.3@1")
    expect(proof).toContain("“8.6%” is btc.return.7d = -0.0862 ratio")
    expect(proof).toContain("Method return@1 (measured)")
    expect(proof).toContain("Kraken XBTUSD said 70351.1 USD on 2026-02-08, the last of a series of 1")
    expect(proof).toContain("2026-02-09T00:10:07Z")
    expect(proof).toContain(`sha256/${"a".repeat(64)}`)
    expect(proof).toContain("Held, not printed: bnb.daily: no source answered.")
  })

  test("give the evidence as JSON to whoever asks for that", async () => {
    await store("waiting")
    const headers = { Accept: "application/json" }
    const answer = await ask("/preview/2026-02-08?view=evidence", { access: true, headers })
    expect(await answer.json()).toEqual(evidence)
    expect(await (await ask("/preview/2026-02-08/evidence.json", { access: true })).json()).toEqual(evidence)
  })

  test.each([
    ["?view=nonsense", "mail, text, web, pictures, evidence"],
    ["?as=whale", "general, long-term-holder, trader, beginner"],
    ["?view=&as=", "mail, text, web, pictures, evidence"],
    ["?scheme=sepia", "light, dark, or left out"],
    ["?images=some", "on, off"],
    ["?width=500", "360, 640"],
    ["?width=", "360, 640"],
  ])("say what %s could have been", async (query, accepted) => {
    await store("waiting")
    const answer = await ask(`/preview/2026-02-08${query}`, { access: true })
    expect(answer.status).toBe(400)
    const said = await answer.text()
    expect(said).toContain(accepted)
    expect(said).not.toMatch(/nonsense|whale|sepia|some|500/)
  })

  test("let a mail be looked at in every way by links alone, of which those that hold now are marked", async () => {
    await store("waiting")
    const asked = "view=mail&as=trader&scheme=dark&images=off&width=360"
    const html = await read(`/preview/2026-02-08?${asked}`, { access: true })
    const links = [...html.matchAll(/<a href="(\/preview\/[^"]+)"( aria-current="(?:page|true)")?>([^<]+)</g)]
    const marked = links.filter(([, , current]) => current).map(([, , , name]) => name)
    expect(marked).toEqual(["Mail", "Trader", "Dark", "Off", "360 px"])
    const light = links.find(([, , , name]) => name === "Light")?.[1]?.replaceAll("&amp;", "&")
    expect(light).toBe("/preview/2026-02-08?view=mail&as=trader&scheme=light&images=off&width=360")
    for (const [, path = ""] of links) {
      expect((await ask(path.replaceAll("&amp;", "&"), { access: true })).status).toBe(200)
    }
  })

  test("frame the mail as wide and as it was asked for", async () => {
    await store("waiting")
    const html = await read("/preview/2026-02-08?as=trader&scheme=dark&images=off&width=360", {
      access: true,
    })
    const [frame = ""] = /<iframe[^>]*>/.exec(html) ?? []
    expect(frame).toContain('src="/preview/2026-02-08/mail?as=trader&amp;scheme=dark&amp;images=off"')
    expect(frame).toContain('width="360"')
    expect(await read("/preview/2026-02-08", { access: true })).toMatch(/<iframe[^>]* width="640"/)
  })

  test("say what a mail weighs and where its links lead, with no link of a reader's own", async () => {
    await store("waiting")
    const html = await read("/preview/2026-02-08", { access: true })
    expect(plain(html)).toMatch(/0\.\d KB of HTML/)
    expect(html).toContain("<li>(each reader&#39;s own link)</li>")
    expect(html).not.toContain("%%")
  })

  test("show an edition's pictures with the words that stand in for them, and what each weighs", async () => {
    const pictures = await storePictures()
    await store("waiting", { words: { ...edition, chart }, pictures })
    const html = await read("/preview/2026-02-08?view=pictures", { access: true })
    const alt = chart.alt.map(({ text }) => text).join(" ")
    expect(plain(html)).toContain(alt)
    for (const { key, height } of Object.values(pictures)) {
      const path = `/pictures/${key.slice("sha256/".length)}.png`
      expect(html).toContain(`<img src="${path}" width="1200" height="${height}" alt="${alt}"/>`)
      expect((await ask(path)).status).toBe(200)
    }
    expect(plain(html)).toContain("1200 × 630 px, 0.0 KB")
  })

  test("say so when a picture is not in the store", async () => {
    const lost = { key: `sha256/${"e".repeat(64)}`, width: 1200, height: 1000 }
    const pictures = { ...(await storePictures()), dark: lost }
    await store("waiting", { words: { ...edition, chart }, pictures })
    const html = await read("/preview/2026-02-08?view=pictures", { access: true })
    expect(plain(html)).toContain("1200 × 1000 px, not in the store")
  })

  test("explain why an edition has no pictures", async () => {
    await store("waiting")
    const html = await read("/preview/2026-02-08?view=pictures", { access: true })
    expect(html).toContain("This edition has no pictures.")
    expect(html).not.toContain("<img")
  })

  test("are kept out of caches and search engines", async () => {
    await store("done")
    for (const path of ["/preview", "/preview/2026-02-08", "/preview/2026-02-08/mail"]) {
      const answer = await ask(path)
      expect(answer.headers.get("Cache-Control")).toBe("no-store")
      expect(answer.headers.get("X-Robots-Tag")).toBe("noindex")
    }
  })
})

describe("a frozen mail", () => {
  test("stands in a sandbox that runs nothing and loads nothing of others", async () => {
    await store("waiting")
    const answer = await ask("/preview/2026-02-08/mail?as=trader", { access: true })
    expect(answer.headers.get("Content-Security-Policy")).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https://news.example.com; frame-ancestors 'self'",
    )
    expect(answer.headers.get("X-Frame-Options")).toBe("SAMEORIGIN")
    const html = await answer.text()
    expect(html).toContain("for trader")
    expect(html).not.toContain("%%")
    expect(html).toContain('<a href="#">Unsubscribe</a>')
  })

  test("is framed by the preview, which lets it do nothing", async () => {
    await store("waiting")
    const answer = await ask("/preview/2026-02-08?as=beginner", { access: true })
    expect(answer.headers.get("Content-Security-Policy")).toContain("frame-src 'self'")
    expect(await answer.text()).toMatch(
      /<iframe[^>]* src="\/preview\/2026-02-08\/mail\?as=beginner"[^>]* sandbox=""/,
    )
  })

  test("is byte for byte what goes out, but for the readers' own links", async () => {
    await store("waiting")
    const row = await editions.find("2026-02-08")
    for (const kind of readerKinds) {
      const frozen = await files.get(row?.mails?.[kind].html ?? "")
      for (const images of ["on", "off"]) {
        const path = `/preview/2026-02-08/mail?as=${kind}&images=${images}`
        expect(await (await ask(path, { access: true })).text()).toBe(frozen.replace("%%unsubscribe%%", "#"))
      }
    }
  })

  test.each([
    ["dark", "(min-width:0px){p{color:blue}}"],
    ["light", "(max-width:0px){p{color:blue}}"],
  ])("is shown %s when that is asked for, and is otherwise the same", async (scheme, style) => {
    await store("waiting")
    const own = await (await ask("/preview/2026-02-08/mail", { access: true })).text()
    const answer = await ask(`/preview/2026-02-08/mail?scheme=${scheme}`, { access: true })
    expect(await answer.text()).toBe(own.replace("(prefers-color-scheme:dark){p{color:blue}}", style))
    expect(own).toContain("(prefers-color-scheme:dark)")
  })

  test("loads no image when they are off", async () => {
    await store("waiting")
    const answer = await ask("/preview/2026-02-08/mail?images=off", { access: true })
    expect(answer.headers.get("Content-Security-Policy")).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; frame-ancestors 'self'",
    )
  })

  test.each([
    ["?as=whale", "general, long-term-holder, trader, beginner"],
    ["?scheme=sepia", "light, dark, or left out"],
    ["?images=0", "on, off"],
  ])("is refused for %s, and what is accepted is said", async (query, accepted) => {
    await store("waiting")
    const answer = await ask(`/preview/2026-02-08/mail${query}`, { access: true })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(accepted)
  })
})

test("our own pages need no script and no inline style, and their policy allows none", async () => {
  await store("waiting", { slug: "2026-02-07" })
  await store("done", { words: { ...edition, chart }, pictures: await storePictures() })
  const paths = ["", "?view=text", "?view=web", "?view=pictures", "?view=evidence"].flatMap((view) => [
    `/preview/2026-02-07${view}`,
    `/preview/2026-02-08${view}`,
  ])
  for (const path of ["/", "/editions/2026-02-08", "/editions/2026-02-08/evidence", "/preview", ...paths]) {
    const answer = await ask(path, { access: true, headers: page })
    expect(answer.headers.get("Content-Security-Policy")).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self'/,
    )
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff")
    expect(await answer.text()).not.toMatch(/<script|<style| style=| on\w+=/)
  }
  expect((await ask("/edition.css")).headers.get("Content-Type")).toBe("text/css; charset=utf-8")
})

test("GET and HEAD change nothing, on any route, for a visitor or an editor", async () => {
  await store("waiting", { slug: "2026-02-06" })
  await store("held", { slug: "2026-02-07" })
  await store("done")
  const paths = new Set(
    app.routes
      .filter(({ method }) => method === "GET" || method === "POST")
      .flatMap(({ path }) =>
        ["2026-02-06", "2026-02-07", "2026-02-08"].map((slug) => path.replaceAll(/:\w+/g, slug)),
      ),
  )
  expect(paths.size).toBeGreaterThan(20)
  const before = await everything()
  for (const path of paths) {
    for (const method of ["GET", "HEAD"]) {
      for (const access of [true, false]) {
        await ask(`${path}?action=release&reason=because`, { method, access })
      }
    }
  }
  expect(await everything()).toBe(before)
})

test("HEAD answers as GET does, without a body", async () => {
  await store("done")
  for (const path of ["/", "/editions/2026-02-08", "/preview/2026-02-08", "/healthz", "/nowhere"]) {
    const [head, get] = await Promise.all([ask(path, { method: "HEAD" }), ask(path)])
    expect([head.status, head.headers.get("Content-Type")]).toEqual([
      get.status,
      get.headers.get("Content-Type"),
    ])
    expect(await head.text()).toBe("")
  }
})

test("a path that there is not is a 404, and a method that a path does not take is a 405 that says which it does", async () => {
  expect((await ask("/nowhere")).status).toBe(404)
  const other = await ask("/editions/2026-02-08", { method: "POST", headers: form, body: "a=b" })
  expect([other.status, other.headers.get("Allow")]).toEqual([405, "GET, HEAD"])
})

/** A page's words without its marks. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, (tag) => (/^<\/?(a|span|strong|code)\b/.test(tag) ? "" : " "))
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/g, " ")

test("the preview says what is different where an edition goes out by broadcast, and only there", async () => {
  await store("waiting")
  const says = "The mails carry no List-Id of ours"
  expect(await read("/preview/2026-02-08", { headers: { ...page, ...bearer } })).not.toContain(says)
  const settings = { LANE: "broadcast" }
  expect(await read("/preview/2026-02-08", { headers: { ...page, ...bearer }, settings })).toContain(says)
})
