import { Hono } from "hono"
import { beforeAll, describe, expect, test } from "vitest"
import { canonicalJson } from "../../../src/edition/canonical.ts"
import type { Composed } from "../../../src/edition/evidence.ts"
import { evidenceSchema, evidenceSchemaPath } from "../../../src/edition/evidence-schema.ts"
import { printedTexts } from "../../../src/edition/printed.ts"
import { visibleText } from "../../../src/edition/verify/visible-text.ts"
import { verifyHtml } from "../../../src/edition/verify.ts"
import type { HttpDeps, HttpEnv } from "../../../src/http/deps.ts"
import { sendEvidence, sendEvidenceSchema, showEdition } from "../../../src/http/editions/routes.tsx"
import type { Day } from "../../../src/market/observation.ts"
import type { FrozenPictures } from "../../../src/store/edition-row.ts"
import { demonstration } from "../../demonstration.ts"
import { finishedDays } from "../../edition/finished.ts"
import { chart } from "../fixture.ts"
import { pageRules } from "./page-reading.ts"

const keyOf = (letter: string): string => `sha256/${letter.repeat(64)}`
const pictures: FrozenPictures = {
  light: { key: keyOf("a"), width: 1200, height: 1000 },
  dark: { key: keyOf("b"), width: 1200, height: 1001 },
  og: { key: keyOf("c"), width: 1200, height: 630 },
}

type Around = { pictures?: FrozenPictures | null; before?: Day | null; after?: Day | null }

/** The pages of one published edition, and the days of those before and after it. */
function site(
  { edition, evidence }: Composed,
  { pictures = null, before = null, after = null }: Around = {},
): Hono<HttpEnv> {
  const kept: Record<string, string> = { edition: canonicalJson(edition), evidence: canonicalJson(evidence) }
  const row = { state: "done", edition_sha: "edition", evidence_sha: "evidence", pictures }
  const deps = {
    config: { TITLE: "Plumbline", PUBLIC_URL: demonstration.PUBLIC_URL },
    editions: {
      find: async () => row,
      publishedBefore: async () => before && { slug: before, day: before },
      publishedAfter: async () => after && { slug: after, day: after },
    },
    files: { get: async (sha: string) => kept[sha] },
  }
  const app = new Hono<HttpEnv>()
  app.use(async (c, next) => {
    // What these handlers read, and nothing else.
    c.set("deps", deps as unknown as HttpDeps)
    await next()
  })
  app.get("/editions/:slug", showEdition)
  app.get("/editions/:slug/evidence.json", sendEvidence)
  app.get(evidenceSchemaPath, sendEvidenceSchema)
  return app
}

/** A day with a chart that is told in its own words. */
const charted = (day: Composed): Composed => {
  const { standfirst, headline } = day.edition
  return { ...day, edition: { ...day.edition, chart: { ...chart, alt: [standfirst, headline] } } }
}

let days: Composed[] = []
beforeAll(async () => {
  days = await finishedDays("2026-02-06")
}, 60_000)

describe("the page of an edition", () => {
  test("says, word for word and in order, what the edition says and what is ours", async () => {
    for (const day of days) {
      const answer = await site(day).request(`/editions/${day.edition.slug}`)
      expect(verifyHtml(await answer.text(), day.edition, pageRules(day))).toEqual([])
    }
  })

  test("says beside the chart what it shows in words, and leads to the editions before and after", async () => {
    for (const day of days.map(charted)) {
      const around = { before: "2022-01-01", after: "2030-01-01" }
      const answer = await site(day, { ...around, pictures }).request(`/editions/${day.edition.slug}`)
      const html = await answer.text()
      expect(verifyHtml(html, day.edition, pageRules(day, { ...around, pictured: true }))).toEqual([])
      expect(verifyHtml(html, day.edition, pageRules(day, { ...around }))).not.toEqual([])
    }
  })

  test("shows its chart as large as there is room, in the colours of the screen, with its words as alt text", async () => {
    const [day] = days.map(charted)
    if (!day) throw new Error("there is a day")
    const html = await (await site(day, { pictures }).request(`/editions/${day.edition.slug}`)).text()
    const { standfirst, headline } = day.edition
    expect(html).toMatch(
      `<source media="(prefers-color-scheme: dark)" srcset="/pictures/${"b".repeat(64)}.png" width="1200" height="1001"/>`,
    )
    expect(html).toMatch(`<img src="/pictures/${"a".repeat(64)}.png" width="1200" height="1000" alt="`)
    expect(visibleText(html).labels).toContain(`${standfirst.text} ${headline.text}`)
  })

  test.each([
    ["no picture was drawn", (day: Composed) => ({ day: charted(day), pictures: null })],
    ["it is of a time without charts", (day: Composed) => ({ day, pictures })],
  ])("has no figure when %s", async (_, of) => {
    const [first] = days
    if (!first) throw new Error("there is a day")
    const { day, pictures } = of({ ...first, edition: { ...first.edition, chart: null } })
    const html = await (await site(day, { pictures }).request(`/editions/${day.edition.slug}`)).text()
    expect(html).not.toMatch(/<figure|<img|<picture/)
    expect(verifyHtml(html, day.edition, pageRules(day))).toEqual([])
  })

  test("tells a link preview its own words and its picture, by addresses of the public site", async () => {
    const [day] = days.map(charted)
    if (!day) throw new Error("there is a day")
    const { slug, headline, standfirst, slot } = day.edition
    const html = await (await site(day, { pictures }).request(`/editions/${slug}`)).text()
    const page = `${demonstration.PUBLIC_URL}/editions/${slug}`
    expect(metaOf(html)).toMatchObject({
      description: standfirst.text,
      "og:type": "article",
      "og:site_name": "Plumbline",
      "og:title": headline.text,
      "og:description": standfirst.text,
      "og:url": page,
      "og:image": `${demonstration.PUBLIC_URL}/pictures/${"c".repeat(64)}.png`,
      "og:image:type": "image/png",
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": `${standfirst.text} ${headline.text}`,
      "article:published_time": slot,
      "twitter:card": "summary_large_image",
    })
    expect(html).toContain(`<link rel="canonical" href="${page}"/>`)
  })

  test("names no picture to a link preview when there is none", async () => {
    const [day] = days
    if (!day) throw new Error("there is a day")
    const meta = metaOf(await (await site(day).request(`/editions/${day.edition.slug}`)).text())
    expect(Object.keys(meta).filter((name) => name.startsWith("og:image"))).toEqual([])
    expect(meta["twitter:card"]).toBe("summary")
  })

  test("has for each section a heading that leads to itself, and a way there from the top", async () => {
    for (const day of days) {
      const html = await (await site(day).request(`/editions/${day.edition.slug}`)).text()
      const places = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)
      const permalinks = [...html.matchAll(/<a class="permalink" href="#([^"]+)"/g)].map(([, id]) => id)
      const [, contents = ""] = html.split('class="contents"')
      const [nav = ""] = contents.split("</nav>")
      expect(places).toHaveLength(day.edition.sections.length)
      expect(permalinks).toEqual(places)
      expect([...nav.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(places)
    }
  })

  test.each([
    ["digit", (html: string) => html.replace("$70,330", "$70,830")],
    ["direction", (html: string) => html.replace(">down 8.6%<", ">up 8.6%<")],
    ["word", (html: string) => html.replace("Every figure and its source", "Every figure and its sources")],
    ["word lost", (html: string) => html.replace(" UTC ", " ")],
    ["link", (html: string) => html.replace('href="/subscribe"', 'href="https://elsewhere.example/"')],
    ["fact's mark", (html: string) => html.replace('data-fact="btc.close"', 'data-fact="eth.close"')],
    ["tooltip", (html: string) => html.replace("how this figure is known", "7 of 9")],
  ])("is refused with another %s", async (_, change) => {
    const [day] = days
    if (!day) throw new Error("there is a day")
    const html = await (await site(day).request(`/editions/${day.edition.slug}`)).text()
    expect(change(html)).not.toBe(html)
    expect(verifyHtml(change(html), day.edition, pageRules(day))).not.toEqual([])
  })

  test("carries at each figure the id of the fact that it prints, as the mail does", async () => {
    for (const day of days) {
      const html = await (await site(day).request(`/editions/${day.edition.slug}`)).text()
      const marked = new Set(visibleText(html).marks.map(({ fact }) => fact))
      const printed = printedTexts(day.edition).flatMap(({ text }) =>
        "spans" in text ? text.spans.map(({ fact }) => fact) : [],
      )
      // What others wrote is no figure of ours and leads to no fact.
      const ours = printed.filter((fact) => !fact.startsWith("headline."))
      expect([...new Set(ours)].filter((fact) => !marked.has(fact))).toEqual([])
    }
  })
})

/** What a page's `meta` say, by their names. */
const metaOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)].map(
      ([, name = "", content]) => [name, (content ?? "").replaceAll("&#39;", "'").replaceAll("&amp;", "&")],
    ),
  )

describe("the evidence of an edition", () => {
  test("names its schema, which is published beside it for any program to keep", async () => {
    const [day] = days
    if (!day) throw new Error("there is a day")
    const answer = await site(day).request(`/editions/${day.edition.slug}/evidence.json`)
    expect(answer.headers.get("Link")).toBe(`<${evidenceSchemaPath}>; rel="describedby"`)
    const schema = await site(day).request(evidenceSchemaPath)
    expect(schema.headers.get("Content-Type")).toBe("application/schema+json")
    expect(schema.headers.get("Cache-Control")).toBe("public, max-age=86400")
    expect(await schema.json()).toEqual(JSON.parse(JSON.stringify(evidenceSchema())))
  })
})
