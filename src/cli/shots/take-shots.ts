import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { exitCodes, Stop } from "../exit.ts"

/** An edition that a Worker serves at `url`, without a trailing slash. */
export type Served = { url: string; slug: string }

type Shot = { page: "mail" | "web"; width: number; colorScheme: "light" | "dark"; images: boolean }

/** What is looked at, by the name of its file. */
export const shots: Readonly<Record<string, Shot>> = {
  "mail-600-light": { page: "mail", width: 600, colorScheme: "light", images: true },
  "mail-600-dark": { page: "mail", width: 600, colorScheme: "dark", images: true },
  "mail-360-dark": { page: "mail", width: 360, colorScheme: "dark", images: true },
  "mail-600-images-off": { page: "mail", width: 600, colorScheme: "light", images: false },
  "web-1280": { page: "web", width: 1280, colorScheme: "light", images: true },
  "web-390": { page: "web", width: 390, colorScheme: "light", images: true },
}

const pathOf = (page: Shot["page"], slug: string): string =>
  page === "mail" ? `/preview/${slug}/mail?as=general` : `/editions/${slug}`

/** Takes every shot of an edition, and its pictures as they are, and returns the names of the files, once written. */
export async function takeShots(browser: Browser, served: Served, folder: string): Promise<string[]> {
  const files = new Map<string, Uint8Array>()
  for (const [name, shot] of Object.entries(shots)) files.set(name, await take(browser, served, shot))
  for (const [name, picture] of await picturesOf(served)) files.set(name, picture)
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, png] of files) await writeFile(join(folder, `${name}.png`), png)
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error)
    throw new Stop(exitCodes.badInput, `${folder} cannot be written to: ${why}`, { cause: error })
  }
  return [...files.keys()].map((name) => `${name}.png`)
}

async function take(browser: Browser, { url, slug }: Served, shot: Shot): Promise<Uint8Array> {
  const { width, colorScheme, images } = shot
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  try {
    await page.route("**", (route) => {
      const request = route.request()
      const isOurs = request.url().startsWith(`${url}/`)
      return isOurs && (images || request.resourceType() !== "image") ? route.continue() : route.abort()
    })
    const response = await page.goto(`${url}${pathOf(shot.page, slug)}`)
    if (!response?.ok()) throw unanswered(pathOf(shot.page, slug), response?.status())
    return await page.screenshot({ fullPage: true })
  } finally {
    await page.close()
  }
}

/** The edition's pictures, as the mail and the page name them: the light one, its dark twin, the one for links. */
async function picturesOf({ url, slug }: Served): Promise<Map<string, Uint8Array>> {
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(`${url}${path}`)
    if (!response.ok) throw unanswered(path, response.status)
    return response
  }
  const mail = await (await get(pathOf("mail", slug))).text()
  const page = await (await get(pathOf("web", slug))).text()
  const pictures = new Map<string, Uint8Array>()
  for (const [path, name] of namesOf(mail, page)) {
    pictures.set(name, new Uint8Array(await (await get(path)).arrayBuffer()))
  }
  return pictures
}

const picture = /\/pictures\/[0-9a-f]{64}\.png/g

/**
 * The paths of the pictures that a mail and a page show, and what each is.
 *
 * namesOf('<img src="https://x/pictures/00….png">', "") // => Map { "/pictures/00….png" => "chart-light" }
 */
export function namesOf(mail: string, page: string): Map<string, string> {
  const inMail = mail.match(picture) ?? []
  const forLinks = (page.match(/<meta[^>]*"og:image"[^>]*>/g) ?? []).join().match(picture) ?? []
  const names = new Map<string, string>()
  for (const path of inMail) names.set(path, "chart-light")
  for (const path of forLinks) names.set(path, "chart-og")
  for (const path of page.match(picture) ?? []) if (!names.has(path)) names.set(path, "chart-dark")
  return names
}

const unanswered = (path: string, status: number | undefined): Stop =>
  new Stop(exitCodes.failed, `${path} was answered ${status ?? "with nothing"}`)
