import type { Chart } from "../src/edition/edition.ts"

/** The edition's picture as a mail or a page shows it: where it lies, and its size in CSS px at its full width. */
export type Picture = { url: string; width: number; height: number }

/** The picture in words: its alt text, and what stands in its place where there are only words. */
export const altOf = (chart: Chart): string => chart.alt.map(({ text }) => text).join(" ")
