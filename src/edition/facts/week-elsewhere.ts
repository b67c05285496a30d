import { Exact, exact } from "../../analysis/decimal.ts"
import { coins } from "../../market/observation.ts"
import type { Fact, Facts } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/** How far a seven-day change that is counted to the hour may lie from one between closes: 1.5 points. */
const near = "0.015"

/**
 * Whether a price service's own seven-day changes, which roll to the hour, bear out those between closes:
 * `week_elsewhere.within` is the distance that all of `.count` coins keep. The changes themselves are not printed beside
 * ours, for two kinds of seven days in one edition would only confuse. None when a coin lies farther off.
 *
 * weekElsewhereFacts(new Map(), new Map()) // => []
 */
export function weekElsewhereFacts(usable: Usable, facts: Facts): Fact[] {
  const pairs = coins.flatMap((coin) => {
    const theirs = findValue(usable, `${coin}.change.7d`)
    const ours = facts.get(`${coin}.return.7d`)
    return theirs && ours ? [{ id: `${coin}.change.7d`, theirs, ours }] : []
  })
  const [first] = pairs
  if (
    !first ||
    !pairs.every(({ theirs, ours }) => exact(theirs.value).minus(exact(ours.value)).abs().lte(near))
  )
    return []
  const from: Provenance = {
    asOf: first.theirs.asOf,
    method: "week-elsewhere@1",
    inputs: pairs.flatMap(({ id, ours }) => [id, ours.id]),
    quality: "external",
  }
  return [
    numberFact("week_elsewhere.within", "ratio", exact(near), from),
    numberFact("week_elsewhere.count", "count", new Exact(pairs.length), from),
    wordFact("week_elsewhere.origin", "text", first.theirs.origin, from),
  ]
}
