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
import { finishedDays } from "../../edition/finished.ts"
import { pageRules } from "./page-reading.ts"

/** The pages of one published edition. */
function site({ edition, evidence }: Composed): Hono<HttpEnv> {
  const kept: Record<string, string> = { edition: canonicalJson(edition), evidence: canonicalJson(evidence) }
  const row = { state: "done", edition_sha: "edition", evidence_sha: "evidence" }
  const deps = {
    config: { TITLE: "Plumbline" },
    editions: { find: async () => row },
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
