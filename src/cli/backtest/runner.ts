import { composeFromFigures } from "../../edition/compose-figures.ts"
import type { Composed } from "../../edition/evidence.ts"
import { toPrevious } from "../../edition/facts/previous.ts"
import type { Cadence, Previous } from "../../edition/settings.ts"
import { renderMails } from "../../jobs/render-mails.ts"
import { agree } from "../../market/agree.ts"
import { addDays, weekdayOf } from "../../market/day.ts"
import type { Day } from "../../market/observation.ts"
import { frameOf, type Publisher, settingsOf } from "../edition-from-history.ts"
import type { History } from "../history-folder.ts"
import { type Mutations, tryMutations } from "./mutations.ts"

/** Finished mails are rendered and verified, and corruptions tried, for one edition in so many. */
const closelyEvery = 25

/** What came of one day: an edition, or an exception. Times in ms. */
export type Outcome =
  | {
      kind: "made"
      composed: Composed
      /** What verification found wrong with the finished mails; null where none was rendered. */
      mailProblems: string[] | null
      /** What came of corrupting it; null where that was not tried. */
      mutations: Mutations | null
      agreeMs: number
      composeMs: number
    }
  | { kind: "failed"; slug: string; message: string }

export type Backtest = {
  history: History
  publisher: Publisher
  days: readonly Day[]
  cadence: Cadence
  /** Called after each day. */
  done: (outcome: Outcome) => void
}

/**
 * The days of a backtest: every so-many-th, both ends included; of a weekly one every so-many-th Sunday.
 *
 * daysOf("2026-01-31", "2026-02-08", 1, "weekly") // => ["2026-02-01", "2026-02-08"]
 */
export function daysOf(from: Day, to: Day, every: number, cadence: Cadence): Day[] {
  const first = cadence === "weekly" ? addDays(from, 7 - weekdayOf(from)) : from
  const step = every * (cadence === "weekly" ? 7 : 1)
  const days: Day[] = []
  for (let day = first; day <= to; day = addDays(day, step)) days.push(day)
  return days
}

/**
 * Composes and proves the edition of each day as of that day, in order: what an edition says of the one before is said of
 * the last one in the run that was not held.
 */
export async function runBacktest({ history, publisher, days, cadence, done }: Backtest): Promise<void> {
  let previous: Previous | null = null
  for (const [index, day] of days.entries()) {
    const settings = settingsOf({ day, cadence }, publisher)
    try {
      const heard = await history.gather(day, settings.slot)
      const begun = performance.now()
      const figures = agree(heard.observations, { day, slot: settings.slot })
      const agreed = performance.now()
      const composed: Composed = composeFromFigures({ figures, reasons: heard.failures }, settings, previous)
      const composedAt = performance.now()
      const { edition, evidence } = composed
      const closely = index % closelyEvery === 0 && edition.status !== "held"
      if (edition.status !== "held") previous = toPrevious(edition.slug, edition.day, evidence.facts)
      done({
        kind: "made",
        composed,
        mailProblems: closely ? (await renderMails(edition, frameOf(publisher))).problems : null,
        mutations: closely ? tryMutations(composed) : null,
        agreeMs: agreed - begun,
        composeMs: composedAt - agreed,
      })
    } catch (error) {
      done({ kind: "failed", slug: settings.slug, message: explain(error) })
    }
  }
}

const explain = (error: unknown): string =>
  error instanceof Error ? (error.stack?.split("\n").slice(0, 3).join(" ") ?? error.message) : String(error)
