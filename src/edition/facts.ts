import type { Reason } from "../market/figure.ts"
import { coins } from "../market/observation.ts"
import { type Facts, factsById } from "./fact.ts"
import { costFacts, difficultyFacts } from "./facts/cost.ts"
import { marketFacts } from "./facts/market.ts"
import { moveFacts } from "./facts/moves.ts"
import { hashRateFacts } from "./facts/network.ts"
import { previousFacts } from "./facts/previous.ts"
import { bitcoinFacts, closeFacts, findCandles, spotFacts } from "./facts/price.ts"
import { recordHighFacts } from "./facts/record-high.ts"
import { settingsFacts } from "./facts/settings.ts"
import type { Usable } from "./facts/usable.ts"
import type { Previous, Settings } from "./settings.ts"

/**
 * All that may be said of a day: figures as facts, and what is computed from them. An input that is missing leaves its
 * facts out; nothing is guessed. The reasons say what the editors should know of them.
 *
 * toFacts(new Map(), settings, null).facts.has("btc.close") // => false
 */
export function toFacts(
  usable: Usable,
  settings: Settings,
  previous: Previous | null,
): { facts: Facts; reasons: Reason[] } {
  const candles = findCandles(usable, "btc", settings.day)
  const cost = costFacts(usable, candles, settings.day)
  const facts = factsById([
    ...settingsFacts(settings),
    ...coins.flatMap((coin) => {
      const found = findCandles(usable, coin, settings.day)
      return found ? closeFacts(coin, found) : []
    }),
    ...(candles
      ? [...bitcoinFacts(candles), ...moveFacts(candles), ...recordHighFacts(usable, candles)]
      : []),
    ...spotFacts(usable),
    ...difficultyFacts(usable),
    ...cost.facts,
    ...hashRateFacts(usable),
  ])
  const computed = [...marketFacts(facts), ...previousFacts(facts, settings, previous)]
  return { facts: factsById([...facts.values(), ...computed]), reasons: cost.reasons }
}
