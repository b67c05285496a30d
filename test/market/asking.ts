import { gather } from "../../src/market/gather.ts"
import type { ProviderName } from "../../src/market/providers.ts"
import type { Get, OpenSource, Reading, Reply } from "../../src/market/source.ts"
import { createOutside, OutsideError } from "../../src/outside.ts"
import { observedValue, when } from "./observed.ts"

export const reply = (url: string): Reply => ({
  url,
  body: "{}",
  sha256: "0".repeat(64),
  fetchedAt: "2026-02-09T00:10:00Z",
  rebuiltFrom: null,
})
const answers: Get = async (url) => reply(url)

export const open = (name: ProviderName, ...readings: Reading[]): OpenSource => ({
  source: { name, readings: () => readings },
  access: { url: `https://${name}.example.com` },
})

/** A reading of bitcoin's price that asks for one page and finds `value` there. */
export const asks = (name: ProviderName, value: string, turn?: Reading["turn"]): Reading => ({
  figures: ["btc.spot"],
  ...(turn && { turn }),
  async read({ get }) {
    await get(`https://${name}.example.com/${value}`)
    return [observedValue("btc.spot", value, { source: name })]
  },
})

/** So many readings of Kraken, each of a page of its own: /1, /2 … */
export const manyOf = (count: number): OpenSource =>
  open("kraken", ...Array.from({ length: count }, (_, i) => asks("kraken", String(i + 1))))

export const run = (sources: OpenSource[], get: Get = answers, expired?: () => boolean) =>
  gather(sources, { ...when, get, kept: () => null }, expired)

/** The paths that were asked for. */
export const pages = (asked: readonly { url: string }[]) => asked.map(({ url }) => new URL(url).pathname)

export const at503 = new OutsideError("api.kraken.com", "answered 503 to /0/public/OHLC", {
  status: 503,
  retryable: true,
})

/** The real way out, over a network that counts; `statusOf` says how it answers. */
export function counted(statusOf: (url: string) => number, onWait: () => void = () => {}) {
  let made = 0
  const { get } = createOutside({
    now: () => 0,
    userAgent: "test",
    sleep: async () => onWait(),
    fetch: async (url) => {
      made += 1
      return new Response("{}", { status: statusOf(url) })
    },
  })
  return { get, made: () => made }
}

/** A `get` whose requests wait until all those that can be under way are, and are then answered together. */
export function inWaves(): { get: Get; waves: number[] } {
  const waves: number[] = []
  let waiting: (() => void)[] = []
  const get: Get = async (url) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) {
        setTimeout(() => {
          waves.push(waiting.length)
          const now = waiting
          waiting = []
          for (const answer of now) answer()
        }, 0)
      }
    })
    return reply(url)
  }
  return { get, waves }
}
