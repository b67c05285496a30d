import { mean, sum } from "simple-statistics"

/** The ribbons' windows in days, and how many days in a row the shorter must be above the longer to confirm a turn. */
export const ribbonDays = { week: 7, short: 30, long: 60, confirmed: 3, normal: 30 } as const

const { week, short, long } = ribbonDays

/** The hash rate's averages over 7, 30 and 60 days, in EH/s, and the state that they amount to. */
export type HashRibbon = {
  week: number
  month: number
  twoMonths: number
  /** The 30-day average over the 60-day average. */
  ratio: number
  /** For how many days, up to 31, the 30-day average has been above the 60-day one: 0 when it is not. */
  daysAbove: number
  /** Null where it cannot be told whether there was a turn: the days do not reach back to one. */
  state: "stressed" | "recovering" | "crossing" | "confirmed" | "normal" | null
  /** The mean of the next seven days at which both averages would then be level; it may be out of all reach. */
  level: number
}

/**
 * The state of the hash rate by Charles Edwards' ribbons (2019): the 30-day average below the 60-day one is stress. It is
 * `recovering` when the week's mean is above the month's and 3 % above the week's before, `crossing` in the first two days
 * above, `confirmed` from the third, `normal` after thirty. Days oldest first, without a gap; null with fewer than 67. One
 * day alone says nothing: it has about 8 % of chance.
 * https://capriole.com/hash-ribbons-bitcoin-bottoms/
 *
 * findHashRibbon([]) // => null
 */
export function findHashRibbon(days: readonly number[]): HashRibbon | null {
  if (days.length < long + week) return null
  const average = (count: number, skipped = 0): number =>
    mean(days.slice(days.length - skipped - count, days.length - skipped))
  const reach = Math.min(ribbonDays.normal, days.length - long)
  let daysAbove = 0
  while (daysAbove <= reach && average(short, daysAbove) > average(long, daysAbove)) daysAbove += 1
  const rising = average(week) > average(short) && average(week) >= 1.03 * average(week, week)
  const [month, twoMonths] = [average(short), average(long)]
  return {
    week: average(week),
    month,
    twoMonths,
    ratio: month / twoMonths,
    daysAbove,
    state: daysAbove === 0 ? (rising ? "recovering" : "stressed") : stateAbove(daysAbove, daysAbove <= reach),
    level: levelOf(days),
  }
}

function stateAbove(daysAbove: number, turned: boolean): HashRibbon["state"] {
  if (daysAbove > ribbonDays.normal) return "normal"
  if (!turned) return null
  return daysAbove < ribbonDays.confirmed ? "crossing" : "confirmed"
}

// In seven days the 30-day average holds 23 of today's days and the 60-day average 53: (a + 7x) / 30 = (b + 7x) / 60.
const levelOf = (days: readonly number[]): number =>
  (sum(days.slice(week - long)) * short - sum(days.slice(week - short)) * long) / (week * (long - short))
