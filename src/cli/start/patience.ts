import { setTimeout as sleep } from "node:timers/promises"
import { exitCodes, Stop } from "../exit.ts"

/**
 * Asks until there is an answer, at most `seconds` long.
 *
 * @param look returns null for as long as there is none.
 * @param late says why it is given up: one line.
 */
export async function until<T>(
  seconds: number,
  look: () => Promise<T | null>,
  late: () => string,
): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (Date.now() > end) throw new Stop(exitCodes.failed, `${late()} (waited ${seconds} s)`)
    await sleep(150)
  }
}
