import type { Observation } from "./observation.ts"
import type { Requirement } from "./requirement.ts"

/**
 * The observations in the order of the requirement's preference, sources that it does not name last, each in the order
 * in which they came.
 *
 * byPreference([kraken, binance], requirements["btc.daily"]) // => [binance, kraken]
 */
export function byPreference<Each extends Observation>(
  observations: readonly Each[],
  { preference = [] }: Pick<Requirement, "preference">,
): Each[] {
  const names: readonly string[] = preference
  const rank = (source: string) => {
    const place = names.indexOf(source)
    return place === -1 ? names.length : place
  }
  return [...observations].sort((a, b) => rank(a.source) - rank(b.source))
}
