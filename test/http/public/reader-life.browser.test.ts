import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { AxeResults } from "axe-core"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createLocalState } from "../../../src/cli/local-state.ts"
import { type Inbox, openInbox } from "../../../src/cli/start/inbox.ts"
import { type Hosted, host } from "../../../src/cli/start/loopback.ts"
import { until } from "../../../src/cli/start/patience.ts"
import { settingsFor } from "../../../src/cli/start/settings.ts"
import { migrate, startWorker, waitForHealth } from "../../../src/cli/start/worker.ts"
import type { Wrangler } from "../../../src/cli/start/wrangler.ts"
import { axe, findings, launchChromium, noChromium } from "../../chromium.ts"
import { freePort } from "../../free-port.ts"

/** Where a look is taken of each page, for a person to see. */
const { SHOTS } = process.env

describe.skipIf(noChromium !== "")(`a reader's life in Chromium, on the real Worker${noChromium}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-life-"))
  let browser: Browser
  let inbox: Inbox
  let resend: Hosted
  let wrangler: Wrangler
  let url = ""

  beforeAll(async () => {
    browser = await launchChromium()
    inbox = await openInbox(join(folder, "inbox.jsonl"))
    resend = await host(inbox)
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    await migrate(folder)
    const vars = settingsFor(createLocalState(url), { resend: resend.url, market: null, history: null })
    wrangler = startWorker(folder, port, vars)
    await waitForHealth(url, folder, wrangler)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await wrangler?.stop()
    await resend?.close()
    await inbox?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The newest link of a kind in an address's mails, once there are more of these mails than before. */
  async function link(address: string, kind: string, before = 0): Promise<string> {
    return until(
      60,
      async () => {
        const links = (await inbox.mailsTo(address)).flatMap(
          ({ text }) => new RegExp(`${url}/${kind}/\\S+`).exec(text ?? "")?.[0] ?? [],
        )
        return links.length > before ? (links.at(-1) ?? null) : null
      },
      () => `no mail to that address has a link to ${kind}`,
    )
  }

  type Looks = { script: boolean; dark: boolean; width: number }
  async function open({ script, dark, width }: Looks) {
    const tab = await browser.newContext({
      javaScriptEnabled: script,
      colorScheme: dark ? "dark" : "light",
      viewport: { width, height: 900 },
      acceptDownloads: true,
    })
    const page = await tab.newPage()
    const posts: string[] = []
    page.on("request", (request) => {
      if (request.method() !== "GET") posts.push(request.url())
    })
    return { page, posts, close: () => tab.close() }
  }

  /** What is wrong with a page to look at and to hear; axe needs script, so it looks at the same address in a tab of its own. */
  async function check(page: Page, name: string, looks: Looks): Promise<void> {
    if (SHOTS)
      await page.screenshot({ path: `${SHOTS}/${name}-${looks.width}-${looks.dark}.png`, fullPage: true })
    const content = await page.content()
    const twin = await open({ ...looks, script: true })
    await twin.page.route(page.url(), (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: content }),
    )
    await twin.page.goto(page.url())
    await twin.page.evaluate(axe())
    const found = findings(await twin.page.evaluate<AxeResults>("axe.run(document)"))
    const fits = await twin.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    const small = await twin.page.evaluate<string[]>(
      "[...document.querySelectorAll('button, select, input[type=email]')].filter((at) => at.getClientRects().length > 0 && at.getBoundingClientRect().height < 44).map((at) => at.outerHTML)",
    )
    await twin.close()
    expect({ name, found, fits, small }).toEqual({ name, found: [], fits: true, small: [] })
  }

  /** Goes to a button by Tab alone and presses it. */
  async function press(page: Page, label: string): Promise<void> {
    const button = page.getByRole("button", { name: label })
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press("Tab")
      if ((await button.and(page.locator(":focus")).count()) > 0) break
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  }

  async function signUp(address: string): Promise<void> {
    const { page, close } = await open({ script: false, dark: false, width: 390 })
    await page.goto(`${url}/subscribe`)
    await page.fill("#email", address)
    await page.waitForTimeout(2_200)
    await page.click("button[type=submit]")
    await page.waitForSelector("h1:has-text('check your inbox')")
    await close()
  }

  test.each([
    ["without script, on a phone in the dark", { script: false, dark: true, width: 360 }],
    ["with script, in the light", { script: true, dark: false, width: 1280 }],
  ] as const)(
    "%s, by keyboard alone: confirm, choose, pause, resume, see what is kept, move, delete",
    async (_, looks) => {
      const name = looks.script ? "with" : "without"
      const [address, next] = [`${name}@reader.example`, `${name}.new@reader.example`]
      await signUp(address)
      const { page, close } = await open(looks)

      await page.goto(await link(address, "confirm"))
      await check(page, "confirm", looks)
      await press(page, "Yes, send it to me")
      expect(await page.textContent("h1")).toBe("You are signed up")
      await check(page, "confirmed", looks)

      await page.goto(await link(address, "preferences"))
      await check(page, "preferences", looks)
      await page.focus("#kind")
      await page.keyboard.press("T")
      await press(page, "Save")
      expect(await page.textContent("main")).toContain("Saved")
      expect(await page.textContent("main")).toContain("What describes me: Trader")
      await press(page, "Pause for 30 days")
      expect(await page.textContent("main")).toContain("paused until")
      await check(page, "paused", looks)
      await press(page, "Resume now")
      expect(await page.textContent("main")).toContain("you get the next edition again")

      await press(page, "Mail me a link")
      await page.goto(await link(address, "account"))
      await check(page, "account", looks)
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download it" }).press("Enter"),
      ])
      expect(download.suggestedFilename()).toBe("what-is-kept.json")

      await page.focus("#email")
      await page.keyboard.type(next)
      await press(page, "Mail a link to the new address")
      await check(page, "moving", looks)
      await page.goto(await link(next, "address"))
      await check(page, "new-address", looks)
      await press(page, "Yes, send it here")
      await check(page, "moved", looks)
      await until(
        30,
        async () =>
          (await inbox.mailsTo(address)).some(({ subject }) => /moved|changed/i.test(subject)) ? true : null,
        () => "the old address was not told",
      )
      await close()
    },
    600_000,
  )

  test("a mail scanner that opens each link and runs its script posts nothing, and confirms nothing", async () => {
    const address = "scanned@reader.example"
    await signUp(address)
    const confirm = await link(address, "confirm")
    const cancel = await link(address, "cancel")
    const scanner = await open({ script: true, dark: false, width: 1280 })
    for (const each of [confirm, cancel, confirm]) {
      await scanner.page.goto(each, { waitUntil: "networkidle" })
      await scanner.page.waitForTimeout(500)
    }
    expect(scanner.posts).toEqual([])
    expect((await inbox.mailsTo(address)).map(({ subject }) => subject)).toHaveLength(1)
    // A person still may.
    await scanner.page.goto(confirm)
    await scanner.page.click("button[type=submit]")
    for (const kind of ["preferences", "unsubscribe"]) {
      const before = scanner.posts.length
      await scanner.page.goto(await link(address, kind), { waitUntil: "networkidle" })
      expect(scanner.posts).toHaveLength(before)
    }
    await Promise.all([
      scanner.page.waitForNavigation(),
      scanner.page.getByRole("button", { name: "Unsubscribe" }).press("Enter"),
    ])
    expect(await scanner.page.textContent("h1")).toContain("unsubscribed")
    await check(scanner.page, "left", { script: true, dark: false, width: 1280 })
    await scanner.close()
  }, 300_000)
})
