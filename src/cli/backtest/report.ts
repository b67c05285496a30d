import { timeYardstick } from "../../../test/bench/time-yardstick.ts"
import type { Cadence } from "../../edition/settings.ts"
import type { Day } from "../../market/observation.ts"
import { type Publisher, settingsOf } from "../edition-from-history.ts"
import { exitCodes, Stop } from "../exit.ts"
import { type History, openDays } from "../history-folder.ts"
import { measureEditions } from "./measures.ts"
import { showProgress } from "./progress.ts"
import { daysOf, runBacktest } from "./runner.ts"
import type { Report } from "./table.ts"

/** What a backtest is asked: from which folder, which days, and where its progress is shown. */
export type Asked = {
  folder: string
  publisher: Publisher
  from: Day
  /** Null for the last day of the folder. */
  to: Day | null
  every: number
  cadence: Cadence
  screen: Parameters<typeof showProgress>[1]
}

/** Runs a backtest and reports it. Throws a Stop when the folder or the days are not in order. */
export async function backtest({
  folder,
  publisher,
  from,
  every,
  cadence,
  screen,
  ...asked
}: Asked): Promise<Report> {
  const history = openDays(folder)
  const to = asked.to ?? (await history.lastDay())
  const days = daysOf(from, to, every, cadence)
  const [first] = days
  if (first === undefined) {
    const what = cadence === "weekly" ? "week that ends" : "day"
    throw new Stop(
      exitCodes.badInput,
      `there is no ${what} from ${from} to ${to}; accepted: --from before --to`,
    )
  }
  for (const day of new Set([first, days.at(-1) ?? first])) {
    await mustHold(history, day, settingsOf({ day, cadence }, publisher).slot)
  }

  const measures = measureEditions()
  const next = showProgress(days.length, screen)
  const begun = performance.now()
  await runBacktest({
    history,
    publisher,
    days,
    cadence,
    done: (outcome) => {
      measures.add(outcome)
      next()
    },
  })
  const seconds = (performance.now() - begun) / 1000
  const summary = measures.summary()
  const yardstickMs = await timeYardstick()
  const composeOfYardstick = summary.composeMs && summary.composeMs.median / yardstickMs
  return { from, to, every, cadence, ...summary, seconds, yardstickMs, composeOfYardstick }
}

/** A day outside of the data, or a file that is not in the format, is an error in what was asked. */
async function mustHold(history: History, day: Day, slot: string): Promise<void> {
  const { failures } = await history.gather(day, slot)
  if (failures[0]) throw new Stop(exitCodes.badInput, failures[0].detail)
}
