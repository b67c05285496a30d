/**
 * The index of the last earlier value that is as low as the one at `at` or lower (`lowest`), as high or higher
 * (`highest`). Null when there is none.
 *
 * lastAsExtreme([-2, 1, -1], 2, "lowest") // => 0
 */
export function lastAsExtreme(
  values: ArrayLike<number>,
  at: number,
  extreme: "lowest" | "highest",
): number | null {
  const here = values[at]
  if (here === undefined) return null
  for (let index = at - 1; index >= 0; index -= 1) {
    const value = values[index]
    if (value !== undefined && (extreme === "lowest" ? value <= here : value >= here)) return index
  }
  return null
}

/**
 * The share of the values before `at` that are as extreme as the one there, or more. At least one of them: none seen is
 * not never. Null with fewer than 365, on which no rarity can be judged. NaN stands for a value that is not known and is
 * left out of the count. `first` is the index of the first that counts.
 *
 * rarityOf(returnsOfFiveYears, 1826, "lowest") // => 0.00055
 */
export function rarityOf(
  values: ArrayLike<number>,
  at: number,
  extreme: "lowest" | "highest",
): { rarity: number; of: number; first: number } | null {
  const here = values[at]
  if (here === undefined || Number.isNaN(here)) return null
  let known = 0
  let first = at
  let asExtreme = 0
  for (let index = 0; index < at; index += 1) {
    const value = values[index]
    if (value === undefined || Number.isNaN(value)) continue
    if (known === 0) first = index
    known += 1
    if (extreme === "lowest" ? value <= here : value >= here) asExtreme += 1
  }
  return known < 365 ? null : { rarity: Math.max(asExtreme, 1) / known, of: known, first }
}

/**
 * For each value, how many places back the last one lies that is as extreme: how long it is a record for. Infinity where
 * none is. In one pass.
 *
 * recordLengths([3, 1, 2, 0], "lowest") // => [Infinity, Infinity, 1, Infinity]
 */
export function recordLengths(values: ArrayLike<number>, extreme: "lowest" | "highest"): Float64Array {
  const sign = extreme === "lowest" ? 1 : -1
  const lengths = new Float64Array(values.length)
  // Places whose values have not been reached again since, the nearest last.
  const open: number[] = []
  for (let index = 0; index < values.length; index += 1) {
    const value = sign * (values[index] ?? 0)
    while (open.length > 0 && sign * (values[open.at(-1) ?? 0] ?? 0) > value) open.pop()
    const last = open.at(-1)
    lengths[index] = last === undefined ? Number.POSITIVE_INFINITY : index - last
    open.push(index)
  }
  return lengths
}
