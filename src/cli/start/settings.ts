import { askedProviders, demonstration } from "../../../test/demonstration.ts"
import { lastSlot, type Slot } from "../../jobs/slot.ts"
import type { LocalState } from "../local-state.ts"

/** Said outright, whatever wrangler.toml says: the day that is replayed has one slot, and nobody waits long here. */
const schedule = {
  CADENCE: "daily",
  SLOT_TIME: "00:10",
  SLOT_ZONE: "Etc/UTC",
  POLICY: "auto",
  STANDSTILL_SECONDS: "30",
}

/** The edition that is due at a moment, in ms since 1970. */
export const slotAt = (now: number): Slot =>
  lastSlot(now, { cadence: "daily", time: schedule.SLOT_TIME, zone: schedule.SLOT_ZONE })

/** The Worker's variables for the demonstration: marked samples, this machine's own keys, and everyone else on loopback. */
export function settingsFor(
  state: LocalState,
  outside: { resend: string; market: string | null; history: string | null },
): Record<string, string> {
  const { market, history } = outside
  return {
    ...demonstration,
    ...schedule,
    PUBLIC_URL: state.url,
    TOKEN_KEYS: state.tokenKeys,
    HASH_KEY: state.hashKey,
    DESK_TOKEN: state.deskToken,
    RESEND_URL: outside.resend,
    ...(history === null ? {} : { HISTORY_URL: history }),
    ...(market === null
      ? { SOURCES_OFF: "" }
      : Object.fromEntries(askedProviders.map((name) => [`${name.toUpperCase()}_URL`, `${market}/${name}`]))),
  }
}
