import { Bench } from "tinybench"
import { openPress } from "../../src/cli/press.ts"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { drawPictures } from "../../src/jobs/draw-pictures.ts"
import { renderMails } from "../../src/jobs/render-mails.ts"
import { agree } from "../../src/market/agree.ts"
import { demonstration } from "../demonstration.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import { pictureOf } from "../picture-of.ts"
import { readCandles } from "./candles.ts"
import { type Bundle, measureBundle, measureStartup } from "./deployed.ts"
import { type Gathering, timeGatherings } from "./gathering.ts"
import { measureImports } from "./imports.ts"
import {
  bounds,
  bundleBounds,
  coldBounds,
  inNode,
  inWorkerd,
  type MeasureName,
  measureNames,
  type NodeMeasure,
  rowBounds,
} from "./names.ts"
import { gatherFrom, when } from "./replayed.ts"
import { measureSignUps } from "./sign-ups.ts"
import { countRowsWritten, measurePlanning, type RowsWritten } from "./subscriber-store.ts"
import { timeInWorkerd } from "./workerd.ts"
import { yardstick } from "./yardstick.ts"

/** How long something took, at the median; and how that stands to a bound where there is one. */
export type Measured = {
  name: MeasureName
  ms: number
  /** Of the yardstick's time in the same run. */
  ratio: number
  /** The very first run of a new Worker, in ms. */
  coldMs?: number
  coldBoundMs?: number
  coldWithin?: Within
  requests?: number
  perSecond?: number
  rows?: RowsWritten & { bound: RowsWritten; within: Within }
  boundMs?: number
  within?: Within
}
export type Within = "ok" | "over"
/** `bundle` is null where it was not asked for. */
export type BenchReport = {
  yardstickMs: number
  measured: Measured[]
  bundle: (Bundle & { bound: Bundle; within: Within }) | null
}

export type BenchOptions = { only?: readonly MeasureName[] | undefined; iterations: number; delayMs: number }

/** Measures all, or some, beside the yardstick. */
export async function runBench({ only, iterations, delayMs }: BenchOptions): Promise<BenchReport> {
  const asked = (name: MeasureName): boolean => only === undefined || only.includes(name)
  const medians = await timeAll(inNode.filter(asked), iterations)
  const yardstickMs = medians.get("yardstick") ?? Number.NaN
  const inRuntime = await timeInWorkerd(inWorkerd.filter(asked), iterations)

  const measured: Measured[] = []
  const note = (name: MeasureName, ms: number, about: Partial<Measured> = {}): void => {
    const boundMs = about.boundMs ?? bounds[name]
    const bound = boundMs === undefined ? {} : { boundMs, within: within(ms <= boundMs) }
    const coldBoundMs = about.coldMs === undefined ? undefined : coldBounds[name]
    const coldBound =
      coldBoundMs === undefined
        ? {}
        : { coldBoundMs, coldWithin: within(Number(about.coldMs) <= coldBoundMs) }
    measured.push({ name, ms, ratio: ms / yardstickMs, ...about, ...bound, ...coldBound })
  }
  for (const name of measureNames.filter(asked)) {
    const runtime = inWorkerd.find((one) => one === name)
    const found = runtime && inRuntime.get(runtime)
    if (name === "gather") {
      const { ms, ...about } = await medianGathering(iterations, delayMs)
      note(name, ms, about)
    } else if (name === "imports") {
      const perSecond = await measureImports(1000 * iterations)
      note(name, 1000 / perSecond, { perSecond })
    } else if (name === "sign-ups") {
      const perSecond = await measureSignUps(Math.min(10, iterations))
      note(name, 1000 / perSecond, { perSecond, rows: judgedRows(await countRowsWritten()) })
    } else if (name === "planning") {
      const perSecond = await measurePlanning(10_000 * iterations)
      note(name, 1000 / perSecond, { perSecond })
    } else if (name === "startup") note(name, await measureStartup())
    else if (name === "bundle") continue
    else if (found) note(name, found.ms, { coldMs: found.coldMs })
    else note(name, medians.get(name) ?? Number.NaN)
  }
  return { yardstickMs, measured, bundle: asked("bundle") ? judged(await measureBundle()) : null }
}

const within = (is: boolean): Within => (is ? "ok" : "over")

const judged = (bundle: Bundle): BenchReport["bundle"] => ({
  ...bundle,
  bound: bundleBounds,
  within: within(bundle.rawKiB <= bundleBounds.rawKiB && bundle.gzipKiB <= bundleBounds.gzipKiB),
})

const judgedRows = (rows: RowsWritten): NonNullable<Measured["rows"]> => ({
  ...rows,
  bound: rowBounds,
  within: within(rows.signUp <= rowBounds.signUp && rows.confirmation <= rowBounds.confirmation),
})

/** The median in ms of the yardstick and of each that is pure computing. */
async function timeAll(names: readonly NodeMeasure[], iterations: number): Promise<Map<string, number>> {
  const market = marketApp(eighthOfFebruary)
  const heard = await gatherFrom("http://market.test", async (url, init) =>
    market.fetch(new Request(url, init)),
  )
  const settings = {
    newsletter: "bitcoin",
    title: "Plumbline",
    slug: when.day,
    version: 1,
    ...when,
    publicUrl: demonstration.PUBLIC_URL,
    cadence: "daily" as const,
    holdings: demonstration.HOLDINGS,
  }
  const candles = readCandles(1_000)
  const drawPng = await openPress()
  const figures = agree(heard.observations, when)
  const frame = {
    title: settings.title,
    publicUrl: demonstration.PUBLIC_URL,
    postalAddress: demonstration.POSTAL_ADDRESS,
  }
  const tasks: Record<NodeMeasure, () => unknown> = {
    agree: () => agree(heard.observations, when),
    compose: () => composeEdition(heard, settings, null),
    "parse candles": candles,
    freeze: async () => {
      const { edition, evidence } = composeFromFigures({ figures, reasons: heard.failures }, settings, null)
      const mails = await renderMails(edition, frame, pictureOf(edition))
      if (edition.chart === null) throw new Error("the replayed edition has no chart")
      const pictures = await drawPictures({ drawPng, put: async (png) => `${png.length}` }, edition.chart)
      return [canonicalJson(edition), canonicalJson(evidence), mails, pictures]
    },
  }
  const bench = new Bench({ iterations, time: 0, warmupIterations: Math.min(3, iterations), warmupTime: 0 })
  bench.add("yardstick", yardstick)
  for (const name of names) bench.add(name, tasks[name])
  const done = await bench.run()
  return new Map(
    done.map(({ name, result }) => {
      if (result.state !== "completed") {
        const cause = "error" in result ? result.error : undefined
        throw new Error(`${name} could not be measured: ${result.state}`, { cause })
      }
      return [name, result.latency.p50]
    }),
  )
}

/** The middle one of at most three: each takes as long as the answers are delayed. */
async function medianGathering(iterations: number, delayMs: number): Promise<Gathering> {
  const all = await timeGatherings(Math.min(3, iterations), delayMs)
  const middle = all.sort((a, b) => a.ms - b.ms)[Math.floor(all.length / 2)]
  if (!middle) throw new Error("nothing was gathered")
  return middle
}
