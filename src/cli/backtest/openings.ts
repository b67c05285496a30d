import type { Composed } from "../../edition/evidence.ts"
import { outsideSpans } from "../../edition/wording.ts"
import { dayNumber } from "../../market/day.ts"
import type { Day } from "../../market/observation.ts"

/** The first sentence of an edition's summary, as it stands and with its figures masked. */
export type Opening = { day: Day; regime: string; exact: string; masked: string }

/** A sentence that opened more editions of some 30 days than it may: how many at most. */
export type Repeated = { text: string; times: number }

/** How the editions open: in how many ways in each regime, and which sentences come too often. */
export type Openings = {
  regimes: Record<string, { editions: number; distinct: number }>
  masked: Repeated[]
  exact: Repeated[]
}

const window = 30
const atMost = 2

/**
 * How an edition opens, or null for one without a summary.
 *
 * findOpening(composed)?.masked // => "Bitcoin closed at • on • (UTC), • in seven days."
 */
export function findOpening({ edition, evidence }: Composed): Opening | null {
  const [first] = edition.inShort.flatMap(({ sentences }) => sentences)
  if (!first) return null
  const regime = evidence.facts.find(({ id }) => id === "regime")?.value ?? "none"
  return {
    day: edition.day,
    regime,
    exact: firstSentence(first.text),
    masked: firstSentence(outsideSpans(first)),
  }
}

/**
 * The texts that open more than two editions of any 30 days in a row, the most frequent first. Openings are in the order
 * of their days.
 *
 * repeatedOpenings(openings, ({ exact }) => exact) // => []
 */
export function repeatedOpenings(
  openings: readonly Opening[],
  textOf: (opening: Opening) => string,
): Repeated[] {
  const days = new Map<string, number[]>()
  for (const opening of openings) {
    const text = textOf(opening)
    days.set(text, [...(days.get(text) ?? []), dayNumber(opening.day)])
  }
  return [...days]
    .map(([text, on]) => ({ text, times: mostInWindow(on) }))
    .filter(({ times }) => times > atMost)
    .sort((a, b) => b.times - a.times)
}

/**
 * What is said of all openings.
 *
 * summariseOpenings([]) // => { regimes: {}, masked: [], exact: [] }
 */
export const summariseOpenings = (openings: readonly Opening[]): Openings => ({
  regimes: Object.fromEntries(
    [...new Set(openings.map(({ regime }) => regime))].map((name) => {
      const of = openings.filter(({ regime }) => regime === name)
      return [name, { editions: of.length, distinct: new Set(of.map(({ masked }) => masked)).size }]
    }),
  ),
  masked: repeatedOpenings(openings, ({ masked }) => masked),
  exact: repeatedOpenings(openings, ({ exact }) => exact),
})

function mostInWindow(days: readonly number[]): number {
  let from = 0
  let most = 0
  for (const [at, day] of days.entries()) {
    while (day - (days[from] ?? day) >= window) from += 1
    most = Math.max(most, at - from + 1)
  }
  return most
}

// A full stop within a figure is a decimal point.
const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text
