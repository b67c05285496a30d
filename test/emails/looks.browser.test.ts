import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { noChromium, openChromium, withMail } from "../mailcheck/chromium.ts"
import { mails } from "./mails.ts"

// Every kind of block, of notice and of mail; the general edition adds none.
const { edition: _, ...looked } = mails
const missing = noChromium === null ? "" : ` (skipped: ${noChromium})`

describe.skipIf(missing !== "")(`in Chromium${missing}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  const open = (html: string, use: (page: Page) => Promise<void>, colorScheme: "light" | "dark" = "light") =>
    withMail(browser, html, { colorScheme }, use)

  for (const [name, render] of Object.entries(looked)) {
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
        // A mail that only tells of something has nothing to be tapped.
        const tells = name === "account-moved" || name === "account-deleted"
        if (!tells) expect(heights.length).toBeGreaterThan(0)
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
