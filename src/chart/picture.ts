import type { Chart, Text } from "../edition/edition.ts"
import { type Colours, dark, light } from "./colours.ts"
import type { Label } from "./label.ts"
import { balanceText, drawable, noBreak } from "./measure.ts"
import type { Plot } from "./plot.ts"
import { drawPrices } from "./price-panel.ts"
import type { Drawing } from "./shape.ts"
import { svgOf } from "./svg.ts"
import { labelSize, titleLine, titleSize } from "./type.ts"
import { drawWeek } from "./week-panel.ts"

/** A picture: its size in px, the SVG that describes it, and what stands where in it. */
export type Picture = { width: number; height: number; svg: string; drawing: Drawing }

/** The pictures of an edition: for mails, for pages read in the dark, and for previews of a link. */
export type Pictures = { light: Picture; dark: Picture; og: Picture }

const width = 1200
const margin = 32
/** Room for prices to the left of the lines, and for their labels to the right. */
const pricesWidth = 134
const gutter = 272

/**
 * The pictures of a chart. Pure: the same chart gives the same SVG.
 *
 * picturesOf(chart).light.width // => 1200
 */
export const picturesOf = (chart: Chart): Pictures => ({
  light: tall(chart, light),
  dark: tall(chart, dark),
  og: flat(chart, light),
})

/** Both panels, one above the other. */
function tall(chart: Chart, colours: Colours): Picture {
  const head = heading(chart, colours)
  const plot = { ...across, top: head.bottom + 36, bottom: head.bottom + 556, gutter }
  const weekTitle: Label = {
    text: chart.week.title.text,
    x: margin,
    y: plot.bottom + 54 + 88,
    size: labelSize,
    weight: "regular",
    anchor: "start",
    colour: colours.muted,
  }
  const week = { left: margin, right: width - margin, top: weekTitle.y + 20, bottom: weekTitle.y + 390 }
  const height = Math.round(week.bottom + 20)
  const parts = [drawPrices(chart, plot, colours), drawWeek(chart, week, colours)]
  return framed(chart, height, colours, [...head.labels, weekTitle], parts)
}

/** The prices alone, in the shape that previews of links are shown in: https://ogp.me */
function flat(chart: Chart, colours: Colours): Picture {
  const head = heading(chart, colours)
  const height = 630
  const plot = { ...across, top: head.bottom + 36, bottom: height - 84, gutter }
  return framed(chart, height, colours, head.labels, [drawPrices(chart, plot, colours)])
}

const across: Pick<Plot, "left" | "right"> = { left: margin + pricesWidth, right: width - margin - gutter }

/** A text whose figures and dates keep their words together. */
function together({ text, spans }: Text): string {
  const letters = [...text]
  return letters
    .map((letter, at) =>
      letter === " " && spans.some(({ start, end }) => start < at && at < end) ? noBreak : letter,
    )
    .join("")
}

/** Title and subtitle; where they end. */
function heading({ title, subtitle }: Chart, colours: Colours): { labels: Label[]; bottom: number } {
  const lines = balanceText(together(title), titleSize, "bold", width - 2 * margin)
  const top = margin + titleSize * 0.8
  const labels = lines.map(
    (text, at): Label => ({
      text: text.replaceAll(noBreak, " "),
      x: margin,
      y: top + at * titleLine,
      size: titleSize,
      weight: "bold",
      anchor: "start",
      colour: colours.ink,
    }),
  )
  const below = top + (lines.length - 1) * titleLine + 64
  // A venue whose name the font cannot write is named in the edition's words alone.
  if (!drawable(subtitle.text)) return { labels, bottom: below - 40 }
  const under: Label = {
    text: subtitle.text,
    x: margin,
    y: below,
    size: labelSize,
    weight: "regular",
    anchor: "start",
    colour: colours.muted,
  }
  return { labels: [...labels, under], bottom: below + 10 }
}

function framed(
  chart: Chart,
  height: number,
  { paper }: Colours,
  labels: readonly Label[],
  parts: readonly Drawing[],
): Picture {
  const drawing: Drawing = {
    shapes: parts.flatMap(({ shapes }) => shapes),
    labels: [...labels, ...parts.flatMap((part) => part.labels)],
    ends: parts.flatMap(({ ends }) => ends),
  }
  const svg = svgOf({ width, height, paper, title: chart.title.text, ...drawing })
  return { width, height, svg, drawing }
}
