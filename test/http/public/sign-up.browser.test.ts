import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Hosted, host } from "../../../src/cli/start/loopback.ts"
import { readConfig } from "../../../src/config.ts"
import { createApp } from "../../../src/http/app.ts"
import type { HttpDeps } from "../../../src/http/deps.ts"
import { snippets } from "../../../src/http/public/embed/snippets.ts"
import type { SignUp } from "../../../src/store/sign-ups.ts"
import { launchChromium, noChromium } from "../../chromium.ts"
import { demonstration } from "../../demonstration.ts"
import { faults, fits, focused, shot, tabTo } from "./browser-page.ts"

type Opening = {
  embed?: (ours: string) => string
  script?: boolean
  dark?: boolean
  width?: number
  listed?: boolean
}

/** A page of another site, with the form on it. */
const blogPage = (what: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A blog</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
  <style>body { background: Canvas; color: CanvasText; font: 18px/1.5 Georgia, serif; margin: 20px } form:not([part]) label { display: block }</style>
  </head><body><main><h1>A blog</h1>${what}</main></body></html>`

describe.skipIf(noChromium !== "")(`in Chromium${noChromium}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  }, 60_000)
  afterAll(() => browser?.close())

  const opened: Hosted[] = []
  afterEach(async () => {
    for (const { close } of opened.splice(0)) await close()
  })

  /**
   * The site, and a blog at an origin of its own, as servers of this machine: so that the browser's own rules hold between
   * them. `path` is opened there; who is signed up is noted, and the site's clock may go ahead.
   */
  async function open(
    where: "ours" | "theirs",
    path: string,
    { embed, script = true, dark = false, width = 390, listed = true }: Opening = {},
  ) {
    const signedUp: SignUp[] = []
    const clock = { ahead: 0 }
    const origins = { ours: "", theirs: "" }
    // What these pages need, and nothing else.
    const app = createApp(() => {
      const settings = { PUBLIC_URL: origins.ours, ORIGINS: listed ? origins.theirs : "" }
      const { config } = readConfig({ ...demonstration, ...settings })
      const deps = {
        config,
        now: () => Date.now() + clock.ahead,
        newId: () => "reader-1",
        signUps: {
          signUp: async (signUp: SignUp) => {
            signedUp.push(signUp)
            return "reader-1-1"
          },
        },
        mayAsk: async () => true,
        enqueueMail: async () => {},
        log: () => {},
      }
      return { deps: deps as unknown as HttpDeps }
    })
    const env = { ...demonstration } as unknown as Env
    const context = { waitUntil() {}, passThroughOnException() {}, props: {} } as unknown as ExecutionContext
    const site = await host({ fetch: (request) => app.fetch(request, env, context) })
    const blog = await host({
      fetch: () =>
        new Response(blogPage(embed?.(origins.ours) ?? ""), { headers: { "Content-Type": "text/html" } }),
    })
    opened.push(site, blog)
    Object.assign(origins, { ours: site.url, theirs: blog.url })
    const tab = await browser.newContext({
      javaScriptEnabled: script,
      colorScheme: dark ? "dark" : "light",
      viewport: { width, height: 900 },
    })
    const page = await tab.newPage()
    const wrong: string[] = []
    page.on("pageerror", (error) => wrong.push(error.message))
    await page.goto(origins[where] + path)
    return { page, signedUp, wrong, clock, origins, close: () => tab.close() }
  }

  describe.each([
    ["with script", true],
    ["without script", false],
  ])("our own page, %s", (_, script) => {
    test("takes a sign-up by keyboard alone, and never comes by the field for robots", async () => {
      const { page, signedUp, wrong, clock, close } = await open("ours", "/subscribe?utm_source=blog", {
        script,
      })
      clock.ahead = 3_000
      if (script) {
        const passed = await tabTo(page, "email")
        await page.keyboard.type("ada@example.com")
        passed.push(...(await tabTo(page, "frequency")))
        await page.keyboard.press("ArrowUp")
        passed.push(...(await tabTo(page, "kind")), ...(await tabTo(page, "BUTTON")))
        expect(passed).not.toContain("topic")
      } else {
        await page.focus("#email")
        await page.keyboard.type("ada@example.com")
      }
      await page.keyboard.press("Enter")
      await page.waitForSelector("h1:has-text('check your inbox')")
      expect(signedUp).toMatchObject([
        { address: "ada@example.com", marks: { utm_source: "blog" }, form: "page" },
      ])
      expect(wrong).toEqual([])
      await close()
    }, 60_000)
  })

  test.each([
    ["light", false],
    ["dark", true],
  ] as const)(
    "our own page in the %s has no fault at 360 px, nor have its answers",
    async (scheme, dark) => {
      const { page, clock, origins, close } = await open("ours", "/subscribe", { dark, width: 360 })
      await shot(page, `page-${scheme}`)
      expect([await faults(page), await fits(page)]).toEqual([[], true])
      await page.fill("#email", "ada@example.com")
      clock.ahead = -10_000
      await page.click("button")
      await page.waitForSelector(".wrong")
      await shot(page, `page-early-${scheme}`)
      expect([await faults(page), await fits(page)]).toEqual([[], true])
      await page.goto(`${origins.ours}/embed`)
      await shot(page, `embed-${scheme}`)
      expect([await faults(page), await fits(page)]).toEqual([[], true])
      await close()
    },
    60_000,
  )

  type Kind = "html" | "script" | "frame"
  const copied = (kind: Kind) => (ours: string) => snippets(ours, "Plumbline")[kind]

  test("a form in another site's HTML signs up without script, by one press more", async () => {
    const { page, signedUp, clock, close } = await open("theirs", "/", {
      embed: copied("html"),
      script: false,
      width: 360,
    })
    await shot(page, "html-form")
    await page.fill("input[name=email]", "ada@example.com")
    await page.click("button")
    await page.waitForSelector("h1:has-text('One press more')")
    await shot(page, "one-press")
    expect(signedUp).toEqual([])
    clock.ahead = 3_000
    await page.click("button")
    await page.waitForSelector("h1:has-text('check your inbox')")
    expect(signedUp).toMatchObject([{ address: "ada@example.com", source: "my-site", form: "page" }])
    await close()
  }, 60_000)

  describe("the element on another site", () => {
    const status = (page: Page) => page.locator("plumbline-signup [role=status]")
    const alert = (page: Page) => page.locator("plumbline-signup [role=alert]")

    test("signs up by keyboard alone, says so in place, and tells the page", async () => {
      const { page, signedUp, wrong, close } = await open("theirs", "/?utm_campaign=x&other=y", {
        embed: copied("script"),
      })
      await page.evaluate("addEventListener('plumbline-signed-up', () => { document.title = 'told' })")
      const passed = await tabTo(page, "email")
      await page.keyboard.type("ada@example.com")
      passed.push(...(await tabTo(page, "frequency")))
      await page.keyboard.press("ArrowUp")
      passed.push(...(await tabTo(page, "kind")), ...(await tabTo(page, "BUTTON")))
      expect(passed).not.toContain("topic")
      await page.keyboard.press("Enter")
      await expect
        .poll(() => status(page).textContent(), { timeout: 10_000 })
        .toContain("open the link in the mail")
      expect(await focused(page)).toBe("done")
      expect(await page.title()).toBe("told")
      expect(signedUp).toMatchObject([
        {
          address: "ada@example.com",
          frequency: "weekly",
          source: "my-site",
          marks: { utm_campaign: "x" },
          form: "json",
        },
      ])
      expect([await faults(page), wrong]).toEqual([[], []])
      await shot(page, "element-done")
      await close()
    }, 60_000)

    test("says what is accepted where an address is not, and keeps what was typed", async () => {
      const { page, signedUp, close } = await open("theirs", "/", { embed: copied("script"), width: 360 })
      await page.fill("plumbline-signup input[name=email]", "ada@mailinator.com")
      await page.keyboard.press("Enter")
      await expect
        .poll(() => alert(page).textContent(), { timeout: 10_000 })
        .toContain("mailboxes to throw away")
      expect(await focused(page)).toBe("email")
      expect(await page.inputValue("plumbline-signup input[name=email]")).toBe("ada@mailinator.com")
      await shot(page, "element-wrong")
      expect([await faults(page), signedUp]).toEqual([[], []])
      await close()
    }, 60_000)

    test.each([
      ["light", false],
      ["dark", true],
    ] as const)(
      "is %s with its page, has no fault at 360 px, and asks for nothing unless it is used",
      async (scheme, dark) => {
        const { page, close } = await open("theirs", "/", { embed: copied("script"), dark, width: 360 })
        const asked: string[] = []
        page.on("request", (request) => asked.push(request.url()))
        await page.waitForFunction("document.querySelector('plumbline-signup').shadowRoot")
        await shot(page, `element-${scheme}`)
        const ink =
          "getComputedStyle(document.querySelector('plumbline-signup').shadowRoot.querySelector('input')).color"
        expect(await page.evaluate(ink)).toBe(dark ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)")
        expect([await faults(page), await fits(page)]).toEqual([[], true])
        expect(asked).toEqual([])
        await close()
      },
      60_000,
    )

    test("takes colours by custom properties", async () => {
      const embed = (ours: string) =>
        copied("script")(ours).replace(
          "<plumbline-signup",
          '<plumbline-signup short style="--plumbline-accent: #800000"',
        )
      const { page, close } = await open("theirs", "/", { embed })
      const colour =
        "getComputedStyle(document.querySelector('plumbline-signup').shadowRoot.querySelector('button')).backgroundColor"
      expect(await page.evaluate(colour)).toBe("rgb(128, 0, 0)")
      expect(await page.locator("plumbline-signup select").first().isVisible()).toBe(false)
      await close()
    }, 60_000)

    test("signs nobody up from a site that is not listed, and says that it did not work", async () => {
      const { page, signedUp, close } = await open("theirs", "/", { embed: copied("script"), listed: false })
      await page.fill("plumbline-signup input[name=email]", "ada@example.com")
      await page.keyboard.press("Enter")
      await expect.poll(() => alert(page).textContent(), { timeout: 10_000 }).toContain("did not work")
      expect(signedUp).toEqual([])
      await close()
    }, 60_000)
  })

  describe("the frame on another site", () => {
    test.each([
      ["with script", true],
      ["without script", false],
    ])(
      "signs up in place, %s",
      async (_, script) => {
        const { page, signedUp, clock, origins, close } = await open("theirs", "/", {
          embed: copied("frame"),
          script,
          width: 360,
          dark: !script,
        })
        const frame = page.frameLocator("iframe")
        await frame.locator("#email").fill("ada@example.com")
        await shot(page, `frame-${script}`)
        clock.ahead = 3_000
        await frame.locator("button").click()
        await frame.locator("h1:has-text('check your inbox')").waitFor()
        expect(signedUp).toMatchObject([{ source: "my-site", form: "frame" }])
        expect(page.url()).toBe(`${origins.theirs}/`)
        await close()
      },
      60_000,
    )

    test("stays empty on a site that is not listed", async () => {
      const { page, close } = await open("theirs", "/", { embed: copied("frame"), listed: false })
      expect(await page.frameLocator("iframe").locator("#email").count()).toBe(0)
      await close()
    }, 60_000)
  })
})
