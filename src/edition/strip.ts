import type { Edition } from "./edition.ts"
import type { Writer } from "./writer.ts"

/** A figure of the strip: its label and the wordings of its value and note. */
export type StripItem = { label: string; value: string; note: string | null }

/** The strip's figures, in order. */
export const stripItems: readonly StripItem[] = [
  { label: "UTC close", value: "{btc.close:price.exact}", note: "of {btc.close.day:day}, {btc.venue:text}" },
  {
    label: "Price at writing",
    value: "{btc.spot:price.exact}",
    note: "at {btc.spot.at:time} on {btc.spot.at:day}",
  },
  { label: "Seven days", value: "{btc.return.7d:percent.signed}", note: "between UTC closes" },
  {
    label: "Mining cost (est.)",
    value: "about {cost.cash:estimate}",
    note: "{cost.low:estimate} to {cost.high:estimate}",
  },
  {
    label: "From record high",
    value: "{btc.drawdown:percent.signed}",
    note: "{btc.ath:price} on {btc.ath.day:day.year}",
  },
]

/**
 * The day's figures, large; those without a fact are left out. The cost stands there only while it may be compared with
 * the price.
 *
 * strip(write)[0]?.value.text // => "$70,330"
 */
export const strip = (write: Writer): Edition["strip"] =>
  stripItems.flatMap((item) => {
    if (item.value.includes("cost.") && !write.facts.has("cost.state")) return []
    const value = write.text(item.value)
    const note = item.note === null ? null : write.text(item.note)
    return value ? [{ label: item.label, value, note }] : []
  })
