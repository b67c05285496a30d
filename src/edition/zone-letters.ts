import type { Side, ZoneLevel } from "../analysis/zone.ts"

/** The letters of zones as facts are named by them, from the closest to the price; `zone.a.low` is A's lower end. */
export const zoneLetters = ["a", "b", "c", "d"] as const
export type ZoneLetter = (typeof zoneLetters)[number]

/**
 * Whether a word is the letter of a zone as facts are named by it.
 *
 * isLetter("a") // => true
 */
export const isLetter = (word: string): word is ZoneLetter => zoneLetters.some((letter) => letter === word)

/** The letter as it is printed. */
export const printedLetter: Record<ZoneLetter, string> = { a: "A", b: "B", c: "C", d: "D" }

/** What a level that lies within another zone is called. */
export const levelNames: Record<ZoneLevel, string> = {
  onchain: "a cluster of coins by the price they last moved at",
  volume: "a cluster of traded volume",
  realised_price: "the realised price",
  true_market_mean: "the true market mean",
  weekly_average: "the 200-week average",
  half_record: "half of the record high",
}

/** The kind of a zone, as other programs may ask for it. */
export const zoneKinds: Record<ZoneLevel, string> = {
  onchain: "onchain_cluster",
  volume: "volume_cluster",
  realised_price: "cost_basis",
  true_market_mean: "cost_basis",
  weekly_average: "moving_average",
  half_record: "drawdown",
}

/** Whether a level is a cluster, of which an edition may have several; of each other level it has one at most. */
export const isCluster = (level: ZoneLevel): level is "onchain" | "volume" =>
  level === "onchain" || level === "volume"

/**
 * Whether a word says on which side of the price a zone lies.
 *
 * isSide("around") // => true
 */
export const isSide = (word: string | undefined): word is Side =>
  word === "above" || word === "around" || word === "below"
