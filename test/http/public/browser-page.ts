import type { AxeResults } from "axe-core"
import type { Page } from "playwright-core"
import { axe, findings } from "../../chromium.ts"

/** What axe finds on a page, whatever its policy: axe comes through the debugger, not the page. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe())
  return findings(await page.evaluate<AxeResults>("axe.run(document)"))
}

/** Whether a page is no wider than its window. */
export const fits = (page: Page) =>
  page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth")

/** What has the focus: its name, its id or its element, within shadow trees too. */
export const focused = (page: Page) =>
  page.evaluate<string>(
    "(() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at.name || at.id || at.tagName })()",
  )

/** Presses Tab until the focus is there, and returns what it came by. */
export async function tabTo(page: Page, name: string): Promise<string[]> {
  const passed: string[] = []
  for (let n = 0; n < 30; n += 1) {
    await page.keyboard.press("Tab")
    const at = await focused(page)
    passed.push(at)
    if (at === name) return passed
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(", ")}`)
}

/** Comes to the button that says this by Tab, which shows where the focus is, and presses it by Enter. */
export async function pressButton(page: Page, says: string): Promise<void> {
  const at =
    "(({ tagName, textContent }) => tagName === 'BUTTON' ? textContent.trim() : '')(document.activeElement)"
  for (let n = 0; n < 30; n += 1) {
    await page.keyboard.press("Tab")
    if ((await page.evaluate<string>(at)) !== says) continue
    const ring = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle")
    if (ring !== "solid") throw new Error(`no ring shows that the focus is on ${says}`)
    await page.keyboard.press("Enter")
    return
  }
  throw new Error(`Tab never came to a button that says ${says}`)
}

/** Keeps a picture of the page in the folder that the variable SHOTS names, for a person to look at. */
export const shot = async (page: Page, name: string) => {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

const tapped =
  "button, select, input:not([type=hidden], [type=radio], [type=checkbox]), .choice, nav a, .masthead a"

/** What stands alone to be tapped and is less than 44 px high. */
const tooLow = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll("${tapped}")].filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)`,
  )

/** All that is wrong with the looks of a page: on a phone of 360 px and a desk of 1280, in light and dark. */
export async function wrongLooks(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    if (!(await fits(page))) wrong.push(`${name} is wider than ${width} px`)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      await shot(page, `${name}-${width}-${colorScheme}`)
      if (width === 360)
        wrong.push(...(await faults(page)).map((fault) => `${name}, ${colorScheme}: ${fault}`))
    }
  }
  await page.setViewportSize({ width: 360, height: 800 })
  return [...wrong, ...(await tooLow(page)).map((one) => `${name}: less than 44 px high: ${one}`)]
}
