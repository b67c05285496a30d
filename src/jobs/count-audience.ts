import type { Audience } from "../delivery/audience.ts"
import { capOn } from "../delivery/warm-up.ts"
import { dayOf } from "../market/day.ts"
import type { EditionRow, EditionState } from "../store/edition-row.ts"
import type { SubscriberList } from "../store/subscriber-list.ts"
import { dueFrequencies } from "../subscribers/due.ts"
import type { JobDeps } from "./deps.ts"

/** Nothing of it has been sent yet, and something may be. */
const toCome: readonly EditionState[] = ["making", "waiting", "held", "released"]

/** To how many readers an edition would go if it were planned now; null once it goes or never will. */
export async function countAudience(
  { config, now, subscriberList }: Pick<JobDeps, "config" | "now"> & { subscriberList: SubscriberList },
  row: Pick<EditionRow, "day" | "big_move" | "state">,
): Promise<Audience | null> {
  if (!toCome.includes(row.state)) return null
  const frequencies = dueFrequencies(config.CADENCE, { day: row.day, bigMove: row.big_move })
  const due = await subscriberList.countDue(frequencies, now())
  const cap = config.LANE === "broadcast" ? null : capOn(config.WARM_UP, dayOf(now()), config.SPREAD_MINUTES)
  return { due, cap }
}
