/** What a long run of closes says of its one-day moves. */
export type MoveHistory = {
  /** The place of the close that ends the largest fall, and the largest rise (the first, where two are equal), or null. */
  fall: number | null
  rise: number | null
  /** The mean size of all moves, whichever their direction. */
  mean: number
}

/**
 * The largest fall and rise among all moves but those of the last seven closes, and the mean size of all of them; null for
 * fewer than two closes. In doubles, once over the closes: what is printed of a move is computed exactly from its closes.
 *
 * findMoveHistory([100, 90, 99, 99, 99, 99, 99, 99, 99, 99]) // => { fall: 1, rise: 2, mean: 0.0222… }
 */
export function findMoveHistory(closes: readonly number[]): MoveHistory | null {
  if (closes.length < 2) return null
  const lastBefore = closes.length - 8
  let fall: number | null = null
  let rise: number | null = null
  let [least, most, sum] = [0, 0, 0]
  let before = closes[0] ?? 0
  for (let at = 1; at < closes.length; at += 1) {
    const close = closes[at] ?? before
    const move = close / before - 1
    before = close
    sum += Math.abs(move)
    if (at > lastBefore) continue
    if (move < least) [fall, least] = [at, move]
    if (move > most) [rise, most] = [at, move]
  }
  return { fall, rise, mean: sum / (closes.length - 1) }
}
