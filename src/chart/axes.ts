import type { ScaleLinear } from "d3-scale"
import type { Chart } from "../edition/edition.ts"
import { dayNumber } from "../market/day.ts"
import type { Colours } from "./colours.ts"
import { boxOf, type Label } from "./label.ts"
import type { Plot } from "./plot.ts"
import { type Drawing, straight } from "./shape.ts"
import { labelSize } from "./type.ts"

/** The least distance between two gridlines. */
const apart = 90
const mostTicks = 5
/** The least distance of a gridline from the panel's foot: a lower one's label would stand among the months. */
const footroom = 10

/** Prices at round distances, each with a thin line across: as many as stand well apart. */
export function priceTicks(y: ScaleLinear<number, number>, plot: Plot, colours: Colours): Drawing {
  const prices = roundPrices(y).filter((price) => y(price) <= plot.bottom - footroom)
  return {
    shapes: prices.map((price) =>
      straight(
        { x: plot.left, y: y(price) },
        { x: plot.right, y: y(price) },
        {
          stroke: colours.grid,
          "stroke-width": 2,
        },
      ),
    ),
    labels: prices.map(
      (price): Label => ({
        text: tickText(price),
        x: plot.left - 14,
        y: y(price) + labelSize * 0.36,
        size: labelSize,
        weight: "regular",
        anchor: "end",
        colour: colours.muted,
      }),
    ),
    ends: [],
  }
}

function roundPrices(y: ScaleLinear<number, number>): number[] {
  for (let count = mostTicks; count > 1; count -= 1) {
    const prices = y.ticks(count)
    const [first, second] = prices
    if (first !== undefined && second !== undefined && y(first) - y(second) >= apart) return prices
  }
  return y.ticks(2).slice(0, 1)
}

/**
 * A round price in thousands.
 *
 * tickText(67500) // => "$67.5k"
 */
export const tickText = (price: number): string =>
  price >= 1000 ? `$${Number((price / 1000).toFixed(2))}k` : `$${Number(price.toFixed(2))}`

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** The months that begin within the panel, each named where it begins, as far as its name has room. */
export function monthTicks(
  days: Chart["days"],
  x: (at: number) => number,
  plot: Plot,
  colours: Colours,
): Drawing {
  const firsts = days
    .filter(({ day }) => day.endsWith("-01"))
    .map(({ day }) => ({ at: x(dayNumber(day)), name: months[Number(day.slice(5, 7)) - 1] ?? "" }))
  const labels: Label[] = []
  let free = plot.left - 100
  for (const { at, name } of firsts) {
    const label: Label = {
      text: name,
      x: at,
      y: plot.bottom + 54,
      size: labelSize,
      weight: "regular",
      anchor: "middle",
      colour: colours.muted,
    }
    const box = boxOf(label)
    if (box.left < free + 16 || box.right > plot.right + plot.gutter) continue
    labels.push(label)
    free = box.right
  }
  const base = { stroke: colours.axis, "stroke-width": 3 }
  return {
    shapes: [
      straight({ x: plot.left, y: plot.bottom }, { x: plot.right, y: plot.bottom }, base),
      ...firsts.map(({ at }) => straight({ x: at, y: plot.bottom }, { x: at, y: plot.bottom + 12 }, base)),
    ],
    labels,
    ends: [],
  }
}
