import type { Chart } from "./edition.ts"

/**
 * The alt text of the picture: the chart in words.
 *
 * altOf(chart) // => "Line chart of bitcoin's daily closes, …"
 */
export const altOf = ({ alt }: Pick<Chart, "alt">): string => alt.map(({ text }) => text).join(" ")
