import type { ProviderName } from "../providers.ts"
import type { Reading } from "../source.ts"

/** A provider that answers on mempool.space's paths (`/v1/mining/…`, `/v1/blocks/…`), at `url`. */
export type MempoolPaths = {
  source: ProviderName
  origin: string
  url: string
  turn?: NonNullable<Reading["turn"]>
  /** Whether a day's hash rate is stamped with the day's end or with its start. */
  stamped: "end" | "start"
}
