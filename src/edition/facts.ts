import type { Reason } from "../market/figure.ts"
import { coins } from "../market/observation.ts"
import { type Fact, type Facts, factsById } from "./fact.ts"
import { basketFacts } from "./facts/basket.ts"
import { findCandles } from "./facts/candles.ts"
import { chartFacts } from "./facts/chart.ts"
import { costFacts } from "./facts/cost.ts"
import { costReasons, costStateFacts } from "./facts/cost-state.ts"
import type { DayContext, MakeFacts } from "./facts/day-context.ts"
import { derivativeFacts } from "./facts/derivatives.ts"
import { difficultyFacts } from "./facts/difficulty.ts"
import { flowFacts } from "./facts/flows.ts"
import { glossaryFacts } from "./facts/glossary.ts"
import { headlineFacts } from "./facts/headlines.ts"
import { holderFacts } from "./facts/holders.ts"
import { halfFacts } from "./facts/levels.ts"
import { machineFacts } from "./facts/machines.ts"
import { dayElsewhereFacts, marketFacts, plainFacts } from "./facts/market.ts"
import { moveFacts } from "./facts/moves.ts"
import { hashRateFacts } from "./facts/network.ts"
import { payFacts } from "./facts/pay.ts"
import { previousFacts } from "./facts/previous.ts"
import { bitcoinFacts, closeFacts, spotFacts } from "./facts/price.ts"
import { quietFacts } from "./facts/quiet.ts"
import { recordHighFacts } from "./facts/record-high.ts"
import { regimeFacts } from "./facts/regime.ts"
import { sentimentFacts } from "./facts/sentiment.ts"
import { settingsFacts } from "./facts/settings.ts"
import { unusualFacts } from "./facts/unusual.ts"
import type { Usable } from "./facts/usable.ts"
import { volatilityFacts } from "./facts/volatility.ts"
import { volumeFacts } from "./facts/volume.ts"
import { weekFacts } from "./facts/week.ts"
import { weekElsewhereFacts } from "./facts/week-elsewhere.ts"
import { zoneFacts } from "./facts/zones.ts"
import { quoteFacts } from "./quotes.ts"
import type { Previous, Settings } from "./settings.ts"

const closes: MakeFacts = ({ usable, settings }) =>
  coins.flatMap((coin) => {
    const candles = findCandles(usable, coin, settings.day)
    return candles ? closeFacts(coin, candles) : []
  })

/** Every group of facts, each of which may rest on those before it. */
const groups: readonly MakeFacts[] = [
  ({ settings }) => settingsFacts(settings),
  closes,
  ({ bitcoin }) => (bitcoin ? bitcoinFacts(bitcoin) : []),
  ({ bitcoin, settings }) => (bitcoin ? regimeFacts(bitcoin, settings.cadence === "weekly") : []),
  ({ bitcoin }) => (bitcoin ? moveFacts(bitcoin) : []),
  ({ bitcoin }) => (bitcoin ? chartFacts(bitcoin) : []),
  ({ bitcoin, previous }) => (bitcoin ? unusualFacts(bitcoin, previous) : []),
  weekFacts,
  quietFacts,
  ({ bitcoin, usable }) => (bitcoin ? recordHighFacts(usable, bitcoin) : []),
  ({ bitcoin, usable }) => (bitcoin ? halfFacts(usable, bitcoin) : []),
  zoneFacts,
  ({ usable }) => spotFacts(usable),
  ({ usable, settings }) => difficultyFacts(usable, settings.day),
  costFacts,
  machineFacts,
  costStateFacts,
  payFacts,
  ({ usable }) => hashRateFacts(usable),
  volumeFacts,
  volatilityFacts,
  ({ usable }) => flowFacts(usable),
  ({ usable }) => holderFacts(usable),
  ({ usable }) => derivativeFacts(usable),
  ({ usable }) => sentimentFacts(usable),
  (_, sofar) => marketFacts(sofar),
  ({ usable }, sofar) => weekElsewhereFacts(usable, sofar),
  ({ usable }) => dayElsewhereFacts(usable),
  basketFacts,
  (_, sofar) => plainFacts(sofar),
  headlineFacts,
  (context, sofar) => quoteFacts(context, sofar),
  ({ settings }) => glossaryFacts(settings),
  ({ settings, previous }, sofar) => previousFacts(sofar, settings, previous),
]

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
  const context: DayContext = {
    usable,
    settings,
    previous,
    bitcoin: findCandles(usable, "btc", settings.day),
  }
  const made: Fact[] = []
  for (const make of groups) made.push(...make(context, factsById(made)))
  return { facts: factsById(made), reasons: costReasons(settings.day, factsById(made)) }
}
