import { Bench } from "tinybench"
import { composeEdition } from "../../src/edition/compose.ts"
import { agree } from "../../src/market/agree.ts"
import { demonstration } from "../demonstration.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import { readCandles } from "./candles.ts"
import { type Gathering, timeGatherings } from "./gathering.ts"
import { type MeasureName, measureNames } from "./names.ts"
import { gatherFrom, when } from "./replayed.ts"
import { yardstick } from "./yardstick.ts"

/** How long something took, at the median; and how that stands to a bound where there is one. */
export type Measured = {
  name: MeasureName
  ms: number
  /** Of the yardstick's time in the same run. */
  ratio: number
  requests?: number
  boundMs?: number
  within?: "ok" | "over"
}
export type BenchReport = { yardstickMs: number; measured: Measured[] }

export type BenchOptions = { only?: MeasureName | undefined; iterations: number; delayMs: number }

/** Measures all, or one, beside the yardstick. */
export async function runBench({ only, iterations, delayMs }: BenchOptions): Promise<BenchReport> {
  const names = measureNames.filter((name) => only === undefined || name === only)
  const medians = await timeAll(names, iterations)
  const yardstickMs = medians.get("yardstick") ?? Number.NaN
  const measured: Measured[] = []
  for (const name of names) {
    if (name === "gather") {
      const { ms, ...about } = await medianGathering(iterations, delayMs)
      const within = ms <= about.boundMs ? "ok" : "over"
      measured.push({ name, ms, ratio: ms / yardstickMs, ...about, within })
    } else {
      const ms = medians.get(name) ?? Number.NaN
      measured.push({ name, ms, ratio: ms / yardstickMs })
    }
  }
  return { yardstickMs, measured }
}

/** The median in ms of the yardstick and of each that is pure computing. */
async function timeAll(names: readonly MeasureName[], iterations: number): Promise<Map<string, number>> {
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
  const tasks: Record<Exclude<MeasureName, "gather">, () => unknown> = {
    agree: () => agree(heard.observations, when),
    compose: () => composeEdition(heard, settings, null),
    "parse candles": candles,
  }
  const bench = new Bench({ iterations, time: 0, warmupIterations: Math.min(3, iterations), warmupTime: 0 })
  bench.add("yardstick", yardstick)
  for (const name of names) if (name !== "gather") bench.add(name, tasks[name])
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
