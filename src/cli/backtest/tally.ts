import { max, median, min, quantile } from "simple-statistics"

/** Counts by name, the most frequent first. */
export type Tally = { add(name: string): void; all(): Record<string, number> }

/**
 * Counts of nothing yet.
 *
 * tally().all() // => {}
 */
export function tally(): Tally {
  const counts = new Map<string, number>()
  return {
    add: (name) => counts.set(name, (counts.get(name) ?? 0) + 1),
    all: () => Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)),
  }
}

/** The least, the middle and the largest of some numbers; null without any. */
export type Spread = { min: number; median: number; max: number } | null

/**
 * How numbers spread, to one decimal place.
 *
 * spread([3, 1, 2]) // => { min: 1, median: 2, max: 3 }
 */
export const spread = (numbers: readonly number[]): Spread =>
  numbers.length === 0
    ? null
    : { min: tenth(min([...numbers])), median: tenth(median([...numbers])), max: tenth(max([...numbers])) }

/** How long something took in ms: the middle, and what one in twenty took longer than; null where nothing was timed. */
export type Times = { median: number; p95: number } | null

/**
 * The middle of some times, and the 95th percentile.
 *
 * times([1, 1, 1]) // => { median: 1, p95: 1 }
 */
export const times = (ms: readonly number[]): Times =>
  ms.length === 0 ? null : { median: tenth(median([...ms])), p95: tenth(quantile([...ms], 0.95)) }

const tenth = (number: number): number => Math.round(number * 10) / 10
