import { setTimeout as sleep } from "node:timers/promises"
import { exitCodes, Stop } from "../../src/cli/exit.ts"
import { asDollars, costOf } from "../../src/delivery/cost.ts"
import { timeYardstick } from "../bench/time-yardstick.ts"
import { type Came, coldCalls, type Faults, openProvider, type Provider } from "./provider.ts"
import { type LoadStage, openStage } from "./stage.ts"

export type LoadOptions = {
  recipients: number
  rate: number | null
  faults: Faults
  latencyMs: number
  /** How many characters of HTML a mail has; null for the edition's own. */
  html: number | null
}

/** What a delivery came to. Times are in seconds. */
export type LoadReport = LoadOptions & {
  duplicates: number
  missing: number
  recipientsPerSecond: number
  /** The same without the first calls, whose code is compiled meanwhile; null where there are hardly more. */
  warmRecipientsPerSecond: number | null
  /** From the first call to the last. */
  seconds: number
  /** The time over what the rate, used to 90 %, would take; null where there is no rate. */
  timeOverIdeal: number | null
  planSeconds: number
  calls: number
  tooManyRequests: number
  bytesPerRecipient: number
  rowsWrittenPerRecipient: number
  peakMemoryMb: number
  /** Of the runtime, its database and queues with it, from the first call on. */
  cpuMsPerChunk: number
  /** USD beyond what the plans include, without the provider's price, and of what it is made. */
  costPerMillion: number
  costLines: string[]
  /** The same from the measured numbers, for a million and ten million readers at the rate that this run had. */
  projection: { recipients: number; hours: number; rowsWritten: number; calls: number; cost: number }[]
  /** What a loop in the same Worker reaches that posts a ready-made body, in recipients a second, right after; null with a rate. */
  loopRecipientsPerSecond: number | null
  /** What was reached of what the loop reaches; null with a rate. */
  ofLoop: number | null
  /** How long the yardstick took right before, and how many readers were reached in its time: the same on every machine, nearly. */
  yardstickMs: number
  recipientsPerYardstick: number
}

/** As the Worker is told when the provider takes as many calls as come. */
const unlimited = 100

/** Sends an edition to so many subscribers through the local Worker and counts what the provider got. */
export async function runLoad(options: LoadOptions, say: (line: string) => void): Promise<LoadReport> {
  const { recipients, rate, faults, latencyMs, html } = options
  const provider = await openProvider({ rate, faults, latencyMs })
  const twice = faults === "hard"
  const stage = await openStage({ provider, recipients, rate: rate ?? unlimited, twice, html })
  try {
    const yardstickMs = await timeYardstick()
    say(`writing ${recipients.toLocaleString("en")} subscribers`)
    await stage.prepare()
    await stage.start()
    await provider.rehearse()
    await stage.slot()
    const before = await stage.rowsWritten()
    // What gathering and composing compute is the same for one reader as for a million.
    let cpuBefore = stage.cpuMs()
    void provider.firstCall.then(() => {
      cpuBefore = stage.cpuMs()
    })
    const peakMemoryMb = await untilDone(stage, provider, recipients, say)
    const rows = (await stage.rowsWritten()) - before
    const cpuMs = stage.cpuMs() - cpuBefore
    // The loop below calls, too.
    const came = { ...provider.came }
    const counts = countReaders(provider, recipients)
    const seconds = ((came.lastAt ?? 0) - (came.firstAt ?? 0)) / 1000
    const view = await stage.look()
    const { plan = 0, send = 0 } = view?.stages ?? {}
    const recipientsPerSecond = Math.round(recipients / Math.max(0.001, seconds))
    const loopRecipientsPerSecond = rate === null ? await loop(stage, provider) : null
    return {
      ...options,
      ...counts,
      recipientsPerSecond,
      warmRecipientsPerSecond: warm(came),
      seconds,
      timeOverIdeal: rate === null ? null : seconds / (recipients / (100 * 0.9 * rate)),
      planSeconds: (send - plan) / 1000,
      calls: came.calls,
      tooManyRequests: came.tooManyRequests,
      bytesPerRecipient: Math.round(came.bytes / Math.max(1, came.mails)),
      rowsWrittenPerRecipient: rows / recipients,
      peakMemoryMb,
      ...project({ recipients, calls: came.calls, rows, cpuMs, recipientsPerSecond }),
      loopRecipientsPerSecond,
      ofLoop: loopRecipientsPerSecond === null ? null : recipientsPerSecond / loopRecipientsPerSecond,
      yardstickMs,
      recipientsPerYardstick: (recipientsPerSecond * yardstickMs) / 1000,
    }
  } finally {
    await stage.close()
    await provider.close()
  }
}

const warm = ({ calls, warmAt, lastAt }: Came): number | null =>
  warmAt === null || lastAt === null || calls < 2 * coldCalls
    ? null
    : Math.round(((calls - coldCalls) * 100) / ((lastAt - warmAt) / 1000))

type Measured = {
  recipients: number
  calls: number
  rows: number
  cpuMs: number
  recipientsPerSecond: number
}

/** What a run's numbers come to for more readers. */
function project({ recipients, calls, rows, cpuMs, recipientsPerSecond }: Measured) {
  const of = (many: number) => {
    const scale = many / recipients
    const effort = {
      seconds: many / recipientsPerSecond,
      calls: Math.round(calls * scale),
      retries: 0,
      rowsWritten: Math.round(rows * scale),
    }
    return { effort, lines: costOf(effort, many, null) }
  }
  const cost = (many: number) => of(many).lines.reduce((sum, { usd }) => sum + usd, 0)
  return {
    cpuMsPerChunk: cpuMs / Math.max(1, calls),
    costPerMillion: cost(1e6),
    costLines: of(1e6).lines.map(({ what, arithmetic, usd }) => `${what}: ${arithmetic} = ${asDollars(usd)}`),
    projection: [1e6, 1e7].map((many) => ({
      recipients: many,
      hours: many / recipientsPerSecond / 3600,
      rowsWritten: of(many).effort.rowsWritten,
      calls: of(many).effort.calls,
      cost: cost(many),
    })),
  }
}

/** How many readers have it more than once, and how many not at all. */
export function countReaders(
  { came }: Provider,
  recipients: number,
): { duplicates: number; missing: number } {
  const duplicates = [...came.readers.values()].filter((times) => times > 1).length
  return { duplicates, missing: recipients - came.readers.size }
}

async function untilDone(
  stage: LoadStage,
  provider: Provider,
  recipients: number,
  say: (line: string) => void,
): Promise<number> {
  const end = Date.now() + 60 * 60_000
  let peak = 0
  for (let looks = 0; Date.now() < end; looks += 1) {
    await sleep(250)
    peak = Math.max(peak, stage.memoryMb())
    const now = looks % 20 === 19
    if (now) {
      const [sent, all] = [provider.came.mails, recipients].map((n) => n.toLocaleString("en"))
      say(`${sent} of ${all} submitted, ${stage.memoryMb()} MiB`)
      await stage.watchdog().catch(() => {})
    }
    // To look at an edition costs the Worker as much as a good part of a chunk: whoever measures looks seldom.
    if (!now && provider.came.readers.size < recipients) continue
    const view = await stage.look()
    if (view?.state === "done") return peak
    if (view !== null && ["held", "failed", "missed", "rejected", "waiting", "stopped"].includes(view.state))
      throw new Stop(exitCodes.failed, `the edition is ${view.state}: nothing more is sent`)
  }
  throw new Stop(exitCodes.failed, "the delivery did not end within an hour")
}

/** Posts the last body again, as fast as a loop can. */
async function loop(stage: LoadStage, { url, came }: Provider): Promise<number> {
  const calls = Math.min(200, Math.max(20, came.calls))
  const from = performance.now()
  const answer = await fetch(`${stage.url}/_/posts?calls=${calls}&to=${encodeURIComponent(url)}`, {
    method: "POST",
    body: came.lastBody,
  })
  await answer.text()
  return Math.round((calls * 100) / ((performance.now() - from) / 1000))
}
