import { mean, median, sum } from "simple-statistics"

/** A day's close and the volume that its venue reports. */
export type TradedDay = { close: number; volume: number }

/** The windows in days, and the bounds of the states. */
export const spotVolumeRule = {
  short: 30,
  long: 90,
  fortnight: 14,
  weakBelow: 0.9,
  improvingFrom: 1,
  fallsBelow: 0.4,
  risesFrom: 0.55,
} as const

/** How the volume of spot trading stands: its trend, how much of it fell on rising days, and the state they amount to. */
export type SpotVolume = {
  /** Mean volume of 30 days over that of 90, with single days cut down to 2.5 times what was usual. */
  trend: number
  /** Share of the last 14 days' volume that fell on days with a higher close. */
  risingShare: number
  state: "weak" | "heavy-on-falls" | "improving" | "steady"
}

const { short, long, fortnight } = spotVolumeRule
/** Days of history that the state takes. */
export const spotVolumeDays = long + short + 1

/**
 * The state of spot volume on the last of 121 or more days, oldest first; null with fewer. A panic's volume is no
 * improvement: days are cut down to 2.5 times the median of the 30 before them. Nor is one while spot loses ground to
 * derivatives: `spotShareChange` is null where that is not known.
 *
 * findSpotVolume([], 0, null) // => null
 */
export function findSpotVolume(
  days: readonly TradedDay[],
  weekReturn: number,
  spotShareChange: number | null,
): SpotVolume | null {
  if (days.length < spotVolumeDays) return null
  const recent = days.slice(-spotVolumeDays)
  const volumes = recent.map(({ volume }) => volume)
  const usual = volumes.flatMap((volume, index) =>
    index < short ? [] : Math.min(volume, 2.5 * median(volumes.slice(index - short, index))),
  )
  const usually = mean(usual.slice(-long))
  const total = sum(volumes.slice(-fortnight))
  if (!(usually > 0) || !(total > 0)) return null
  const rising = recent.slice(-fortnight).filter(({ close }, index) => {
    const before = recent[spotVolumeDays - fortnight - 1 + index]
    return before !== undefined && close > before.close
  })
  const trend = mean(usual.slice(-short)) / usually
  const risingShare = rising.reduce((all, { volume }) => all + volume, 0) / total
  return { trend, risingShare, state: stateOf(trend, risingShare, weekReturn, spotShareChange) }
}

function stateOf(
  trend: number,
  risingShare: number,
  weekReturn: number,
  spotShareChange: number | null,
): SpotVolume["state"] {
  const rule = spotVolumeRule
  if (trend < rule.weakBelow) return "weak"
  if (risingShare < rule.fallsBelow && weekReturn < 0) return "heavy-on-falls"
  const improving = trend >= rule.improvingFrom && risingShare >= rule.risesFrom
  return improving && (spotShareChange ?? 0) >= 0 ? "improving" : "steady"
}

/**
 * The volume of the day at `at` over the mean of the 30 days before it; null where those are not there.
 *
 * findVolumeMultiple([10, 10, 20], 2, 2) // => 2
 */
export function findVolumeMultiple(
  volumes: readonly number[],
  at: number,
  days: number = short,
): number | null {
  const volume = volumes[at]
  if (volume === undefined || at < days) return null
  const usually = mean(volumes.slice(at - days, at))
  return usually > 0 ? volume / usually : null
}

/** A day's trading of two kinds, in one currency. */
export type BothVolumes = { spot: number; derivatives: number }

/** Spot's share of both kinds of trading over a week and over the whole window, and how many days that was. */
export type SpotShare = { week: number; window: number; change: number; days: number }

/**
 * Spot's share of the trading of the last seven days against that of up to 30 days; null with fewer than 28 of them. Of
 * one spot venue and one derivatives venue the share itself says little; its change does.
 *
 * findSpotShare([]) // => null
 */
export function findSpotShare(days: readonly BothVolumes[]): SpotShare | null {
  const window = days.slice(-short)
  if (window.length < 28) return null
  const share = (of: readonly BothVolumes[]): number => {
    const spot = sum(of.map((day) => day.spot))
    return spot / (spot + sum(of.map((day) => day.derivatives)))
  }
  const [week, whole] = [share(window.slice(-7)), share(window)]
  if (!Number.isFinite(week) || !Number.isFinite(whole)) return null
  return { week, window: whole, change: week - whole, days: window.length }
}
