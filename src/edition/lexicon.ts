import { Exact } from "../analysis/decimal.ts"

/** The forms of one movement word. */
type Forms = { present: string; past: string }

// One word for one size, whichever sentence it stands in, because readers take the same word differently.
const lexicon: readonly { from: string; up: Forms; down: Forms }[] = [
  { from: "0.2", up: { present: "surges", past: "surged" }, down: { present: "plunges", past: "plunged" } },
  { from: "0.1", up: { present: "jumps", past: "jumped" }, down: { present: "slides", past: "slid" } },
  { from: "0.05", up: { present: "climbs", past: "climbed" }, down: { present: "drops", past: "dropped" } },
  { from: "0.02", up: { present: "rises", past: "rose" }, down: { present: "falls", past: "fell" } },
  {
    from: "0",
    up: { present: "edges up", past: "edged up" },
    down: { present: "edges down", past: "edged down" },
  },
]

/** Below this size a change is "little changed", without a number. */
export const littleChangedBelow = new Exact("0.005")

/**
 * The verb for a change of a size, by its absolute value and sign.
 *
 * movement(exact("-0.0862")).present // => "drops"
 */
export function movement(change: Exact): Forms {
  const size = change.abs()
  const entry = lexicon.find(({ from }) => size.gte(from))
  if (!entry) throw new RangeError(`no word for a change of ${change.toFixed()}`)
  return change.isNegative() ? entry.down : entry.up
}

/**
 * Every word that says which way something went. Outside a span such a word is printed only where its claim proves it.
 */
export const directionWords: readonly string[] = [
  ...["up", "down", "above", "below", "under", "higher", "lower", "back", "unchanged", "little changed"],
  ...["rise", "rises", "rose", "risen", "rising", "fall", "falls", "fell", "fallen", "falling"],
  ...["climb", "climbs", "climbed", "climbing", "drop", "drops", "dropped", "dropping"],
  ...["jump", "jumps", "jumped", "jumping", "slide", "slides", "slid", "sliding"],
  ...["surge", "surges", "surged", "surging", "plunge", "plunges", "plunged", "plunging"],
  ...["edge", "edges", "edged", "gain", "gains", "gained", "gaining", "loss", "losses", "lost", "losing"],
  ...["increase", "increases", "increased", "increasing", "decrease", "decreases", "decreased", "decreasing"],
  ...["rally", "rallied", "recover", "recovered", "recovering", "rebound", "rebounded", "sink", "sank"],
  ...["grow", "grew", "grown", "growing", "shrink", "shrank", "shrunk", "shrinking", "declined", "advanced"],
]
