/** The state of the market on a day, in the order in which the rules are asked. */
export const regimes = [
  "acute-sell-off",
  "relief-bounce",
  "sell-off",
  "new-high",
  "rally",
  "downtrend",
  "uptrend",
  "range",
] as const
export type Regime = (typeof regimes)[number]

/** What the regime of a day is read from: closes up to that day, its week's low, and the highs before. */
export type RegimeInputs = {
  /** Returns between closes: 0.05 is 5 %. */
  day: number
  week: number
  month: number
  /** The lowest one-day return of the last three days. */
  worstOfThree: number
  close: number
  weekLow: number
  weekHigh: number
  /** The highest high before the week, or null when the data do not reach back. */
  highBefore: number | null
}

/** The day before's regime, and how many days ago the last acute sell-off was; null when there was none. */
export type RegimeBefore = { regime: Regime | null; daysSinceAcute: number | null }

/**
 * The regime of a day by its rule alone, the first that holds. The bounds are quantiles of bitcoin's returns from 2020 to
 * 2026: a week of -7 % or worse was one in eight, of -15 % one in fifty.
 *
 * regimeAlone({ day: 0, week: -0.08, month: 0, worstOfThree: 0, close: 1, weekLow: 1, weekHigh: 1, highBefore: 2 }, null)
 *   // => "sell-off"
 */
export function regimeAlone(inputs: RegimeInputs, daysSinceAcute: number | null): Regime {
  const { day, week, month, worstOfThree, close, weekLow, weekHigh, highBefore } = inputs
  if (week <= -0.15 && Math.min(day, worstOfThree) <= -0.08) return "acute-sell-off"
  if (daysSinceAcute !== null && daysSinceAcute <= 10 && close >= 1.1 * weekLow && month < 0) {
    return "relief-bounce"
  }
  if (week <= -0.07) return "sell-off"
  if (highBefore !== null && weekHigh >= highBefore && week > 0) return "new-high"
  if (week >= 0.07) return "rally"
  if (month <= -0.1) return "downtrend"
  if (month >= 0.1) return "uptrend"
  return "range"
}

/**
 * The regime of a day after another's: one that was entered is kept until its measure has clearly left it, so that a
 * daily edition does not change its mind every day.
 *
 * nextRegime({ ...inputs, week: -0.05, month: 0 }, { regime: "sell-off", daysSinceAcute: null }) // => "sell-off"
 */
export function nextRegime(inputs: RegimeInputs, before: RegimeBefore): Regime {
  const alone = regimeAlone(inputs, before.daysSinceAcute)
  // What stands higher in the list is never kept out by what stands lower.
  const keeps = (regime: Regime): boolean =>
    before.regime === regime && regimes.indexOf(alone) > regimes.indexOf(regime)
  const { week, month, close, weekLow } = inputs
  if (
    keeps("relief-bounce") &&
    close >= 1.08 * weekLow &&
    before.daysSinceAcute !== null &&
    before.daysSinceAcute <= 14
  ) {
    return "relief-bounce"
  }
  if (keeps("sell-off") && week <= -0.04) return "sell-off"
  if (keeps("rally") && week >= 0.04) return "rally"
  if (keeps("downtrend") && month <= -0.06) return "downtrend"
  if (keeps("uptrend") && month >= 0.06) return "uptrend"
  return alone
}
