import type { Chart } from "../src/edition/edition.ts"

/** The edition's picture as a mail or a page shows it: where it lies, and its size in CSS px at its full width. */
export type Picture = { url: string; width: number; height: number }

/** What is drawn has two pixels for each CSS px of a mail's column. */
const pixelsPerPx = 2

/**
 * The address of a kept picture. It holds the picture's hash, so what lies there never changes.
 *
 * @example pictureUrl("https://news.example.com", "sha256/ab12") // => "https://news.example.com/pictures/ab12.png"
 */
export const pictureUrl = (publicUrl: string, key: string): string =>
  `${publicUrl}/pictures/${key.replace(/^sha256\//, "")}.png`

/** A kept picture as a mail shows it. */
export const mailPicture = (
  publicUrl: string,
  { key, width, height }: { key: string; width: number; height: number },
): Picture => ({
  url: pictureUrl(publicUrl, key),
  width: width / pixelsPerPx,
  height: Math.round(height / pixelsPerPx),
})

/** The picture in words: its alt text, and what stands in its place where there are only words. */
export const altOf = (chart: Chart): string => chart.alt.map(({ text }) => text).join(" ")
