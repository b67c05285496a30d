import { gather } from "../../src/market/gather.ts"
import { type ProviderName, providerNames } from "../../src/market/providers.ts"
import type { OpenSource } from "../../src/market/source.ts"
import { openSources } from "../../src/market/sources/all.ts"
import { createOutside } from "../../src/outside.ts"

/** The replayed day and the moment at which its edition is due. */
export const when = { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }

const clock = () => Date.parse(when.slot)

/** All sources that are asked by default, each under its own path of a stand-in. */
export const sourcesAt = (standIn: string): OpenSource[] =>
  openSources({
    urls: Object.fromEntries(
      providerNames.map((name): [ProviderName, string] => [name, `${standIn}/${name}`]),
    ),
  })

/** What the sources of a stand-in say of the replayed day, by the project's own way out. */
export function gatherFrom(standIn: string, fetch?: (url: string, init: RequestInit) => Promise<Response>) {
  const { get } = createOutside({ now: clock, userAgent: "Plumbline bench", ...(fetch && { fetch }) })
  return gather(sourcesAt(standIn), { ...when, get, kept: () => null })
}
