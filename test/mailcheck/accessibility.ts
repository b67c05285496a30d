import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "playwright-core"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** A mail is no page of its own: the client around it has the landmarks. */
const all = { rules: { "landmark-one-main": { enabled: false }, region: { enabled: false } } }
const contrast = { runOnly: ["color-contrast"] }

/** Why axe cannot tell the contrast of a single letter, or of a mark such as ▲. */
const signs = ["shortTextContent", "nonBmp"]

/**
 * The ways in which a client that asks the mail shows it: all rules in the light; in the dark, what the dark can break.
 * Outlook.com and its apps set attributes there.
 */
export const schemes = {
  light: [{ colorScheme: "light", attributes: [], options: all }],
  dark: [
    { colorScheme: "dark", attributes: [], options: contrast },
    { colorScheme: "light", attributes: ["data-ogsc", "data-ogsb"], options: contrast },
  ],
} as const

/** What axe finds wrong in one scheme with the mail that a page shows, or cannot tell, a line each. */
export async function accessibilityFaults(page: Page, scheme: keyof typeof schemes): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(axe)
  for (const { colorScheme, attributes, options } of schemes[scheme]) {
    await page.emulateMedia({ colorScheme })
    await setAttributes(page, attributes)
    const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
    const where = attributes.length > 0 ? "in Outlook's dark, " : ""
    found.push(...faultsIn(results).map((fault) => `${where}${fault}`))
    if (!results.passes.some(({ id }) => id === "color-contrast")) {
      found.push(`${where}no text's contrast could be told`)
    }
  }
  await page.emulateMedia({ colorScheme: "light" })
  await setAttributes(page, [])
  return found
}

/** Gives the page those of Outlook's attributes that are named, and no others. */
const setAttributes = (page: Page, names: readonly string[]): Promise<unknown> =>
  page.evaluate(
    `for (const name of ["data-ogsc", "data-ogsb"])
      document.documentElement.toggleAttribute(name, ${JSON.stringify(names)}.includes(name))`,
  )

const faultsIn = ({ violations, incomplete }: AxeResults): string[] =>
  [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes
      .filter(({ any }) => !any.some(({ data }) => signs.includes(data?.messageKey)))
      .map(({ html }) => `${id}: ${html}`),
  )
