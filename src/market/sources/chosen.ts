import { onByDefault, type ProviderName } from "../providers.ts"
import type { OpenSource } from "../source.ts"
import { type Choice, openSources, sources } from "./all.ts"
import { openHistory } from "./history.ts"

/** A source that is not asked, and why: what would change that is part of it. */
export type ClosedSource = { source: ProviderName; why: string }

/** The sources that are asked and those that are not. */
export type Chosen = { open: OpenSource[]; off: ClosedSource[] }

/**
 * The sources as an operator chose them; a folder of history stands in the place of all.
 *
 * chooseSources({ off: ["kraken"] }).off[0] // => { source: "kraken", why: "SOURCES_OFF names it" }
 */
export function chooseSources({ history, ...choice }: Choice & { history?: string | undefined }): Chosen {
  if (history !== undefined) {
    const off = sources.map(({ name }) => ({ source: name, why: "HISTORY_URL is read in place of it" }))
    return { open: openHistory(history), off }
  }
  const off = sources.flatMap(({ name }) => closed(name, choice) ?? [])
  return { open: openSources(choice), off }
}

function closed(name: ProviderName, { on = [], off = [] }: Choice): ClosedSource | null {
  if (off.includes(name)) return { source: name, why: "SOURCES_OFF names it" }
  if (on.includes(name) || onByDefault(name)) return null
  return { source: name, why: `free tier forbids a publisher's use; SOURCES_ON=${name} turns it on` }
}
