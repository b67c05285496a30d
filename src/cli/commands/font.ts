import { readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import type { Command } from "commander"

const folder = fileURLToPath(new URL("../../chart/font/", import.meta.url).href)

/** Printable ASCII, Latin-1 and the signs that our formats write. */
const characters = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, at) => 0x20 + at),
  ...Array.from({ length: 0x100 - 0xa1 }, (_, at) => 0xa1 + at),
  ...[0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x2212],
]
  .map((code) => String.fromCodePoint(code))
  .join("")

const weights = { regular: 400, bold: 700 } as const

/** `font`: makes the files of the chart's font anew, of which the Worker is given a part only. */
export function addFont(program: Command): void {
  program
    .command("font")
    .description("makes the font of the charts anew: a subset of Inter, and how wide each of its letters is")
    .action(async () => {
      const { default: opentype } = await import("opentype.js")
      const { default: subset } = await import("subset-font")
      const require = createRequire(import.meta.url)
      const advances: Record<string, Record<string, number>> = {}
      for (const [name, weight] of Object.entries(weights)) {
        const whole = await readFile(
          require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`),
        )
        const bytes = await subset(whole, characters, { targetFormat: "truetype" })
        await writeFile(`${folder}inter-${name}.ttf`, bytes)
        const font = opentype.parse(new Uint8Array(bytes).buffer)
        advances[name] = Object.fromEntries(
          [...characters].flatMap((letter) => {
            const glyph = font.charToGlyph(letter)
            return glyph.index === 0 || glyph.advanceWidth === undefined
              ? []
              : [[letter, glyph.advanceWidth / font.unitsPerEm]]
          }),
        )
        console.log(`inter-${name}.ttf: ${bytes.length} bytes, ${Object.keys(advances[name]).length} letters`)
      }
      await writeFile(`${folder}advances.json`, `${JSON.stringify(advances, null, 1)}\n`)
    })
}
