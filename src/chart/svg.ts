import type { Label } from "./label.ts"
import { px, type Shape } from "./shape.ts"

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const written = (attributes: Record<string, string | number>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("")

const fontWeights = { regular: 400, bold: 700 } as const

const textElement = ({ text, x, y, size, weight, anchor, colour }: Label): string =>
  `<text${written({
    x: px(x),
    y: px(y),
    "font-size": size,
    "font-weight": fontWeights[weight],
    "text-anchor": anchor,
    fill: colour,
  })}>${escaped(text)}</text>`

/**
 * A picture as SVG: its paper, its shapes in order and its labels on top of them. Its title is for whoever cannot see it.
 *
 * svgOf({ width: 10, height: 10, paper: "#ffffff", title: "A", shapes: [], labels: [] }) // => '<svg xmlns=…'
 */
export const svgOf = ({
  width,
  height,
  paper,
  title,
  shapes,
  labels,
}: {
  width: number
  height: number
  paper: string
  title: string
  shapes: readonly Shape[]
  labels: readonly Label[]
}): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Inter">`,
    `<title>${escaped(title)}</title>`,
    `<rect${written({ width, height, fill: paper })}/>`,
    ...shapes.map(({ element, attributes }) => `<${element}${written(attributes)}/>`),
    ...labels.map(textElement),
    "</svg>",
  ].join("\n")
