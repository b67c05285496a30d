import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { type DrawPng, pressOf } from "../chart/png.ts"

/** What draws PNGs, from the files that wrangler puts into the Worker. */
export async function openPress(): Promise<DrawPng> {
  const wasm = await readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm"))
  const fonts = await Promise.all(
    ["regular", "bold"].map((name) =>
      readFile(fileURLToPath(new URL(`../chart/font/inter-${name}.ttf`, import.meta.url).href)),
    ),
  )
  return pressOf({ wasm: new Uint8Array(wasm).buffer, fonts: fonts.map((bytes) => new Uint8Array(bytes)) })
}
