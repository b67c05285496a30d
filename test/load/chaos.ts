import { setTimeout as sleep } from "node:timers/promises"
import { countReaders } from "./load.ts"
import { openProvider } from "./provider.ts"
import { openStage } from "./stage.ts"

export type ChaosOptions = { runs: number; recipients: number }

/** Sums over all runs: readers who got it twice or not at all, and runs that came to no end by themselves. */
export type ChaosReport = ChaosOptions & {
  duplicates: number
  lost: number
  unfinished: number
  kills: number
  secondsPerRun: number
}

/** Calls a second that the provider takes: a delivery of 5,000 then lasts some seconds, in which to be killed. */
const rate = 20
const mostKills = 3
const longestMs = 5 * 60_000

/**
 * Sends an edition again and again while the whole process tree of the Worker is killed at random moments and started again
 * on what it left, with errors, lost answers and refusals at the provider and every queue message twice.
 */
export async function runChaos(
  { runs, recipients }: ChaosOptions,
  say: (line: string) => void,
): Promise<ChaosReport> {
  const sums = { duplicates: 0, lost: 0, unfinished: 0, kills: 0 }
  const from = performance.now()
  for (let run = 1; run <= runs; run += 1) {
    const { duplicates, missing, kills, state } = await one(recipients)
    sums.duplicates += duplicates
    sums.lost += missing
    sums.kills += kills
    if (state !== "done") sums.unfinished += 1
    say(`run ${run} of ${runs}: ${kills} kills, ${duplicates} twice, ${missing} not at all, ${state}`)
  }
  const secondsPerRun = (performance.now() - from) / 1000 / Math.max(1, runs)
  return { runs, recipients, ...sums, secondsPerRun }
}

async function one(recipients: number) {
  const provider = await openProvider({ rate, faults: "hard", latencyMs: 0 })
  const stage = await openStage({ provider, recipients, rate, twice: true })
  try {
    await stage.prepare()
    await stage.start()
    await stage.slot()
    const planned = 1 + Math.floor(Math.random() * mostKills)
    let kills = 0
    let killAt = nextKill()
    const end = Date.now() + longestMs
    for (let looks = 0; Date.now() < end; looks += 1) {
      await sleep(100)
      if (kills < planned && Date.now() >= killAt) {
        await stage.kill()
        kills += 1
        killAt = nextKill()
        await stage.start()
        // After a crash only the watchdog moves things on.
        await stage.watchdog().catch(() => {})
      }
      if (looks % 30 === 29) await stage.watchdog().catch(() => {})
      const view = await stage.look()
      if (view?.state === "done") return { ...countReaders(provider, recipients), kills, state: view.state }
    }
    const view = await stage.look()
    return { ...countReaders(provider, recipients), kills, state: view?.state ?? "unknown" }
  } finally {
    await stage.close()
    await provider.close()
  }
}

/** Anywhere from the gathering of figures to the last chunks. */
const nextKill = (): number => Date.now() + 200 + Math.random() * 9_000
