/**
 * Colours, type and space of every mail, once. Hex and px only: Gmail drops an inline style that holds anything newer.
 * An element that is given a light colour inline carries the class of the same name, which the style sheet repaints in
 * dark mode (see style-sheet.ts); each pair keeps a contrast of at least 4.5 to 1.
 */
export const light = {
  ink: "#16181d",
  muted: "#59616e",
  accent: "#a84d08",
  link: "#1d4ed8",
  up: "#067647",
  down: "#b42318",
  page: "#ffffff",
  panel: "#f6f7f9",
  line: "#e3e6ea",
  button: "#1d4ed8",
  label: "#ffffff",
} as const

export type Colour = keyof typeof light

export const dark: Record<Colour, string> = {
  ink: "#eceef1",
  muted: "#a5adba",
  accent: "#f0a35e",
  link: "#8ab4ff",
  up: "#5fd38d",
  down: "#ff8f85",
  page: "#15181e",
  panel: "#1f252d",
  line: "#323944",
  button: "#8ab4ff",
  label: "#10131a",
}

const sans = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
const serif = "Georgia,Times New Roman,Times,serif"
export const fonts = { sans, serif } as const

/** The type scale. Nothing is set smaller than 14 px. */
export const type = {
  title: { fontFamily: serif, fontSize: "30px", lineHeight: "37px", fontWeight: 700 },
  heading: { fontFamily: serif, fontSize: "21px", lineHeight: "28px", fontWeight: 700 },
  brand: { fontFamily: serif, fontSize: "19px", lineHeight: "24px", fontWeight: 700 },
  lead: { fontSize: "18px", lineHeight: "27px" },
  body: { fontSize: "16px", lineHeight: "26px" },
  small: { fontSize: "14px", lineHeight: "21px" },
  figure: { fontSize: "21px", lineHeight: "28px", fontWeight: 700 },
} as const

/** Width of the column, its gutter on a wide screen, a phone and a small phone, and the least height of what is tapped. */
export const measure = { column: 600, gutter: 28, phoneGutter: 20, smallPhoneGutter: 14, touch: 44 } as const
