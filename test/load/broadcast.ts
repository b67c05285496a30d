import { setTimeout as sleep } from "node:timers/promises"
import { exitCodes, Stop } from "../../src/cli/exit.ts"
import { host } from "../../src/cli/start/loopback.ts"
import { marketingControl } from "../outside/marketing-control.ts"
import { createResend } from "../outside/resend.ts"
import { openStage } from "./stage.ts"

export type BroadcastReport = {
  recipients: number
  rate: number
  duplicates: number
  missing: number
  /** From the slot to the report: contacts are made of all readers first, which an edition after this one need not do. */
  seconds: number
  /** To contacts, segments and broadcasts. */
  calls: number
  callsPerRecipient: number
  callsPerSecond: number
  peakMemoryMb: number
}

const longestMs = 30 * 60_000

/** Sends a first edition by the lane `broadcast`: each reader becomes a contact, and then one broadcast goes to each segment. */
export async function runBroadcast(
  { recipients, rate }: { recipients: number; rate: number },
  say: (line: string) => void,
): Promise<BroadcastReport> {
  const resend = createResend()
  const provider = await host(resend)
  const control = marketingControl(resend.fetch)
  const stage = await openStage({ provider, recipients, rate, twice: false, lane: "broadcast" })
  try {
    say(`writing ${recipients.toLocaleString("en")} subscribers`)
    await stage.prepare()
    await stage.start()
    const from = Date.now()
    await stage.slot()
    let peakMemoryMb = 0
    for (let looks = 0; Date.now() < from + longestMs; looks += 1) {
      await sleep(500)
      peakMemoryMb = Math.max(peakMemoryMb, stage.memoryMb())
      if (looks % 10 === 9) await stage.watchdog().catch(() => {})
      const view = await stage.look()
      if (view?.state !== "done") {
        if (looks % 20 === 19)
          say(`${(await control.state()).contacts.length} contacts, ${view?.state ?? "not answering"}`)
        continue
      }
      const { got, calls } = await control.state()
      const times = Object.values(got).map(({ length }) => length)
      const seconds = (Date.now() - from) / 1000
      return {
        ...{ recipients, rate, seconds, peakMemoryMb, calls: calls.length },
        duplicates: times.filter((n) => n > 1).length,
        missing: recipients - times.length,
        callsPerRecipient: calls.length / recipients,
        callsPerSecond: calls.length / seconds,
      }
    }
    throw new Stop(exitCodes.failed, "the edition did not end within half an hour")
  } finally {
    await stage.close()
    await provider.close()
    await resend.close()
  }
}
