import { readFile } from "node:fs/promises"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { launchChromium, noChromium } from "../../chromium.ts"
import { focused, pressButton, tabTo, wrongLooks } from "./browser-page.ts"
import { linksIn, openReadersWorker, type ReadersWorker } from "./readers-worker.ts"

const minutes = 60_000

describe.skipIf(noChromium !== "")(`in Chromium, on the real Worker${noChromium}`, () => {
  let browser: Browser
  let worker: ReadersWorker
  beforeAll(async () => {
    worker = await openReadersWorker()
    browser = await launchChromium()
  }, 4 * minutes)
  afterAll(async () => {
    await browser?.close()
    await worker?.close()
  }, minutes)

  /** Opens a tab on a phone, and closes it when `use` is done. */
  async function inTab(script: boolean, use: (page: Page) => Promise<void>): Promise<void> {
    const tab = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 360, height: 800 } })
    const page = await tab.newPage()
    page.setDefaultTimeout(minutes)
    try {
      await use(page)
    } finally {
      await tab.close()
    }
  }

  const headed = (page: Page, says: string) => page.waitForSelector(`h1:text-is("${says}")`)
  /** What the page says that the press of a button did; it has the focus, so that it is read out. */
  async function told(page: Page, says: string): Promise<void> {
    await page.waitForSelector(`[role=status]:focus:has-text("${says}")`)
  }
  const stateOf = (address: string) =>
    worker.database.rows("SELECT * FROM subscribers").find((row) => row.address === address)?.state
  const linkAsked = "A mail with a link is on its way to your address."
  const ask = "Mail me a link to export, move or delete"

  describe.each([
    ["with script", true],
    ["without script", false],
  ])("by keyboard alone, %s", (_, script) => {
    const of = (name: string) => `${name}-${script}@example.com`

    test(
      "a reader confirms, chooses, pauses, goes on, sees what is kept, moves and leaves",
      async () => {
        const [first, second] = [of("first"), of("second")]
        const confirm = await worker.signUp(first)
        await inTab(script, async (page) => {
          await page.goto(confirm)
          await pressButton(page, "Yes, send it to me")
          await headed(page, "You are signed up")
          expect(stateOf(first)).toBe("confirmed")

          const preferences = await worker.linkTo(first, "preferences")
          await page.goto(preferences)
          await tabTo(page, "frequency")
          await page.keyboard.press("ArrowUp")
          await tabTo(page, "kind")
          await page.keyboard.type("Tra")
          await pressButton(page, "Save")
          await told(page, "Saved: what is set now stands below.")
          expect(await page.textContent("ul")).toBe("How often: WeeklyWhat describes me: TraderNot paused")
          await pressButton(page, "Pause for 30 days")
          await told(page, "Saved: paused until")
          await pressButton(page, "Resume now")
          await told(page, "Saved: you get the next edition again.")
          await pressButton(page, ask)
          await told(page, linkAsked)

          await page.goto(await worker.linkTo(first, "account"))
          const downloading = page.waitForEvent("download")
          await pressButton(page, "Download it")
          const kept = await readFile(await (await downloading).path(), "utf8")
          expect(JSON.parse(kept)).toMatchObject({ subscriber: { address: first, kind: "trader" } })
          await tabTo(page, "email")
          await page.keyboard.type(second)
          await page.keyboard.press("Enter")
          await told(page, "a mail is on its way to it")
          expect(stateOf(first)).toBe("confirmed")
          await page.goto(await worker.linkTo(second, "address"))
          await pressButton(page, "Yes, send it here")
          await headed(page, "Your address is changed")
          expect([stateOf(first), stateOf(second)]).toEqual([undefined, "confirmed"])

          await page.goto(preferences)
          await pressButton(page, "Unsubscribe")
          await headed(page, "You are unsubscribed")
          expect(stateOf(second)).toBeUndefined()
        })
      },
      3 * minutes,
    )

    test(
      "a reader deletes everything, once the box is ticked",
      async () => {
        const address = of("gone")
        const preferences = await worker.join(address)
        await inTab(script, async (page) => {
          await page.goto(preferences)
          await pressButton(page, ask)
          await told(page, linkAsked)
          await page.goto(await worker.linkTo(address, "account"))
          await pressButton(page, "Delete")
          expect([await focused(page), stateOf(address)]).toEqual(["sure", "confirmed"])
          await page.keyboard.press("Space")
          await pressButton(page, "Delete")
          await headed(page, "Everything is deleted")
          expect(stateOf(address)).toBeUndefined()
          await page.goto(preferences)
          await headed(page, "Nobody is signed up by this link any more")
        })
      },
      2 * minutes,
    )

    test(
      "whoever did not ask for it has a sign-up forgotten",
      async () => {
        const address = of("asked-by-another")
        const confirm = await worker.signUp(address)
        await inTab(script, async (page) => {
          await page.goto(await worker.linkTo(address, "cancel"))
          await pressButton(page, "Forget it")
          await headed(page, "It is forgotten")
          expect(stateOf(address)).toBeUndefined()
          await page.goto(confirm)
          await headed(page, "This link has expired")
        })
      },
      2 * minutes,
    )

    test(
      "a reader whose mail holds no link of their own has one mailed, and comes to what is kept",
      async () => {
        const address = of("linkless")
        await worker.join(address)
        await inTab(script, async (page) => {
          await page.goto(new URL("/account", worker.url).href)
          await tabTo(page, "email")
          await page.keyboard.type(address)
          await page.keyboard.press("Enter")
          await told(page, "If the newsletter comes to that address, a mail is on its way to it.")
          await page.goto(await worker.linkTo(address, "account"))
          await headed(page, "Your account")
        })
      },
      2 * minutes,
    )

    test(
      "a reader leaves by the link at the foot of a mail",
      async () => {
        const address = of("leaving")
        const preferences = await worker.join(address)
        await inTab(script, async (page) => {
          await page.goto(await worker.linkTo(address, "unsubscribe"))
          await pressButton(page, "Unsubscribe")
          await headed(page, "You are unsubscribed")
          await page.goto(preferences)
          await headed(page, "You have left")
        })
      },
      2 * minutes,
    )
  })

  describe("on a phone and a desk, in light and dark, nothing is wrong with the looks of", () => {
    const looks = async (page: Page, name: string, says: string) => {
      await headed(page, says)
      expect(await wrongLooks(page, name)).toEqual([])
    }
    const press = (page: Page, says: string) => page.click(`button:text-is("${says}")`)

    test(
      "what a sign-up leads to",
      async () => {
        const confirm = await worker.signUp("looks@example.com")
        await worker.signUp("looks-cancel@example.com")
        await inTab(true, async (page) => {
          await page.goto(confirm)
          await looks(page, "confirm", "Do you want Plumbline by mail?")
          await press(page, "Yes, send it to me")
          await looks(page, "confirmed", "You are signed up")
          await page.goto(await worker.linkTo("looks-cancel@example.com", "cancel"))
          await looks(page, "cancel", "Shall this address be forgotten?")
          await press(page, "Forget it")
          await looks(page, "cancelled", "It is forgotten")
          await page.goto(confirm.slice(0, -1))
          await looks(page, "incomplete", "This link is not complete")
        })
      },
      3 * minutes,
    )

    test(
      "the page that mails a link to whoever asks for one",
      async () => {
        await inTab(true, async (page) => {
          await page.goto(new URL("/account", worker.url).href)
          await looks(page, "ask-account", "A link to your preferences")
          // As from a browser that checks nothing by itself.
          await page.evaluate("document.querySelector('#email').type = 'text'")
          await page.fill("#email", "nobody")
          await press(page, "Mail me a link")
          await looks(page, "ask-account-refused", "A link to your preferences")
          await page.fill("#email", "nobody@example.com")
          await press(page, "Mail me a link")
          await looks(page, "ask-account-mailed", "A link to your preferences")
        })
      },
      3 * minutes,
    )

    test(
      "the preferences, as each of their buttons leaves them",
      async () => {
        const preferences = await worker.join("looks-prefs@example.com")
        await inTab(true, async (page) => {
          await page.goto(preferences)
          await looks(page, "preferences", "Your preferences")
          await page.click("text=Weekly")
          await press(page, "Save")
          await looks(page, "preferences-saved", "Your preferences")
          await press(page, "Pause for 30 days")
          await looks(page, "preferences-paused", "Your preferences")
          await page.evaluate("document.querySelector('#kind').options[0].value = 'x'")
          await page.selectOption("#kind", { index: 0 })
          await press(page, "Save")
          await page.waitForSelector(".wrong:focus")
          await looks(page, "preferences-wrong", "Your preferences")
          await page.goto(await worker.linkTo("looks-prefs@example.com", "unsubscribe"))
          await looks(page, "unsubscribe", "Leave Plumbline?")
          await press(page, "Unsubscribe")
          await looks(page, "unsubscribed", "You are unsubscribed")
          await page.goto(preferences)
          await looks(page, "preferences-left", "You have left")
        })
      },
      3 * minutes,
    )

    test(
      "the account, as each of its buttons leaves it",
      async () => {
        const address = "looks-account@example.com"
        const moved = "looks-moved@example.com"
        const preferences = await worker.join(address)
        await inTab(true, async (page) => {
          await page.goto(preferences)
          await press(page, ask)
          await told(page, linkAsked)
          const account = await worker.linkTo(address, "account")
          await page.goto(account)
          await looks(page, "account", "Your account")
          await page.fill("#email", "ada@local")
          await press(page, "Mail a link to the new address")
          await page.waitForSelector(".wrong:focus")
          await looks(page, "account-wrong", "Your account")
          await page.fill("#email", moved)
          await press(page, "Mail a link to the new address")
          await told(page, "a mail is on its way to it")
          await looks(page, "account-asked", "Your account")
          await page.goto(await worker.linkTo(moved, "address"))
          await looks(page, "address", "Shall Plumbline come to this address?")
          await press(page, "Yes, send it here")
          await looks(page, "address-changed", "Your address is changed")
          await page.goto(account)
          await looks(page, "account-ended", "This link has ended")
        })
        const gone = await worker.join("looks-gone@example.com")
        await inTab(true, async (page) => {
          await page.goto(gone)
          await press(page, ask)
          await told(page, linkAsked)
          await page.goto(await worker.linkTo("looks-gone@example.com", "account"))
          await page.evaluate("document.querySelector('#sure').required = false")
          await press(page, "Delete")
          await page.waitForSelector(".wrong:focus")
          await looks(page, "account-unsure", "Your account")
          await page.check("#sure")
          await press(page, "Delete")
          await looks(page, "account-deleted", "Everything is deleted")
        })
      },
      3 * minutes,
    )
  })

  test(
    "a scanner that opens every link of every mail in a browser changes nothing and posts nothing",
    async () => {
      const [address, moved, waiting] = [
        "scanned@example.com",
        "scanned-moved@example.com",
        "unsure@example.com",
      ]
      const preferences = await worker.join(address)
      await inTab(true, async (page) => {
        await page.goto(preferences)
        await page.selectOption("#kind", "trader")
        await page.click("text=Save")
        await told(page, "Saved")
        await page.click(`text=${ask}`)
        await told(page, linkAsked)
        await page.goto(await worker.linkTo(address, "account"))
        await page.fill("#email", moved)
        await page.keyboard.press("Enter")
        await told(page, "a mail is on its way to it")
        await worker.linkTo(moved, "address")
      })
      await worker.signUp(waiting)
      await worker.slot(Date.parse("2026-02-09T00:10:00Z"))
      await worker.linkTo(address, "editions")
      await worker.quiet()

      const mails = [
        ...(await worker.mailsTo(address)),
        ...(await worker.mailsTo(moved)),
        ...(await worker.mailsTo(waiting)),
      ]
      const links = new Set(
        mails.flatMap(({ html, text, headers }) =>
          linksIn(`${html}\n${text}\n${JSON.stringify(headers ?? {})}`.replaceAll("&amp;", "&"), worker.url),
        ),
      )
      const kinds = new Set([...links].map((link) => new URL(link).pathname.split("/")[1]))
      for (const kind of [
        "confirm",
        "cancel",
        "preferences",
        "unsubscribe",
        "account",
        "address",
        "editions",
      ])
        expect(kinds).toContain(kind)

      const before = worker.database.everything()
      await inTab(true, async (page) => {
        const asked: string[] = []
        page.on("request", (request) => asked.push(request.method()))
        for (const link of links) {
          const answer = await page.goto(link, { waitUntil: "networkidle" })
          expect(answer?.status(), link).toBeLessThan(400)
        }
        expect(asked.length).toBeGreaterThanOrEqual(links.size)
        expect(new Set(asked)).toEqual(new Set(["GET"]))
      })
      expect(worker.database.everything()).toBe(before)
    },
    4 * minutes,
  )
})
