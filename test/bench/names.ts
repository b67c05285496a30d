/** What is measured, by name. */
export const measures = {
  gather: "asking all sources of the replayed day over sockets of this machine, each answer delayed",
  agree: "what the replayed day's observations amount to",
  compose: "the replayed day's edition, with its evidence",
  "parse candles": "a reply of 1,000 candles, parsed and checked",
} as const

export type MeasureName = keyof typeof measures

export const measureNames = Object.keys(measures) as MeasureName[]
