import { textWidth, type Weight } from "./measure.ts"

/** A line of text in a picture: `x` is its start, middle or end as `anchor` says, `y` its baseline, in px. */
export type Label = {
  text: string
  x: number
  y: number
  size: number
  weight: Weight
  anchor: "start" | "middle" | "end"
  colour: string
}

/** A rectangle in px; `top` is above `bottom`. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** How far letters reach above and below their baseline, in parts of the size: "$" and "g" are the farthest. */
const ascent = 0.82
const descent = 0.22

/**
 * What a label covers, from the widths of its letters.
 *
 * boxOf({ text: "Feb", x: 100, y: 50, size: 40, weight: "regular", anchor: "middle", colour: "#000000" }).bottom // => 58.8
 */
export function boxOf({ text, x, y, size, weight, anchor }: Label): Box {
  const width = textWidth(text, size, weight)
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width
  return { left, right: left + width, top: y - ascent * size, bottom: y + descent * size }
}

/**
 * Whether two rectangles share a point.
 *
 * overlap({ left: 0, top: 0, right: 2, bottom: 2 }, { left: 1, top: 1, right: 3, bottom: 3 }) // => true
 */
export const overlap = (one: Box, other: Box): boolean =>
  one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
