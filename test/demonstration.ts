import { type ProviderName, providerNames } from "../src/market/providers.ts"
import { type Provider, providers } from "./outside/market/faults.ts"

/** The providers that are asked when the day is replayed. Bitview has nothing of that day but what mempool.space said. */
export const askedProviders: readonly Provider[] = providers.filter((name) => name !== "bitview")

/**
 * The sources that are switched off when the day is replayed: nothing that they said of it is known, so that each would
 * only fail, and the edition would list failures of the replay that were none of that day.
 */
export const sourcesOff: readonly ProviderName[] = providerNames.filter(
  (name) => !askedProviders.some((asked) => asked === name),
)

/** Settings of the demonstration and of the tests: marked samples, good for nothing but a machine of one's own. */
export const demonstration = {
  PUBLIC_URL: "https://news.example.com",
  FROM: "Plumbline sample <sample@news.example.com>",
  POSTAL_ADDRESS: "Sample Publisher, 1 Example Street, 00000 Sampleton (a sample address)",
  HOLDINGS: "Sample statement: the publisher holds none of the assets discussed.",
  EDITORS: "editor@news.example.com",
  RESEND_API_KEY: "re_sample",
  RESEND_WEBHOOK_SECRET: "whsec_c2FtcGxlLXdlYmhvb2stc2VjcmV0LWZvci1kZW1vbnN0cmF0aW9u",
  TOKEN_KEYS: "s1:c2FtcGxlLWtleS1mb3ItZGVtb25zdHJhdGlvbi1vbmx5LTEyMw==",
  HASH_KEY: "sample-hash-key-for-demonstration-only-123",
  DESK_TOKEN: "sample-desk-token-for-demonstration",
  SOURCES_OFF: sourcesOff.join(","),
}
