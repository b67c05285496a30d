/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number]

const linear = (channel: number): number => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const encoded = (part: number): number => {
  const channel = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
  return Math.min(255, Math.max(0, channel * 255))
}

/** The white of sRGB in XYZ. */
const white = [0.95047, 1, 1.08883] as const
const kappa = 903.3
const epsilon = 216 / 24389

/** A colour in CIE Lab: lightness from 0 to 100, and two axes of hue. */
export function toLab(rgb: Rgb): [number, number, number] {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])]
  const f = (t: number) => (t > epsilon ? Math.cbrt(t) : (kappa * t + 16) / 116)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / white[0])
  const y = f((0.2126729 * r + 0.7151522 * g + 0.072175 * b) / white[1])
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / white[2])
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** The colour of the screen that is next to one in CIE Lab. */
export function fromLab([l, a, b]: readonly [number, number, number]): Rgb {
  const y = (l + 16) / 116
  const f = (t: number) => (t ** 3 > epsilon ? t ** 3 : (116 * t - 16) / kappa)
  const [x1, y1, z1] = [f(y + a / 500) * white[0], f(y) * white[1], f(y - b / 200) * white[2]]
  return [
    encoded(3.2404542 * x1 - 1.5371385 * y1 - 0.4985314 * z1),
    encoded(-0.969266 * x1 + 1.8760108 * y1 + 0.041556 * z1),
    encoded(0.0556434 * x1 - 0.2040259 * y1 + 1.0572252 * z1),
  ]
}

/** How bright a colour is (WCAG 2.2, relative luminance), from 0 to 1. */
const luminance = (rgb: Rgb): number =>
  0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])

/**
 * The contrast of two colours, from 1 to 21 (WCAG 2.2).
 *
 * contrast([0, 0, 0], [255, 255, 255]) // => 21
 */
export function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
