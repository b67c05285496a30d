import { nextRegime, type Regime, type RegimeInputs, regimeAlone } from "./regime.ts"

/** A day's prices as numbers, in order of days without a gap. */
export type Candle = { day: string; high: number; low: number; close: number }

/** The regime of a day, since when it has lasted, and the one before it; null for a day without 30 days before it. */
export type RegimeOfDay = { day: string; regime: Regime; since: string; before: Regime | null }

/** Days whose regimes are worked through before the first that counts: a regime remembers two weeks at most. */
const memoryDays = 60

/**
 * The regime of the last day of a run of candles. It depends on the days before it (a regime is left later than it is
 * entered), so the last 60 are worked through in order. `alone` leaves that memory out, as a weekly edition does.
 *
 * findRegime([]) // => null
 */
export const findRegime = (candles: readonly Candle[], alone = false): RegimeOfDay | null =>
  findRegimes(candles, alone)?.at(-1) ?? null

/**
 * The regimes of the last 60 days of a run of candles, as far as there are so many, each worked out from those before it;
 * null where one cannot be.
 *
 * findRegimes([]) // => []
 */
export function findRegimes(candles: readonly Candle[], alone = false): RegimeOfDay[] | null {
  const start = Math.max(30, candles.length - memoryDays)
  let highBefore = highest(candles.slice(0, Math.max(0, start - 6)))
  const found: RegimeOfDay[] = []
  let acute = null as number | null
  for (let index = start; index < candles.length; index += 1) {
    const last = candles[index]
    const week = candles.slice(index - 6, index + 1)
    const inputs = last && inputsAt(candles, index, highBefore)
    if (!last || !inputs) return null
    const current = found.at(-1)
    const daysSinceAcute = acute === null ? null : index - acute
    const regime: Regime = alone
      ? regimeAlone(inputs, daysSinceAcute)
      : nextRegime(inputs, { regime: current?.regime ?? null, daysSinceAcute })
    if (regime === "acute-sell-off") acute = index
    found.push(
      current?.regime === regime
        ? { ...current, day: last.day }
        : { day: last.day, regime, since: last.day, before: current?.regime ?? null },
    )
    // The day that leaves the week tomorrow is before it from then on.
    const leaving = week[0]
    if (leaving && (highBefore === null || leaving.high > highBefore)) highBefore = leaving.high
  }
  return found
}

function inputsAt(candles: readonly Candle[], index: number, highBefore: number | null): RegimeInputs | null {
  const [last, one, two, three] = [0, 1, 2, 3].map((back) => candles[index - back]?.close)
  const [seventh, thirtieth] = [candles[index - 7]?.close, candles[index - 30]?.close]
  const week = candles.slice(index - 6, index + 1)
  const weekHigh = highest(week)
  if (!last || !one || !two || !three || !seventh || !thirtieth || weekHigh === null) return null
  return {
    day: last / one - 1,
    week: last / seventh - 1,
    month: last / thirtieth - 1,
    worstOfThree: Math.min(last / one, one / two, two / three) - 1,
    close: last,
    weekLow: Math.min(...week.map(({ low }) => low)),
    weekHigh,
    highBefore,
  }
}

const highest = (candles: readonly Candle[]): number | null =>
  candles.reduce<number | null>((best, { high }) => (best === null || high > best ? high : best), null)
