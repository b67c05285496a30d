import { initWasm, Resvg } from "@resvg/resvg-wasm"
import { palettePng } from "./palette-png.ts"

/** What draws an SVG: resvg's code, and the files of the font, in both weights. Without these no letter is drawn. */
export type Press = { wasm: WebAssembly.Module | ArrayBuffer; fonts: readonly Uint8Array[] }

/** Draws a picture's SVG as a PNG. */
export type DrawPng = (svg: string) => Promise<Uint8Array>

let started: Promise<void> | null = null

/**
 * Makes the function that draws. resvg may be started once in an isolate, whoever asks first.
 *
 * - https://github.com/thx/resvg-js
 */
export const pressOf =
  ({ wasm, fonts }: Press): DrawPng =>
  async (svg) => {
    started ??= initWasm(wasm)
    await started
    const resvg = new Resvg(svg, {
      font: { loadSystemFonts: false, fontBuffers: [...fonts], defaultFontFamily: "Inter" },
    })
    const image = resvg.render()
    const bytes = palettePng({ width: image.width, height: image.height, rgba: image.pixels })
    image.free()
    resvg.free()
    return bytes
  }
