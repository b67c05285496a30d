import { exact } from "../../analysis/decimal.ts"
import type { Fact } from "../fact.ts"
import type { MakeFacts } from "./day-context.ts"
import { wordFact } from "./record.ts"

/** A day and a week that move less than this, in a market without direction, are quiet. */
const dayBelow = "0.02"
const weekBelow = "0.035"

/**
 * `edition.quiet` on a day on which little happened: the regime is a range, day and week moved little, and nothing about
 * the price stands out in its history; in a weekly edition the day does not count. Its edition is short and says that it was
 * quiet.
 */
export const quietFacts: MakeFacts = ({ settings }, sofar): Fact[] => {
  const regime = sofar.get("regime")
  const day = sofar.get("btc.return.1d")
  const week = sofar.get("btc.return.7d")
  if (regime?.value !== "range" || !day || !week || sofar.has("unusual.stands_out")) return []
  if (settings.cadence === "daily" && exact(day.value).abs().gte(dayBelow)) return []
  if (exact(week.value).abs().gte(weekBelow)) return []
  const inputs = ["regime", "btc.return.1d", "btc.return.7d", "unusual.rarity"].filter((id) => sofar.has(id))
  return [
    wordFact("edition.quiet", "text", "yes", {
      asOf: day.asOf,
      method: "quiet@1",
      inputs,
      quality: "measured",
    }),
  ]
}
