import { composeEdition } from "../../src/edition/compose.ts"
import type { Settings } from "../../src/edition/settings.ts"
import { agree } from "../../src/market/agree.ts"
import type { Figure, Reason } from "../../src/market/figure.ts"
import { gather } from "../../src/market/gather.ts"
import type { FigureId } from "../../src/market/observation.ts"
import { type ProviderName, providerNames } from "../../src/market/providers.ts"
import { openSources } from "../../src/market/sources/all.ts"
import { createOutside } from "../../src/outside.ts"
import { demonstration, sourcesOff } from "../demonstration.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import type { Fault, Faults, Provider } from "../outside/market/faults.ts"

const when = { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }
const urls = Object.fromEntries(providerNames.map((name) => [name, `http://market.test/${name}`]))

/** The replayed day as it is gathered and agreed on, with what goes wrong. */
export async function replay(faults: Faults = {}, off: readonly ProviderName[] = sourcesOff) {
  const app = marketApp(eighthOfFebruary, faults, { slowMs: 500 })
  const outside = createOutside({
    now: () => Date.UTC(2026, 1, 9, 0, 10),
    userAgent: "Plumbline test",
    timeoutMs: 100,
    sleep: async () => {},
    fetch: async (url, init) => {
      const late = new Promise<never>((_, reject) => init.signal?.addEventListener("abort", reject))
      return await Promise.race([app.fetch(new Request(url, init)), late])
    },
  })
  const gathered = await gather(openSources({ off, urls }), { ...when, get: outside.get, kept: () => null })
  const figures = agree(gathered.observations, when)
  const figure = (id: FigureId): Figure => {
    const found = figures.find((each) => each.id === id)
    if (!found) throw new Error(`no figure ${id}`)
    return found
  }
  const series = (id: FigureId) => {
    const found = figure(id)
    if (found.kind !== "series") throw new Error(`${id} is ${found.outcome}: ${JSON.stringify(found)}`)
    return found
  }
  return { ...gathered, figures, figure, series, app, failures: gathered.failures.filter(isOfTheDay) }
}
export type Replay = Awaited<ReturnType<typeof replay>>

/** Providers that all have one fault. */
export const all = (fault: Fault, providers: readonly Provider[]): Faults =>
  Object.fromEntries(providers.map((name) => [name, fault]))

/** What is settled when all is well and held now, each with its reason's code. */
export const lost = (whole: Replay, { figures }: Replay): string[] =>
  figures.flatMap((each) =>
    each.outcome === "held" && whole.figure(each.id).outcome !== "held"
      ? [`${each.id}: ${each.reason.code}`]
      : [],
  )

/** The edition that comes of it: its status, and the reasons that are the day's own. */
export function editionOf({ observations, failures }: Pick<Replay, "observations" | "failures">) {
  const settings: Settings = {
    newsletter: "bitcoin",
    title: "Plumbline",
    slug: when.day,
    version: 1,
    ...when,
    publicUrl: demonstration.PUBLIC_URL,
    cadence: "daily",
    holdings: demonstration.HOLDINGS,
  }
  return composeEdition({ observations, failures }, settings, null).edition
}

/** Whether a failure is of that day: what the replay has no value of is answered 404. */
export const isOfTheDay = ({ code, detail }: Reason): boolean =>
  !(code === "source_failed" && detail.includes("answered 404"))
