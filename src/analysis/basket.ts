/** A coin of the basket: its market capitalisation at the window's start and its return over the window. */
export type Member = { coin: string; capitalisation: number; change: number }

/** The largest share of the first and of any other member. */
const firstAtMost = 0.3
const othersAtMost = 0.2

/**
 * The return of a basket weighted by market capitalisation, no more than 30 % on the largest and 20 % on any other, what
 * is cut off being spread over the rest in proportion. Null with fewer than ten members. It lies between the lowest and
 * the highest of the members' returns. (The caps are those of the CoinDesk 20; the basket is ours.)
 *
 * findBasketReturn([]) // => null
 */
export function findBasketReturn(members: readonly Member[]): number | null {
  if (members.length < 10) return null
  const weights = cappedWeights(members.map(({ capitalisation }) => capitalisation))
  return members.reduce((sum, { change }, index) => sum + change * (weights[index] ?? 0), 0)
}

/**
 * Shares that add up to 1, the largest at most 30 %, the others at most 20 %.
 *
 * cappedWeights([90, 5, 5, 5, 5, 5, 5, 5, 5, 5])[0] // => 0.3
 */
export function cappedWeights(capitalisations: readonly number[]): number[] {
  const largest = capitalisations.indexOf(Math.max(...capitalisations))
  const most = (index: number): number => (index === largest ? firstAtMost : othersAtMost)
  const capped = new Set<number>()
  for (;;) {
    const free = 1 - [...capped].reduce((sum, index) => sum + most(index), 0)
    const rest = capitalisations.reduce((sum, value, index) => (capped.has(index) ? sum : sum + value), 0)
    const weights = capitalisations.map((value, index) =>
      capped.has(index) ? most(index) : (value / rest) * free,
    )
    const over = weights.flatMap((weight, index) =>
      !capped.has(index) && weight > most(index) ? [index] : [],
    )
    if (over.length === 0) return weights
    for (const index of over) capped.add(index)
  }
}
