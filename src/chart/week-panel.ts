import { scaleBand, scaleLinear } from "d3-scale"
import type { Chart } from "../edition/edition.ts"
import type { Colours } from "./colours.ts"
import type { Label } from "./label.ts"
import { type Drawing, px, type Shape, straight } from "./shape.ts"
import { labelSize } from "./type.ts"

type Room = { left: number; right: number; top: number; bottom: number }

/** From a bar's end to its label's baseline, above and below. */
const above = 14
const below = labelSize * 0.82 + 12
/** What a label takes beyond a bar's end. */
const taken = labelSize + 18
const dayLine = 58

/** The last seven days as bars from nothing, up or down, each with its change and its day. */
export function drawWeek({ week }: Chart, room: Room, colours: Colours): Drawing {
  const changes = week.days.map(({ change, value, day }) => ({
    change: Number(change),
    value: value.text,
    day: day.text,
  }))
  const x = scaleBand(
    changes.map((_, at) => at),
    [room.left, room.right],
  ).padding(0.3)
  const highest = Math.max(0, ...changes.map(({ change }) => change))
  const lowest = Math.min(0, ...changes.map(({ change }) => change))
  const bottom = room.bottom - dayLine
  const y = scaleLinear(
    [lowest, highest === lowest ? 1 : highest],
    [bottom - (changes.some(({ change }) => change < 0) ? taken : 0), room.top + taken],
  )
  const middle = (at: number): number => (x(at) ?? 0) + x.bandwidth() / 2
  const shapes = changes.map(
    ({ change }, at): Shape => ({
      element: "rect",
      attributes: {
        x: px(x(at) ?? 0),
        y: px(Math.min(y(0), y(change))),
        width: px(x.bandwidth()),
        height: px(Math.abs(y(change) - y(0))),
        fill: change < 0 ? colours.down : colours.up,
      },
    }),
  )
  const written = (text: string, at: number, baseline: number, colour: string): Label => ({
    text,
    x: middle(at),
    y: baseline,
    size: labelSize,
    weight: "regular",
    anchor: "middle",
    colour,
  })
  return {
    shapes: [
      ...shapes,
      straight(
        { x: room.left, y: y(0) },
        { x: room.right, y: y(0) },
        {
          stroke: colours.axis,
          "stroke-width": 3,
        },
      ),
    ],
    labels: changes.flatMap(({ change, value, day }, at) => [
      written(value, at, change < 0 ? y(change) + below : y(change) - above, colours.ink),
      written(day, at, room.bottom - 12, colours.muted),
    ]),
    ends: [],
  }
}
