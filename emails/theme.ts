/**
 * Colours, type and space of every mail, once. Hex and px only: Gmail drops an inline style that holds anything newer.
 * An element that is given a light colour inline carries the class of the same name, which the style sheet repaints in
 * dark mode (see style-sheet.ts); each pair keeps a contrast of at least 4.5 to 1.
 *
 * `canvas` lies around the column, `page` is the column, `panel` a part of it that is set off; `line` parts, `accent`
 * marks what must not be missed: the brass of the plumb line.
 */
export const light = {
  ink: "#1b1916",
  muted: "#5f584d",
  accent: "#96480a",
  link: "#1d4e89",
  up: "#0a6a42",
  down: "#b3261e",
  canvas: "#f1ece3",
  page: "#ffffff",
  panel: "#faf6ef",
  line: "#e3dbce",
  button: "#1d4e89",
  label: "#ffffff",
} as const

export type Colour = keyof typeof light

export const dark: Record<Colour, string> = {
  ink: "#f0ebe2",
  muted: "#b5ab9c",
  accent: "#f0a35e",
  link: "#9cc3f5",
  up: "#6cd49a",
  down: "#ff958b",
  canvas: "#0f0e0c",
  page: "#191714",
  panel: "#24211c",
  line: "#3d372e",
  button: "#9cc3f5",
  label: "#14120f",
}

const sans = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
const serif = "Georgia,Times,serif"
export const fonts = { sans, serif } as const

/** The type scale. Nothing is set smaller than 14 px. */
export const type = {
  hero: { fontSize: "54px", lineHeight: "60px", fontWeight: 700 },
  title: { fontFamily: serif, fontSize: "32px", lineHeight: "39px", fontWeight: 700 },
  brand: { fontFamily: serif, fontSize: "25px", lineHeight: "30px", fontWeight: 700 },
  heading: { fontFamily: serif, fontSize: "22px", lineHeight: "29px", fontWeight: 700 },
  figure: { fontSize: "22px", lineHeight: "28px", fontWeight: 700 },
  lead: { fontSize: "18px", lineHeight: "28px" },
  body: { fontSize: "16px", lineHeight: "26px" },
  small: { fontSize: "14px", lineHeight: "21px" },
} as const

/** The scale of spaces, in px: within a text, between texts, between parts, between sections. */
export const space = { hair: 4, small: 8, text: 12, part: 16, block: 24, section: 36 } as const

/** Width of the column, its gutter on a wide screen, a phone and a small phone, and the least height of what is tapped. */
export const measure = { column: 600, gutter: 36, phoneGutter: 20, smallPhoneGutter: 16, touch: 44 } as const

/**
 * Margins of a text: nothing above it and beside it, a space of the scale below.
 *
 * @example below("text") // => "0 0 12px"
 */
export const below = (size: keyof typeof space): string => `0 0 ${space[size]}px`
