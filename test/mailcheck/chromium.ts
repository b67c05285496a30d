import { existsSync } from "node:fs"
import { type Browser, chromium, type Page } from "playwright-core"

/** Where Chromium is, unless the variable CHROMIUM says otherwise. */
const usualPath = "/usr/bin/chromium"

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** The Chromium of this machine. */
export const chromiumPath = process.env.CHROMIUM || usualPath

/** Why there is no Chromium; null where there is one. */
export const noChromium: string | null = existsSync(chromiumPath) ? null : `there is no ${chromiumPath}`

/** Starts Chromium; `more` are further arguments of its command line. */
export const openChromium = (more: string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: [...args, ...more], headless: true })

/** How a mail is looked at: on a phone, unless said otherwise. */
export type Look = { colorScheme: "light" | "dark"; width?: number }

/** Opens HTML in a page of its own that reaches nobody, and closes it when `use` is done. */
export async function withMail<T>(
  browser: Browser,
  html: string,
  { colorScheme, width = 390 }: Look,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
  try {
    await page.route("**", (route) => route.abort())
    await page.setContent(html)
    return await use(page)
  } finally {
    await page.close()
  }
}
