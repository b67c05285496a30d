import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Browser } from "playwright-core"
import { withMail } from "./chromium.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** A mail is no page of its own: the client around it has the landmarks. */
const options = { rules: { "landmark-one-main": { enabled: false }, region: { enabled: false } } }

/** Why axe cannot tell the contrast of a single letter, or of a mark such as ▲. */
const signs = ["shortTextContent", "nonBmp"]

/** The ways in which a client that asks the mail shows it. Outlook.com and its apps set attributes in the dark. */
export const schemes = {
  light: [{ colorScheme: "light", attributes: [] }],
  dark: [
    { colorScheme: "dark", attributes: [] },
    { colorScheme: "light", attributes: ["data-ogsc", "data-ogsb"] },
  ],
} as const

/** What axe finds wrong with a mail in one scheme, or cannot tell, a line each. */
export async function accessibilityFaults(
  browser: Browser,
  html: string,
  scheme: keyof typeof schemes,
): Promise<string[]> {
  const found: string[] = []
  for (const { colorScheme, attributes } of schemes[scheme]) {
    const results = await withMail(browser, html, { colorScheme }, async (page) => {
      for (const attribute of attributes) {
        await page.evaluate(`document.documentElement.setAttribute("${attribute}", "")`)
      }
      await page.evaluate(axe)
      return page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
    })
    const where = attributes.length > 0 ? "in Outlook's dark, " : ""
    found.push(...faultsIn(results).map((fault) => `${where}${fault}`))
    if (!results.passes.some(({ id }) => id === "color-contrast")) {
      found.push(`${where}no text's contrast could be told`)
    }
  }
  return found
}

const faultsIn = ({ violations, incomplete }: AxeResults): string[] =>
  [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes
      .filter(({ any }) => !any.some(({ data }) => signs.includes(data?.messageKey)))
      .map(({ html }) => `${id}: ${html}`),
  )
