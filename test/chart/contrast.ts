import { contrast, type Rgb } from "../mailcheck/colour.ts"

/** The contrast of two colours written as `#rrggbb`, 1 to 21. */
export const contrastOf = (one: string, other: string): number => contrast(rgb(one), rgb(other))

const rgb = (hex: string): Rgb => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}
