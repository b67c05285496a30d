import { daysOf, runBacktest } from "../../src/cli/backtest/runner.ts"
import { publisherFrom } from "../../src/cli/edition-from-history.ts"
import { type History, openDays } from "../../src/cli/history-folder.ts"
import { countWords } from "../../src/edition/facts/reading-time.ts"
import type { Day } from "../../src/market/observation.ts"
import { demonstration } from "../demonstration.ts"

/** The days of a history whose editions are the furthest from the ordinary. */
export type Extremes = { longest: Day; shortest: Day; "most falling": Day; "most rising": Day }

/**
 * What `findExtremes` finds in ../shared/data/history from 2020 on, so that tests need not compose two thousand
 * editions: 1,370 words, 160 words, 41.9 % down and 38.4 % up in seven days.
 */
export const knownExtremes: Extremes = {
  longest: "2026-02-07",
  shortest: "2025-09-21",
  "most falling": "2020-03-14",
  "most rising": "2021-02-08",
}

/** The first day whose edition is composed, as in a backtest. */
const from = "2020-01-01"

/**
 * Composes the edition of each day of a folder and finds the extremes among those that are not held: by their words, and
 * by bitcoin's change in seven days. `next` is called after each day.
 *
 * Throws a Stop when the folder is not in order.
 */
export async function findExtremes(folder: string, begin: (days: number) => () => void): Promise<Extremes> {
  const history: History = openDays(folder)
  const days = daysOf(from, await history.lastDay(), 1, "daily")
  const next = begin(days.length)
  const seen: { day: Day; words: number; change: number }[] = []
  await runBacktest({
    history,
    publisher: publisherFrom({}, demonstration),
    days,
    cadence: "daily",
    done(outcome) {
      next()
      if (outcome.kind === "failed") throw new Error(outcome.message)
      const { edition, evidence } = outcome.composed
      const change = evidence.facts.find(({ id }) => id === "btc.return.7d")?.value
      if (edition.status === "held" || change === undefined) return
      seen.push({ day: edition.day, words: countWords(edition), change: Number(change) })
    },
  })
  const most = (of: (one: (typeof seen)[number]) => number): Day => {
    const [first] = seen.toSorted((a, b) => of(b) - of(a))
    if (first) return first.day
    throw new Error(`every edition from ${folder} is held`)
  }
  return {
    longest: most(({ words }) => words),
    shortest: most(({ words }) => -words),
    "most falling": most(({ change }) => -change),
    "most rising": most(({ change }) => change),
  }
}
