import { Chart } from "../../src/edition/edition.ts"
import { finishedDays } from "../edition/finished.ts"

/** The chart of the replayed 8 February 2026. */
export async function chartOfTheDay(): Promise<Chart> {
  const [replayed] = await finishedDays()
  return Chart.parse(replayed?.edition.chart)
}
