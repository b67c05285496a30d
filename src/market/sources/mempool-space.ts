import type { Source } from "../source.ts"
import { feesReading } from "./mempool-fees.ts"
import { hashRateReading } from "./mempool-hash-rate.ts"
import { nextRetargetReading } from "./mempool-next-retarget.ts"
import type { MempoolPaths } from "./mempool-paths.ts"

/**
 * mempool.space: the Bitcoin network, measured by a node of its own. Each reading says what it asks and in which unit.
 * No key; limits are not published. Code AGPL-3.0, terms: https://mempool.space/terms-of-service
 */
export const mempoolSpace: Source = {
  name: "mempool",
  readings: ({ url }) => {
    const paths: MempoolPaths = { source: "mempool", origin: "mempool.space", url, stamped: "end" }
    return [hashRateReading(paths), feesReading(paths), nextRetargetReading(paths)]
  },
}
