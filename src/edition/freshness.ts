import { exact } from "../analysis/decimal.ts"
import type { Reason } from "../market/figure.ts"
import type { Decimal, Instant } from "../market/observation.ts"
import { howFar, isNear } from "../market/tolerance.ts"
import { atPrice } from "./at-price.ts"
import { holds, reading } from "./claim.ts"
import { findClaim } from "./claims.ts"
import type { Edition, Sentence } from "./edition.ts"
import type { Facts } from "./fact.ts"

/**
 * How far bitcoin may be from the price that an edition prints when its first mail leaves, as a fraction of the nearer one.
 * Two sources that agree may be 1 % apart, so that less than this could be their difference alone; from 2 % on our lexicon
 * says that a price rises or falls.
 */
export const moveAtMost = "0.02"

/** Bitcoin's price as it was asked for again. */
export type Spot = { price: Decimal; asOf: Instant }

/**
 * Whether a headline may stand beside a price of the moment. An edition's headline speaks of UTC closes and is as true
 * later as it was; but one whose claim does not hold when that price takes the close's place, or one of whose directions
 * turns round, would mislead whoever looks at a price meanwhile. A claim that is not ours any more says nothing.
 *
 * stands(edition.headline, facts, "77000") // => false, where it says that bitcoin fell in seven days to $70,300
 */
export function stands(headline: Sentence, facts: Facts, price: Decimal): boolean {
  const claim = findClaim(headline.claim)
  if (claim === null) return true
  const then = atPrice(facts, price)
  const proves = reading(claim, then)
  return (
    holds(claim, then) &&
    Object.entries(claim.entails).every(
      ([word, isTrue]) => !headline.text.toLowerCase().includes(word) || isTrue(proves),
    ) &&
    headline.spans.every(({ fact }) => !turned(fact, facts, then))
  )
}

function turned(id: string, facts: Facts, then: Facts): boolean {
  const [before, after] = [facts.get(id), then.get(id)]
  if (before?.unit !== "ratio" || after === undefined) return false
  return exact(before.value).isNegative() !== exact(after.value).isNegative()
}

/**
 * Why an edition must not go at a price of the moment: bitcoin has moved too far from the price that it prints, or its
 * headline does not stand. Nothing where it may go. An edition that prints no price of the moment can only fail by its
 * headline, and one without a close by nothing.
 *
 * findStale(edition, facts, { price: "70330.38", asOf: "2026-02-09T00:12:00Z" }) // => []
 */
export function findStale(edition: Edition, facts: Facts, { price, asOf }: Spot): Reason[] {
  const printed = facts.get("btc.spot")
  const tolerance = { tolerance: moveAtMost, unit: "USD" } as const
  const version = `version ${edition.version}`
  return [
    ...(printed && !isNear(price, printed.value, tolerance)
      ? [
          stale(
            `bitcoin was at ${price} USD as of ${asOf}; ${version} prints ${printed.value}, ${howFar(price, printed.value, tolerance)}`,
          ),
        ]
      : []),
    ...(facts.has("btc.close") && !stands(edition.headline, facts, price)
      ? [
          {
            ...stale(
              `the headline of ${version} does not stand at ${price} USD, bitcoin's price as of ${asOf}`,
            ),
            block: "headline",
          },
        ]
      : []),
  ]
}

const stale = (detail: string): Reason => ({ code: "stale", figure: "btc.spot", detail })
