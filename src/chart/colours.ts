/** The colours of a picture. Whatever is written has a contrast of at least 4.5 to 1 on `paper`. */
export type Colours = {
  paper: string
  ink: string
  muted: string
  /** Gridlines and axes. */
  grid: string
  axis: string
  price: string
  /** Bars from a day's low to its high, behind the line. */
  range: string
  cost: string
  costBand: string
  zone: string
  zoneBand: string
  up: string
  down: string
}

/** On paper of its own: mail clients do not recolour a picture, so it stays a light card in the dark. */
export const light: Colours = {
  paper: "#ffffff",
  ink: "#16181d",
  muted: "#59616e",
  grid: "#e6e9ed",
  axis: "#9aa2ad",
  price: "#1d4ed8",
  range: "#c3d0f5",
  cost: "#a84d08",
  costBand: "#f7e6d8",
  zone: "#0a7250",
  zoneBand: "#dcefe7",
  up: "#067647",
  down: "#b42318",
}

/** The twin that a page shows to whoever reads in the dark. */
export const dark: Colours = {
  paper: "#15181e",
  ink: "#eceef1",
  muted: "#a5adba",
  grid: "#2a313b",
  axis: "#5d6675",
  price: "#8ab4ff",
  range: "#2c4273",
  cost: "#f0a35e",
  costBand: "#3a2b1e",
  zone: "#5fd3a0",
  zoneBand: "#173329",
  up: "#5fd38d",
  down: "#ff8f85",
}
