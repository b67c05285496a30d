import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import { type Browser, chromium } from "playwright-core"

const executablePath = "/usr/bin/chromium"

/** Why tests in a browser are skipped here, to be added to their name; empty where there is a browser. */
export const noChromium = existsSync(executablePath) ? "" : ` (skipped: there is no ${executablePath})`

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath, args, headless: true })

/** The script that makes `axe` known to a page. */
export const axe = (): string =>
  readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** Why axe cannot tell the contrast of a single letter, or of a mark such as ▲. */
const signs = ["shortTextContent", "nonBmp"]

/** What axe found wrong, or could not tell. */
export const findings = ({ violations, incomplete }: AxeResults): string[] =>
  [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes
      .filter(({ any }) => !any.some(({ data }) => signs.includes(data?.messageKey)))
      .map(({ html }) => `${id}: ${html}`),
  )
