import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { canonicalJson } from "../edition/canonical.ts"
import type { Made } from "./edition-from-history.ts"
import { exitCodes, Stop } from "./exit.ts"

const perhapsLeft = [
  "mail.html",
  "mail.txt",
  "held.json",
  ...["light", "dark", "og"].map((name) => `chart.${name}.png`),
]

/**
 * Writes an edition into a folder: `edition.json`, `evidence.json`, its pictures, and either the mail, as HTML and as text, or, when it
 * is held, `held.json` with the reasons. What an earlier run left of the other is taken away.
 *
 * Throws a Stop when the folder cannot be written to.
 */
export async function writeEdition(
  folder: string,
  { composed, mail, pictures, status, reasons }: Made,
): Promise<void> {
  const { edition, evidence } = composed
  const files: Record<string, string | Uint8Array> = {
    "edition.json": canonicalJson(edition),
    "evidence.json": canonicalJson(evidence),
    ...Object.fromEntries(Object.entries(pictures).map(([name, png]) => [`chart.${name}.png`, png])),
    ...(status === "held"
      ? { "held.json": canonicalJson({ slug: edition.slug, status, reasons }) }
      : { "mail.html": mail.html, "mail.txt": mail.text }),
  }
  try {
    await mkdir(folder, { recursive: true })
    for (const name of perhapsLeft) await rm(join(folder, name), { force: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error)
    throw new Stop(exitCodes.badInput, `${folder} cannot be written to: ${why}`, { cause: error })
  }
}
