/** The colours of a picture, those of the mails where both have them (emails/theme.ts). Whatever is written has a contrast of at least 4.5 to 1 on `paper`. */
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
  ink: "#1b1916",
  muted: "#5f584d",
  grid: "#ece6dc",
  axis: "#a1988a",
  price: "#1d4ed8",
  range: "#c3d0f5",
  cost: "#96480a",
  costBand: "#f7e6d8",
  zone: "#0a7250",
  zoneBand: "#dcefe7",
  up: "#0a6a42",
  down: "#b3261e",
}

/** The twin that a page shows to whoever reads in the dark. */
export const dark: Colours = {
  paper: "#191714",
  ink: "#f0ebe2",
  muted: "#b5ab9c",
  grid: "#302b24",
  axis: "#6d6558",
  price: "#9cc3f5",
  range: "#34486a",
  cost: "#f0a35e",
  costBand: "#3a2b1e",
  zone: "#5fd3a0",
  zoneBand: "#173329",
  up: "#6cd49a",
  down: "#ff958b",
}
