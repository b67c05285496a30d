import type { Source } from "../source.ts"
import { feesReading } from "./mempool-fees.ts"
import { hashRateReading } from "./mempool-hash-rate.ts"

export const mempoolUrl = "https://mempool.space/api"

/**
 * mempool.space: the Bitcoin network, measured by a node of its own. Each reading says what it asks and in which unit.
 * No key; limits are not published. Code AGPL-3.0, terms: https://mempool.space/terms-of-service
 */
export function mempoolSpace({ baseUrl = mempoolUrl }: { baseUrl?: string } = {}): Source {
  return {
    name: "mempool",
    title: "mempool.space",
    home: "https://mempool.space",
    readings: [hashRateReading(baseUrl), feesReading(baseUrl)],
  }
}
