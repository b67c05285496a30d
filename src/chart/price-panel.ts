import { scaleLinear } from "d3-scale"
import { area, curveStepAfter, line } from "d3-shape"
import type { Chart } from "../edition/edition.ts"
import { dayNumber } from "../market/day.ts"
import { monthTicks, priceTicks } from "./axes.ts"
import type { Colours } from "./colours.ts"
import { type EndLabel, endLabels, standing } from "./end-labels.ts"
import type { Plot } from "./plot.ts"
import { type Drawing, px, type Shape, straight } from "./shape.ts"
import { labelSize } from "./type.ts"

/** How far beyond what the price and the cost reach a zone may lie and still be drawn, as a fraction of that. */
const near = 0.06

/** The closes with their days' ranges, the cost in steps with its band, the zones, and what each is, beside its end. */
export function drawPrices(chart: Chart, plot: Plot, colours: Colours): Drawing {
  const numbers = chart.days.map(({ day, close, high, low }) => ({
    at: dayNumber(day),
    close: Number(close),
    high: Number(high ?? close),
    low: Number(low ?? close),
  }))
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (!first || !last) return { shapes: [], labels: [], ends: [] }
  const cost = stepsOf(chart, first.at)
  const reach = [
    ...numbers.flatMap(({ high, low }) => [high, low]),
    ...cost.flatMap(({ high, low }) => [high, low]),
  ]
  const [lowest, highest] = [Math.min(...reach), Math.max(...reach)]
  const zones = chart.zones
    .map(({ low, high, ...zone }) => ({ ...zone, low: Number(low), high: Number(high) }))
    .filter(({ low, high }) => low >= lowest * (1 - near) && high <= highest * (1 + near))
  const bounds = [lowest, highest, ...zones.flatMap(({ low, high }) => [low, high])]
  const span = Math.max(...bounds) - Math.min(...bounds) || highest * 0.01
  const x = scaleLinear([first.at, last.at], [plot.left, plot.right])
  const y = scaleLinear(
    [Math.min(...bounds) - span * 0.04, Math.max(...bounds) + span * 0.04],
    [plot.bottom, plot.top],
  )

  const ends: EndLabel[] = [
    {
      rank: 0,
      at: y(last.close),
      lines: [{ text: chart.close.text, size: labelSize + 7, weight: "bold", colour: colours.price }],
    },
    ...(chart.cost && cost.length > 0
      ? [
          {
            rank: 1,
            at: y(cost.at(-1)?.cash ?? last.close),
            lines: [
              { text: chart.cost.value.text, size: labelSize, weight: "bold", colour: colours.cost },
              { text: chart.cost.note.text, size: labelSize, weight: "regular", colour: colours.muted },
            ] satisfies EndLabel["lines"],
          },
        ]
      : []),
    ...zones.map(
      (zone, at): EndLabel => ({
        rank: 2 + at,
        at: y((zone.low + zone.high) / 2),
        lines: [
          {
            text: `${zone.letter} ${zone.label.text}`,
            size: labelSize,
            weight: "regular",
            colour: colours.zone,
          },
        ],
      }),
    ),
  ]
  const room = { ...plot, x: plot.right }
  const stood = standing(ends, room)
  const labelled = new Set(stood.map(({ rank }) => rank))
  const right = endLabels(stood, room)
  const ticks = priceTicks(y, plot, colours)
  const months = monthTicks(chart.days, x, plot, colours)
  return {
    shapes: [
      ...ticks.shapes,
      ...bandShapes(cost, { x, y, end: last.at }, colours),
      ...zones.flatMap((zone, at) =>
        labelled.has(2 + at) ? zoneShapes(zone, { y, hatched: at === 0 }, plot, colours) : [],
      ),
      ...numbers.map(({ at, low, high }) =>
        straight(
          { x: x(at), y: y(low) },
          { x: x(at), y: y(high) },
          { stroke: colours.range, "stroke-width": 4 },
        ),
      ),
      ...months.shapes,
      ...costShapes(cost, { x, y, end: last.at }, colours),
      {
        element: "path",
        attributes: {
          d: pathOf(numbers.map(({ at, close }) => [x(at), y(close)])),
          fill: "none",
          stroke: colours.price,
          "stroke-width": 6,
          "stroke-linejoin": "round",
          "stroke-linecap": "round",
        },
      },
      {
        element: "circle",
        attributes: { cx: px(x(last.at)), cy: px(y(last.close)), r: 10, fill: colours.price },
      },
      ...right.shapes,
    ],
    labels: [...ticks.labels, ...months.labels, ...right.labels],
    ends: [{ x: x(last.at), y: y(last.close) }],
  }
}

type Step = { at: number; cash: number; low: number; high: number }
type Scales = { x: (at: number) => number; y: (price: number) => number; end: number }

/** The steps of the cost from the first day shown on: one that began before begins there. */
function stepsOf({ cost }: Chart, from: number): Step[] {
  const steps = (cost?.steps ?? []).map(({ from: day, cash, low, high }) => ({
    at: dayNumber(day),
    cash: Number(cash),
    low: Number(low),
    high: Number(high),
  }))
  const inForce = steps.findLastIndex(({ at }) => at <= from)
  return steps.slice(Math.max(0, inForce)).map((step) => ({ ...step, at: Math.max(step.at, from) }))
}

const rounded = (point: [number, number]): [number, number] => [px(point[0]), px(point[1])]

const pathOf = (points: [number, number][]): string => line()(points.map(rounded)) ?? ""

const lasting = (steps: readonly Step[], end: number): Step[] => {
  const last = steps.at(-1)
  return last ? [...steps, { ...last, at: end }] : []
}

function bandShapes(steps: readonly Step[], { x, y, end }: Scales, colours: Colours): Shape[] {
  const shape = area<Step>()
    .x(({ at }) => px(x(at)))
    .y0(({ low }) => px(y(low)))
    .y1(({ high }) => px(y(high)))
    .curve(curveStepAfter)(lasting(steps, end))
  return steps.length === 0
    ? []
    : [{ element: "path", attributes: { d: shape ?? "", fill: colours.costBand } }]
}

function costShapes(steps: readonly Step[], { x, y, end }: Scales, colours: Colours): Shape[] {
  const shape = line<Step>()
    .x(({ at }) => px(x(at)))
    .y(({ cash }) => px(y(cash)))
    .curve(curveStepAfter)(lasting(steps, end))
  if (steps.length === 0) return []
  return [
    {
      element: "path",
      attributes: {
        d: shape ?? "",
        fill: "none",
        stroke: colours.cost,
        "stroke-width": 5,
        "stroke-dasharray": "16 9",
      },
    },
  ]
}

/** How far apart the strokes of a hatching stand, across. */
const hatching = 26

/** A zone as a band, the nearest one hatched, a level as a dotted line, from edge to edge. */
function zoneShapes(
  { low, high }: { low: number; high: number },
  { y, hatched }: { y: (price: number) => number; hatched: boolean },
  { left, right }: Plot,
  colours: Colours,
): Shape[] {
  const [top, bottom] = [y(high), y(low)]
  const dotted = { stroke: colours.zone, "stroke-width": 4, "stroke-dasharray": "4 8" }
  if (bottom - top < 6) {
    const middle = (top + bottom) / 2
    return [straight({ x: left, y: middle }, { x: right, y: middle }, dotted)]
  }
  const strokes: Shape[] = []
  for (let at = left; hatched && at < right + bottom - top; at += hatching) {
    // From the band's lower edge up to the right, cut where the panel ends.
    const from = { x: Math.max(left, at - (bottom - top)), y: Math.min(bottom, top + (at - left)) }
    const to = { x: Math.min(right, at), y: top + Math.max(0, at - right) }
    strokes.push(straight(from, to, { stroke: colours.zone, "stroke-width": 2, "stroke-opacity": 0.4 }))
  }
  return [
    {
      element: "rect",
      attributes: {
        x: left,
        y: px(top),
        width: right - left,
        height: px(bottom - top),
        fill: colours.zoneBand,
      },
    },
    ...strokes,
    ...[top, bottom].map((edge) =>
      straight({ x: left, y: edge }, { x: right, y: edge }, { stroke: colours.zone, "stroke-width": 2 }),
    ),
  ]
}
