import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { mails } from "./mails.ts"

const executablePath = "/usr/bin/chromium"
// Every kind of block, of notice and of mail; the general edition adds none.
const { edition: _, ...looked } = mails
const missing = existsSync(executablePath) ? "" : ` (skipped: there is no ${executablePath})`
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** A mail is no page of its own: the client around it has the landmarks. */
const rules = { "landmark-one-main": { enabled: false }, region: { enabled: false } }

/** All rules in the light; in the dark, what the dark can break. */
const schemes = [
  { scheme: "light", colorScheme: "light", attributes: [], options: { rules } },
  { scheme: "dark", colorScheme: "dark", attributes: [], options: { runOnly: ["color-contrast"] } },
  {
    scheme: "Outlook's dark",
    colorScheme: "light",
    attributes: ["data-ogsc", "data-ogsb"],
    options: { runOnly: ["color-contrast"] },
  },
] as const

/** Why axe cannot tell the contrast of a single letter, or of a mark such as ▲. */
const signs = ["shortTextContent", "nonBmp"]

/** What axe found wrong, or could not tell. */
const findings = ({ violations, incomplete }: AxeResults): string[] =>
  [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes
      .filter(({ any }) => !any.some(({ data }) => signs.includes(data?.messageKey)))
      .map(({ html }) => `${id}: ${html}`),
  )

describe.skipIf(missing !== "")(`in Chromium${missing}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args, headless: true })
  })
  afterAll(() => browser?.close())

  async function open(
    html: string,
    use: (page: Page) => Promise<void>,
    colorScheme: "light" | "dark" = "light",
  ) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme })
    await page.route("**", (route) => route.abort())
    await page.setContent(html)
    await use(page)
    await page.close()
  }

  for (const [name, render] of Object.entries(looked)) {
    for (const { scheme, colorScheme, attributes, options } of schemes) {
      test(`axe finds no fault in the ${name} mail in ${scheme}, contrast among them`, async () => {
        const { html } = await render()
        await open(
          html,
          async (page) => {
            for (const attribute of attributes) {
              await page.evaluate(`document.documentElement.setAttribute("${attribute}", "")`)
            }
            await page.evaluate(axe)
            const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
            expect(findings(results)).toEqual([])
            expect(results.passes.map(({ id }) => id)).toContain("color-contrast")
          },
          colorScheme,
        )
      })
    }

    test(`the ${name} mail is never wider than the screen, from 320 to 700 px`, async () => {
      const { html } = await render()
      await open(html, async (page) => {
        for (const width of [320, 340, 360, 375, 380, 390, 480, 600, 700]) {
          await page.setViewportSize({ width, height: 844 })
          expect(await page.evaluate("document.documentElement.scrollWidth"), `at ${width} px`).toBe(width)
        }
      })
    })

    test(`what stands alone to be tapped in the ${name} mail is at least 44 px high`, async () => {
      const { html } = await render()
      await open(html, async (page) => {
        // A link in running text is as high as its line.
        const heights = await page.evaluate<number[]>(
          `[...document.querySelectorAll("a")].filter((a) => getComputedStyle(a).display === "inline-block")
            .map((a) => a.getBoundingClientRect().height)`,
        )
        expect(heights.length).toBeGreaterThan(0)
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
      })
    })
  }

  test("the dark scheme is dark, and light words stand on it", async () => {
    const { html } = (await mails["edition-trader"]?.()) ?? { html: "" }
    await open(
      html,
      async (page) => {
        const colour = (selector: string, property: string) =>
          page.evaluate(`getComputedStyle(document.querySelector("${selector}")).${property}`)
        expect(await colour("body", "backgroundColor")).toBe("rgb(15, 14, 12)")
        expect(await colour("h1", "color")).toBe("rgb(240, 235, 226)")
        expect(await colour("td.panel", "backgroundColor")).toBe("rgb(36, 33, 28)")
      },
      "dark",
    )
  })
})
