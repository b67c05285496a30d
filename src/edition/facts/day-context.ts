import type { Fact, Facts } from "../fact.ts"
import type { Previous, Settings } from "../settings.ts"
import type { Candles } from "./candles.ts"
import type { Usable } from "./usable.ts"

/** What the facts of a day are made from. */
export type DayContext = {
  usable: Usable
  settings: Settings
  previous: Previous | null
  /** Bitcoin's candles up to the edition's day, or null when its price is not proved. */
  bitcoin: Candles | null
}

/** Makes one group of facts; `sofar` are those of the groups before it. What is missing leaves its facts out. */
export type MakeFacts = (context: DayContext, sofar: Facts) => readonly Fact[]
