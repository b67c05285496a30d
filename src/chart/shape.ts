import type { Label } from "./label.ts"

/** A shape of a picture, in px, as SVG elements name its attributes. */
export type Shape = {
  element: "path" | "line" | "rect" | "circle"
  attributes: Record<string, string | number>
}

/** What a part of a picture is made of; `ends` are the points where its lines end. */
export type Drawing = { shapes: Shape[]; labels: Label[]; ends: { x: number; y: number }[] }

/**
 * A number of px with two places at the most: the same digits in every runtime.
 *
 * px(1 / 3) // => 0.33
 */
export const px = (number: number): number => Math.round(number * 100) / 100

/**
 * A straight line.
 *
 * straight({ x: 0, y: 10 }, { x: 20, y: 10 }, { stroke: "#000000" }).attributes.x2 // => 20
 */
export const straight = (
  from: { x: number; y: number },
  to: { x: number; y: number },
  attributes: Record<string, string | number>,
): Shape => ({
  element: "line",
  attributes: { x1: px(from.x), y1: px(from.y), x2: px(to.x), y2: px(to.y), ...attributes },
})
