import * as z from "zod"
import { withLocalWorker } from "./local-worker.ts"

const main = "test/bench/store-worker.ts"
const Planned = z.object({ planned: z.int() })

/** Rows of D1 that each writes, indexes and all. */
export const RowsWritten = z.object({ signUp: z.int(), confirmation: z.int() })
export type RowsWritten = z.infer<typeof RowsWritten>

async function post(url: string): Promise<Response> {
  const answer = await fetch(url, { method: "POST" })
  if (!answer.ok) throw new Error(`${new URL(url).pathname} could not be measured: ${answer.status}`)
  return answer
}

/** Subscribers scanned a second when a delivery to all of so many is planned. */
export const measurePlanning = (subscribers: number): Promise<number> =>
  withLocalWorker(async (url) => {
    await (await post(`${url}/subscribers?n=${subscribers}`)).text()
    const from = performance.now()
    const { planned } = Planned.parse(await (await post(`${url}/plan`)).json())
    const seconds = (performance.now() - from) / 1000
    if (planned !== subscribers) throw new Error(`of ${subscribers} subscribers ${planned} were planned`)
    return subscribers / seconds
  }, main)

/** The rows that a sign-up and its confirmation write. */
export const countRowsWritten = (): Promise<RowsWritten> =>
  withLocalWorker(async (url) => RowsWritten.parse(await (await post(`${url}/rows`)).json()), main)
