import type { Frequency } from "./frequency.ts"
import type { ReaderKind } from "./reader-kind.ts"

/** What a subscriber has chosen; `pausedUntil` in milliseconds since 1970, null where no pause is set. */
export type Choices = { kind: ReaderKind; frequency: Frequency; pausedUntil: number | null }

/** What a subscriber asks for at the preference centre. */
export type ChoiceEvent =
  | { type: "save"; kind: ReaderKind; frequency: Frequency }
  | { type: "pause" }
  | { type: "resume" }

/** How long a pause lasts. */
export const pauseDays = 30

/**
 * The end of the pause that holds at `now`, or null when none does. A pause that is over is as good as none.
 *
 * @example pauseAt(5, 5) // => null
 */
export const pauseAt = (pausedUntil: number | null, now: number): number | null =>
  pausedUntil !== null && now < pausedUntil ? pausedUntil : null

/**
 * What a subscriber's choices become, or null when nothing changes. The same event twice is the same as once: a pause
 * that holds is not made longer.
 *
 * @example choose({ kind: "general", frequency: "daily", pausedUntil: null }, { type: "resume" }, 0) // => null
 */
export function choose(choices: Choices, event: ChoiceEvent, now: number): Choices | null {
  const pausedUntil = pauseAt(choices.pausedUntil, now)
  switch (event.type) {
    case "save": {
      const { kind, frequency } = event
      return kind === choices.kind && frequency === choices.frequency
        ? null
        : { kind, frequency, pausedUntil }
    }
    case "pause":
      return pausedUntil === null ? { ...choices, pausedUntil: now + pauseDays * 24 * 60 * 60 * 1000 } : null
    case "resume":
      return pausedUntil === null ? null : { ...choices, pausedUntil: null }
  }
}
