import type { Chart } from "../edition/edition.ts"
import { tickText } from "./axes.ts"
import { type Box, boxOf, type Label, overlap } from "./label.ts"
import type { Picture } from "./picture.ts"
import { labelSize } from "./type.ts"

/** The least distance of a label from the edge and from a line's end, in px. */
const clear = 8

/**
 * What is wrong with a finished picture: a label that touches another, a line's end or the edge, that is too small for a
 * phone, or that says what is neither the chart's own text nor a mark of an axis.
 *
 * pictureProblems(picturesOf(chart).light, chart) // => []
 */
export function pictureProblems({ width, height, drawing }: Picture, chart: Chart): string[] {
  const placed = drawing.labels.map((label) => ({ label, box: boxOf(label) }))
  const known = knownTexts(chart)
  return [
    ...placed.flatMap(({ label, box }, at) => [
      ...(label.size < labelSize
        ? [`"${label.text}" is ${label.size} px high, ${labelSize} is the least`]
        : []),
      ...(inside(box, width, height) ? [] : [`"${label.text}" touches the edge`]),
      ...drawing.ends
        .filter(({ x, y }) =>
          overlap(box, { left: x - clear, right: x + clear, top: y - clear, bottom: y + clear }),
        )
        .map(() => `"${label.text}" touches a line's end`),
      ...placed
        .slice(at + 1)
        .filter((other) => overlap(box, other.box))
        .map((other) => `"${label.text}" touches "${other.label.text}"`),
    ]),
    ...drawing.labels
      .filter(({ text }) => !isKnown(text, known))
      .map(({ text }) => `"${text}" is in no proved text`),
    ...unsaid(drawing.labels, chart).map((text) => `"${text}" is not written`),
  ]
}

const inside = ({ left, right, top, bottom }: Box, width: number, height: number): boolean =>
  left >= clear && top >= clear && right <= width - clear && bottom <= height - clear

/** Whatever may be written, whole: a label is one of these or a line of one. */
const knownTexts = ({ title, subtitle, close, cost, zones, week }: Chart): string[] => [
  title.text,
  subtitle.text,
  close.text,
  ...(cost ? [cost.value.text, cost.note.text] : []),
  ...zones.map(({ letter, label }) => `${letter} ${label.text}`),
  week.title.text,
  ...week.days.flatMap(({ day, value }) => [day.text, value.text]),
]

const months = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/

const isKnown = (text: string, known: readonly string[]): boolean =>
  months.test(text) ||
  isTick(text) ||
  known.some((each) => each === text || ` ${each} `.includes(` ${text} `))

function isTick(text: string): boolean {
  const [, number, thousands] = /^\$([\d.]+)(k?)$/.exec(text) ?? []
  return number !== undefined && tickText(Number(number) * (thousands ? 1000 : 1)) === text
}

/** What must be written, in one line or several, and is not. */
function unsaid(labels: readonly Label[], { title, close }: Chart): string[] {
  const written = ` ${labels.map(({ text }) => text).join(" ")} `
  return [title.text, close.text].filter((text) => !written.includes(` ${text} `))
}
