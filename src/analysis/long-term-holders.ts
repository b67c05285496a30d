/** How the supply that has not moved for a time changed over 30 days, in bitcoin. */
export type HolderSupply = {
  change: number
  /** A change of no more than this, in whole bitcoin, is none. */
  flat: number
  state: "rising" | "falling" | "flat"
}

/** How long coins have not moved to be of this supply, over how long its change is measured, and what share of all coins counts. */
export const holderRule = { age: 150, window: 30, share: 0.0025 } as const

const halving = 210_000

/**
 * Bitcoin that exist once the block of a height is mined: subsidies of 50 halved every 210,000 blocks, in exact halves
 * (the protocol cuts them to 10^-8). https://en.bitcoin.it/wiki/Controlled_supply
 *
 * issuedAt(840_000) // => 19687503.125
 */
export function issuedAt(height: number): number {
  let [left, subsidy, issued] = [height + 1, 50, 0]
  while (left > 0) {
    issued += Math.min(left, halving) * subsidy
    left -= halving
    subsidy /= 2
  }
  return issued
}

/**
 * The state of the supply unmoved for 150 days by its change over 30 days: a change of more than 0.25 % of all coins that
 * exist (about 50,000) counts. It also rises as coins grow older, so it says nothing of who traded. Null where a supply is
 * not between nothing and all coins.
 * https://github.com/bitcoinresearchkit/brk (outputs of 150 days or more, not grouped by owner)
 *
 * findHolderSupply(14_000_000, 14_060_000, 19_985_703.125)?.state // => "rising"
 */
export function findHolderSupply(before: number, now: number, issued: number): HolderSupply | null {
  if (!(before > 0 && now > 0 && before <= issued && now <= issued)) return null
  const change = now - before
  const flat = Math.floor(issued * holderRule.share)
  const state = Math.abs(change) <= flat ? "flat" : change > 0 ? "rising" : "falling"
  return { change, flat, state }
}
