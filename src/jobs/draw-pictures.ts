import { picturesOf } from "../chart/picture.ts"
import type { DrawPng } from "../chart/png.ts"
import { pictureProblems } from "../chart/verify-picture.ts"
import type { Chart } from "../edition/edition.ts"
import type { FrozenPictures } from "../store/edition-row.ts"

type Needed = {
  drawPng: DrawPng
  /** Keeps a picture and returns its key. */
  put(png: Uint8Array): Promise<string>
}

/** The kept pictures, and what verification found wrong with them. */
export type Drawn = { pictures: FrozenPictures; problems: string[] }

/** Draws the pictures of a chart, verifies and keeps them. Twice gives the same keys. */
export async function drawPictures({ drawPng, put }: Needed, chart: Chart): Promise<Drawn> {
  const { light, dark, og } = picturesOf(chart)
  const problems = Object.entries({ light, dark, og }).flatMap(([form, picture]) =>
    pictureProblems(picture, chart).map((problem) => `picture, ${form}: ${problem}`),
  )
  // One after the other: each takes some megabytes while it is drawn.
  const kept = async ({ svg, width, height }: typeof light) => ({
    key: await put(await drawPng(svg)),
    width,
    height,
  })
  const pictures = { light: await kept(light), dark: await kept(dark), og: await kept(og) }
  return { pictures, problems }
}
