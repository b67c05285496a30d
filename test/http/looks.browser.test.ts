import type { AxeResults } from "axe-core"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { renderEdition } from "../../emails/render.tsx"
import { readConfig } from "../../src/config.ts"
import type { DeliveryView } from "../../src/delivery/delivery-view.ts"
import type { LateView } from "../../src/delivery/late.ts"
import { createApp } from "../../src/http/app.ts"
import type { HttpDeps } from "../../src/http/deps.ts"
import type { EditionRow, FrozenPictures } from "../../src/store/edition-row.ts"
import { axe, findings, launchChromium, noChromium } from "../chromium.ts"
import { demonstration } from "../demonstration.ts"
import { finishedDays } from "../edition/finished.ts"
import { chart, evidence, edition as told } from "./fixture.ts"

const keyOf = (letter: string): string => `sha256/${letter.repeat(64)}`
const pictures: FrozenPictures = {
  light: { key: keyOf("a"), width: 1200, height: 1000 },
  dark: { key: keyOf("b"), width: 1200, height: 1000 },
  og: { key: keyOf("c"), width: 1200, height: 630 },
}
const day = "2026-02-08"

const report = { planned: 3, submitted: 2, left: 1, suppressed: 0, rejected: 0, failed: 0, inDoubt: 0 }
/** An edition whose mails fared badly. */
const stopped = "2026-02-10"
const braked: DeliveryView = {
  counts: {
    planned: 20_000,
    submitted: 800,
    left: 3,
    suppressed: 1,
    rejected: 0,
    failed: 0,
    inDoubt: 0,
    open: 19_196,
  },
  told: { delivered: 770, bounced: 22, complained: 0 },
  halt: {
    kind: "bounces",
    reason: "22 of 792 mails came back, 2.78 %; fewer than 2 % may",
    at: 0,
    continues:
      "See where those readers came from; release it to go on all the same, or cancel what is left of it.",
  },
  canary: null,
  cancelledAt: null,
}

/** An edition that is done and may be sent late is that of the day; this one was, and rests. */
const sentLate = "2026-02-11"
const lateOffered: LateView = { readers: 1_234, whyNot: null, sent: null }
const lateStopped: LateView = {
  readers: null,
  whyNot: null,
  sent: {
    state: "stopped",
    askedBy: "desk token",
    reason: "a campaign brought many who had not seen it",
    report,
    runs: 1,
    askedAt: 0,
    delivery: braked,
  },
}

/** The site with the replayed day, as an editor sees it, under a short proof; its pictures are known by their keys alone. */
async function openSite(): Promise<(path: string) => Promise<Response>> {
  const [composed] = await finishedDays()
  const { config } = readConfig({ ...demonstration } as unknown as Env)
  if (!composed || !config) throw new Error("there is a day, and settings")
  const edition = { ...composed.edition, chart }
  const frame = {
    title: config.TITLE,
    publicUrl: config.PUBLIC_URL,
    postalAddress: config.POSTAL_ADDRESS,
  }
  const { html } = await renderEdition(edition, "general", frame)
  const { text } = await renderEdition(told, "general", frame)
  const kept: Record<string, string> = {
    edition: JSON.stringify(edition),
    evidence: JSON.stringify(evidence),
    html,
    text,
  }
  const mail = { html: "html", text: "text" }
  const row: EditionRow = {
    ...{ newsletter: "bitcoin", slug: day, version: 1, day, slot_at: 0, due_at: 0, state: "waiting" },
    ...{ status: edition.status, gathered: null, edition_sha: "edition", evidence_sha: "evidence" },
    mails: { general: mail, "long-term-holder": mail, trader: mail, beginner: mail },
    ...{
      pictures,
      big_move: false,
      subject: edition.headline.text,
      reasons: told.reasons,
      decided_by: null,
      decision: null,
    },
    ...{ report: null, runs: 1, stages: {}, heartbeat_at: 0, started_at: 0, frozen_at: 0, done_at: null },
    ...{ fresh: null, stale: [], recomposed: 0 },
  }
  const deps = {
    config,
    editions: {
      find: async (slug: string): Promise<EditionRow> => ({
        ...row,
        slug,
        report: slug === stopped ? report : null,
        state: slug === day || slug === sentLate ? "done" : slug === stopped ? "stopped" : "waiting",
      }),
      list: async () => [row],
      publishedBefore: async () => ({ slug: "2026-02-07", day: "2026-02-07" }),
      publishedAfter: async () => ({ slug: "2026-02-09", day: "2026-02-09" }),
    },
    files: { get: async (key: string) => kept[key], findBytes: async () => null },
    reportLines: () => [
      { label: "Cost without the provider's (RESEND_PRICE is not set)", value: "$0.000154" },
    ],
    lookAtDelivery: async ({ slug }: EditionRow): Promise<DeliveryView | null> =>
      slug === stopped ? braked : null,
    countAudience: async () => ({ due: 12_345, cap: 2_000 }),
    newId: () => "a-key-of-this-form",
    lookAtLate: async ({ slug }: EditionRow): Promise<LateView> => (slug === day ? lateOffered : lateStopped),
  }
  // What these pages read, and nothing else.
  const app = createApp(() => ({ deps: deps as unknown as HttpDeps }))
  const context = { access: { aud: "the desk" }, waitUntil() {}, passThroughOnException() {}, props: {} }
  return async (path) =>
    app.fetch(
      new Request(new URL(path, demonstration.PUBLIC_URL), { headers: { Accept: "text/html" } }),
      { ...demonstration } as unknown as Env,
      context as unknown as ExecutionContext,
    )
}

const pages = {
  "an edition": `/editions/${day}`,
  "the evidence": `/editions/${day}/evidence`,
  "the preview of a mail": "/preview/2026-02-09?as=trader&width=360",
  "the preview of a plain text": "/preview/2026-02-09?view=text",
  "the preview of an edition that is stopped": `/preview/${stopped}`,
  "the preview of an edition that may be sent late": `/preview/${day}?tested=3`,
  "the preview of an edition whose late send is stopped": `/preview/${sentLate}`,
  "the preview of the pictures": "/preview/2026-02-09?view=pictures",
}

/** What is in the frame of a preview is a mail, which is tried on its own. */
const framed = { "frame-tested": { enabled: false } }

describe.skipIf(noChromium !== "")(`in Chromium${noChromium}`, () => {
  let browser: Browser
  let site: (path: string) => Promise<Response>
  beforeAll(async () => {
    site = await openSite()
    browser = await launchChromium()
  }, 60_000)
  afterAll(() => browser?.close())

  type Opened = { page: Page; loaded: string[] }

  /** A page of the site, all of whose requests the site answers; whoever else is asked, does not answer. */
  async function open(path: string, colorScheme: "light" | "dark" = "light", width = 390): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
    const loaded: string[] = []
    await page.route("**", async (route) => {
      const url = new URL(route.request().url())
      if (url.origin !== demonstration.PUBLIC_URL) return route.abort()
      loaded.push(`${url.pathname}${url.search}`)
      const answer = await site(`${url.pathname}${url.search}`)
      // What a test adds to a page, the page's own policy would forbid.
      const { "content-security-policy": _, ...headers } = Object.fromEntries(answer.headers)
      await route.fulfill({ status: answer.status, headers, body: await answer.text() })
    })
    await page.goto(`${demonstration.PUBLIC_URL}${path}`)
    return { page, loaded }
  }

  describe.each(Object.entries(pages))("%s", (_, path) => {
    let page: Page
    beforeAll(async () => {
      expect((await site(path)).status).toBe(200)
      page = (await open(path)).page
      await page.evaluate(axe())
    }, 60_000)
    afterAll(() => page?.close())

    test.each([
      ["light", { rules: framed }],
      ["dark", { runOnly: ["color-contrast"] }],
    ] as const)("has no fault that axe finds in %s, contrast among them", async (colorScheme, options) => {
      await page.emulateMedia({ colorScheme })
      const results = await page.evaluate<AxeResults>(
        `axe.run(document, ${JSON.stringify({ ...options, iframes: false })})`,
      )
      expect(findings(results)).toEqual([])
      expect(results.passes.map(({ id }) => id)).toContain("color-contrast")
    })

    test("is never wider than the screen, from 320 to 1600 px", async () => {
      for (const width of [320, 360, 390, 600, 768, 1000, 1280, 1600]) {
        await page.setViewportSize({ width, height: 844 })
        expect(await page.evaluate("document.documentElement.scrollWidth"), `at ${width} px`).toBe(width)
      }
    })
  })

  test("an edition's page is dark in the dark, its chart too", async () => {
    const { page, loaded } = await open(pages["an edition"], "dark")
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(25, 23, 20)")
    expect(loaded).toContain(`/pictures/${"b".repeat(64)}.png`)
    expect(loaded).not.toContain(`/pictures/${"a".repeat(64)}.png`)
    await page.close()
  })

  test("a keyboard reaches first the way past what each page has, then each section's own address", async () => {
    const { page } = await open(pages["an edition"], "light", 1280)
    await page.keyboard.press("Tab")
    expect(await page.evaluate("document.activeElement.textContent.trim()")).toBe("Skip to the text")
    expect(await page.evaluate("document.activeElement.getBoundingClientRect().top")).toBe(0)
    await page.keyboard.press("Enter")
    expect(new URL(page.url()).hash).toBe("#main")
    await page.focus("#zones .permalink")
    await page.waitForFunction(
      `getComputedStyle(document.querySelector("#zones .permalink"), "::after").opacity === "1"`,
    )
    await page.keyboard.press("Enter")
    expect(new URL(page.url()).hash).toBe("#zones")
    await page.close()
  })

  test("the contents stand beside the text where there is room, and nowhere else", async () => {
    const { page } = await open(pages["an edition"], "light", 1280)
    const shown = `getComputedStyle(document.querySelector(".contents")).display`
    expect(await page.evaluate(shown)).toBe("block")
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(shown)).toBe("none")
    await page.close()
  })

  test.each([
    ["light", "dark", "rgb(240, 235, 226)"],
    ["dark", "light", "rgb(27, 25, 22)"],
  ] as const)(
    "on a %s screen the words of a mail are those for %s when that is asked for",
    async (screen, scheme, ink) => {
      const { page } = await open(`/preview/2026-02-09/mail?scheme=${scheme}`, screen)
      expect(await page.evaluate(`getComputedStyle(document.querySelector("h1")).color`)).toBe(ink)
      await page.close()
    },
  )

  test("what happened to an edition reads in rows on a phone, however long a line of its report is", async () => {
    const { page } = await open(`/preview/${stopped}`)
    await page.evaluate('document.querySelector("details").open = true')
    const heights = await page.evaluate(
      '[...document.querySelectorAll("details dd")].map((dd) => dd.clientHeight)',
    )
    expect(
      z
        .array(z.number())
        .min(8)
        .parse(heights)
        .every((height) => height < 60),
    ).toBe(true)
    await page.close()
  })

  test.each(["360", "640"])("the frame of a mail is %s px wide, on a phone too", async (width) => {
    const { page } = await open(`/preview/2026-02-09?width=${width}`)
    expect(await page.evaluate(`document.querySelector("iframe").clientWidth`)).toBe(Number(width))
    await page.close()
  })
})
