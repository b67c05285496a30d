import { setTimeout as sleep } from "node:timers/promises"
import { exitCodes, Stop } from "../../src/cli/exit.ts"
import { openProvider } from "./provider.ts"
import { openStage } from "./stage.ts"

export type PlanningReport = {
  recipients: number
  planSeconds: number
  plannedPerSecond: number
  rowsWritten: number
  rowsWrittenPerRecipient: number
  peakMemoryMb: number
}

const longestMs = 30 * 60_000

/** Plans a delivery to so many subscribers of the local database, and ends it before it is sent to more than a few. */
export async function runPlanning(recipients: number, say: (line: string) => void): Promise<PlanningReport> {
  const provider = await openProvider({ rate: 1, faults: "none", latencyMs: 0 })
  const stage = await openStage({ provider, recipients, rate: 1, twice: false })
  try {
    say(`writing ${recipients.toLocaleString("en")} subscribers`)
    await stage.prepare()
    await stage.start()
    const before = await stage.rowsWritten()
    await stage.slot()
    say("planning")
    let peakMemoryMb = 0
    for (const end = Date.now() + longestMs; Date.now() < end; ) {
      await sleep(500)
      peakMemoryMb = Math.max(peakMemoryMb, stage.memoryMb())
      const { plan, send } = (await stage.look())?.stages ?? {}
      if (plan === undefined || send === undefined) continue
      const rowsWritten = (await stage.rowsWritten()) - before
      const planSeconds = (send - plan) / 1000
      return {
        recipients,
        planSeconds,
        plannedPerSecond: Math.round(recipients / Math.max(0.001, planSeconds)),
        rowsWritten,
        rowsWrittenPerRecipient: rowsWritten / recipients,
        peakMemoryMb,
      }
    }
    throw new Stop(exitCodes.failed, "the delivery was not planned within half an hour")
  } finally {
    await stage.close()
    await provider.close()
  }
}
