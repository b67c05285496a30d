import { vi } from "vitest"
import { providerNames } from "../../src/market/providers.ts"

/** Sends every source of this process to `url`, each under its own name, and takes all other settings of sources away. */
export function stubSources(url: string): void {
  for (const name of providerNames) vi.stubEnv(`${name.toUpperCase()}_URL`, `${url}/${name}`)
  for (const name of ["SOURCES_OFF", "SOURCES_ON", "COINGECKO_KEY", "COINMARKETCAP_KEY", "HISTORY_URL"]) {
    vi.stubEnv(name, undefined)
  }
}
