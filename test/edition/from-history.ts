import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { openDays } from "../../src/cli/history-folder.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import type { Previous, Settings } from "../../src/edition/settings.ts"
import { addDays } from "../../src/market/day.ts"
import { demonstration } from "../demonstration.ts"

/** Real daily series beside the project; not in every clone. */
export const historyFolder = fileURLToPath(new URL("../../../shared/data/history", import.meta.url).href)
export const hasHistory = existsSync(historyFolder)

const history = openDays(historyFolder)

/** The settings of the daily edition of a day. */
export const settingsOn = (day: string): Settings => ({
  newsletter: "bitcoin",
  title: "Plumbline",
  slug: day,
  version: 1,
  day,
  slot: `${addDays(day, 1)}T00:10:00Z`,
  cadence: "daily",
  publicUrl: demonstration.PUBLIC_URL,
  holdings: demonstration.HOLDINGS,
})

/** The edition of a day from the real series, with its proof. */
export async function composeDay(
  day: string,
  previous: Previous | null = null,
  cadence: "daily" | "weekly" = "daily",
): Promise<Composed> {
  const settings = { ...settingsOn(day), cadence }
  return composeEdition(await history.gather(day, settings.slot), settings, previous)
}
