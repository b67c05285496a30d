import type { Label } from "./label.ts"
import { type Weight, wrapText } from "./measure.ts"
import { type Drawing, straight } from "./shape.ts"
import { stack } from "./stack.ts"

type Line = { text: string; size: number; weight: Weight; colour: string }

/** What stands to the right of a panel and says what ends or lies there: `at` is the height of that, in px. */
export type EndLabel = { rank: number; at: number; lines: Line[] }

/** The room to the right of `x`, `gutter` px wide. */
type Room = { x: number; gutter: number; top: number; bottom: number }

const leading = 1.14
const between = 12
/** From the panel's edge to the text: where there is a line's end, the text does not touch it. */
const indent = 26

type Standing = EndLabel & { height: number; middle: number }

const widthOf = ({ gutter }: Room): number => gutter - indent

/** Of these it is always said what they are: the close, the cost and the zone nearest to the price. */
const essential = 3
/** A label that stands farther from what it is of, in px, says little. */
const astray = 120

/**
 * The labels that there is room for, with the height at which each stands: as many as keep near to what they are of, the
 * lowest ranks first.
 */
export function standing(labels: readonly EndLabel[], room: Room): Standing[] {
  const stood = stackAll(labels, room)
  const last = Math.max(...labels.map(({ rank }) => rank))
  const near = stood.every(({ at, middle }) => Math.abs(at - middle) <= astray)
  if (near || last < essential) return stood
  return standing(
    labels.filter(({ rank }) => rank < last),
    room,
  )
}

function stackAll(labels: readonly EndLabel[], room: Room): Standing[] {
  const wrapped = labels.map((label) => ({
    ...label,
    lines: label.lines.flatMap((line) =>
      wrapText(line.text, line.size, line.weight, widthOf(room)).map((text) => ({ ...line, text })),
    ),
  }))
  return stack(
    wrapped.map((label) => ({ ...label, height: heightOf(label) })),
    { ...room, gap: between },
  )
}

const heightOf = ({ lines }: EndLabel): number => lines.reduce((sum, { size }) => sum + size * leading, 0)

/** The labels where they stand, each with a thin line to what it is of where it had to make way. */
export function endLabels(stood: readonly Standing[], { x }: Room): Drawing {
  const labels = stood.flatMap(({ lines, height, middle }): Label[] => {
    let top = middle - height / 2
    return lines.map((line) => {
      const baseline = top + line.size * 0.86
      top += line.size * leading
      return { ...line, x: x + indent, y: baseline, anchor: "start" }
    })
  })
  const leaders = stood.flatMap(({ at, middle, lines }) =>
    Math.abs(at - middle) < 8
      ? []
      : [
          straight(
            { x: x + 2, y: at },
            { x: x + indent - 8, y: middle },
            { stroke: lines[0]?.colour ?? "", "stroke-width": 2, "stroke-opacity": 0.6 },
          ),
        ],
  )
  return { shapes: leaders, labels, ends: [] }
}
