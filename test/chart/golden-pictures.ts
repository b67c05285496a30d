import { picturesOf } from "../../src/chart/picture.ts"
import type { DrawPng } from "../../src/chart/png.ts"
import type { Chart } from "../../src/edition/edition.ts"

/** The SHA-256 of each picture of a chart, a line each. */
export async function hashesOf(chart: Chart, draw: DrawPng): Promise<string> {
  const lines: string[] = []
  for (const [form, { svg }] of Object.entries(picturesOf(chart))) {
    const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(await draw(svg)))
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    lines.push(`${form} ${hex}`)
  }
  return `${lines.join("\n")}\n`
}
