import { fromLab, type Rgb, toLab } from "./colour.ts"

/** What a client makes of the colours of a text and of what lies behind it, without asking the mail. */
export type Inversion = { text(colour: Rgb): Rgb; behind(colour: Rgb): Rgb }

/** The lightness of #333333, the darkest that Outlook makes of white. */
const outlookBase = 21.247

const byLightness =
  (change: (lightness: number) => number) =>
  (colour: Rgb): Rgb => {
    const [l, a, b] = toLab(colour)
    return fromLab([change(l), a, b])
  }

const outlook = byLightness((l) => ((100 - l) * (100 - outlookBase)) / 100 + outlookBase)
const android = byLightness((l) => Math.min(110 - l, 100))
const brightness = ([r, g, b]: Rgb): number => (r * 299 + g * 587 + b * 114) / 1000

/** The `invert(1) hue-rotate(180deg)` of CSS: light becomes dark, and a hue stays roughly what it was. */
const filtered = (colour: Rgb): Rgb => {
  const [r, g, b] = [255 - colour[0], 255 - colour[1], 255 - colour[2]]
  const mixed = [
    -0.574 * r + 1.43 * g + 0.144 * b,
    0.426 * r + 0.43 * g + 0.144 * b,
    0.426 * r + 1.43 * g - 0.856 * b,
  ]
  const [x = 0, y = 0, z = 0] = mixed.map((channel) => Math.min(255, Math.max(0, channel)))
  return [x, y, z]
}

/**
 * The forced inversions, by what does them. None asks the mail's own dark colours.
 *
 * - Outlook's: the lightness of every colour turned over, in CIE Lab, and no darker than #333333 (Microsoft's published
 *   roosterjs, getDarkColor).
 * - Android's, as in Gmail's app: only light backgrounds and only dark texts are turned over, so that what was light on
 *   dark before may end as light on light (Chromium's dark mode; a test holds this one to what Chromium paints).
 * - The full inversion of a CSS filter, as in Gmail on iOS: everything is turned over.
 */
export const inversions = {
  "Outlook's inversion": { text: outlook, behind: outlook },
  "Android's inversion": {
    text: (colour) => (brightness(colour) < 150 ? android(colour) : colour),
    behind: (colour) => (brightness(colour) > 205 ? android(colour) : colour),
  },
  "a full inversion": { text: filtered, behind: filtered },
} as const satisfies Record<string, Inversion>
