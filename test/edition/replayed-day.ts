import { composeEdition } from "../../src/edition/compose.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { gather } from "../../src/market/gather.ts"
import { openSources } from "../../src/market/sources/all.ts"
import { createOutside } from "../../src/outside.ts"
import { demonstration, sourcesOff } from "../demonstration.ts"

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** The edition of 8 February 2026, from the replayed providers' own replies. */
export async function composeReplayedDay(fetch: Fetch): Promise<Composed> {
  const { get } = createOutside({ now: () => Date.parse("2026-02-09T00:10:05Z"), userAgent: "test", fetch })
  const heard = await gather(openSources({ off: sourcesOff }), {
    day: "2026-02-08",
    slot: "2026-02-09T00:10:00Z",
    get,
    kept: () => null,
  })
  const settings = {
    newsletter: "bitcoin",
    title: "Plumbline",
    slug: "2026-02-08",
    version: 1,
    day: "2026-02-08",
    slot: "2026-02-09T00:10:00Z",
    publicUrl: demonstration.PUBLIC_URL,
    cadence: "daily" as const,
    holdings: demonstration.HOLDINGS,
  }
  return composeEdition(heard, settings, null)
}
