import type { Page } from "playwright-core"
import * as z from "zod"
import { contrast, type Rgb } from "./colour.ts"
import { type Inversion, inversions } from "./inversion.ts"

const Rgba = z.tuple([z.number(), z.number(), z.number(), z.number()])
type Rgba = z.infer<typeof Rgba>

/** A text as the browser paints it in the light: its colour, and the backgrounds from the outermost to its own. */
const Painted = z.object({
  text: z.string(),
  colour: Rgba,
  behind: z.array(Rgba),
  /** In px. */
  size: z.number(),
  weight: z.number(),
})
export type Painted = z.infer<typeof Painted>

/** What a browser shows where nothing is painted. */
const canvas: Rgb = [255, 255, 255]

/** Every text that can be seen. It runs in the browser. */
const readTexts = `(() => {
  const rgba = (colour) => {
    const parts = (colour.match(/[\\d.]+/g) ?? []).map(Number)
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? (parts.length < 3 ? 0 : 1)]
  }
  const texts = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const element = node.parentElement
    if (!node.data.trim() || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { width, height } = range.getBoundingClientRect()
    if (width <= 1 || height <= 1) continue
    const style = getComputedStyle(element)
    const behind = []
    for (let at = element; at; at = at.parentElement) behind.unshift(rgba(getComputedStyle(at).backgroundColor))
    texts.push({
      text: node.data.trim().slice(0, 60),
      colour: rgba(style.color),
      behind: behind.filter((colour) => colour[3] > 0),
      size: parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
    })
  }
  return texts
})()`

/** Which texts of the mail that a page shows lose their contrast where a client inverts the colours, a line each. */
export async function inversionFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" })
  const texts = z.array(Painted).parse(await page.evaluate(readTexts))
  if (texts.length === 0) return ["there is no text to be seen"]
  return Object.entries(inversions).flatMap(([name, inversion]) => [
    ...new Set(
      texts.flatMap((text) => {
        const kept = contrastOf(text, inversion)
        return kept >= needed(text)
          ? []
          : [`in ${name} ${kept.toFixed(2)} to 1, where ${needed(text)} is needed: ${text.text}`]
      }),
    ),
  ])
}

/** The contrast of a text once its colours are inverted. */
export function contrastOf({ colour, behind }: Painted, { text, behind: back }: Inversion): number {
  const ground = behind.reduce<Rgb>((under, layer) => over(layer, back, under), back(canvas))
  return contrast(over(colour, text, ground), ground)
}

const over = ([r, g, b, alpha]: Rgba, invert: (colour: Rgb) => Rgb, under: Rgb): Rgb => {
  const top = invert([r, g, b])
  const mix = (i: 0 | 1 | 2) => top[i] * alpha + under[i] * (1 - alpha)
  return [mix(0), mix(1), mix(2)]
}

/** What WCAG 2.2 asks for at level AA: less of a large text. */
const needed = ({ size, weight }: Painted): number =>
  size >= 24 || (size >= 18.66 && weight >= 700) ? 3 : 4.5
