import { type ProviderName, providerNames } from "../../../src/market/providers.ts"
import { openSources } from "../../../src/market/sources/all.ts"
import { createOutside } from "../../../src/outside.ts"
import { marketApp } from "../../outside/market/app.ts"
import { eighthOfFebruary } from "../../outside/market/eighth-of-february.ts"
import { Fault, Provider } from "../../outside/market/faults.ts"
import { refusalOf } from "../../outside/market/refusals.ts"
import { type Spoil, spoils, spoilt } from "../../outside/market/spoil.ts"
import { bitview } from "./replies/bitview.ts"
import { coingecko } from "./replies/coingecko.ts"
import { coinmarketcap, error200 as coinmarketcapError } from "./replies/coinmarketcap.ts"
import { coinmetrics, error200 as coinmetricsError } from "./replies/coinmetrics.ts"
import { coinpaprika } from "./replies/coinpaprika.ts"
import { deribit } from "./replies/deribit.ts"
import { coindesk, cointelegraph, cryptoslate, decrypt } from "./replies/feeds.ts"
import { kittycapital, smartmoney } from "./replies/flow-copies.ts"
import { mempool } from "./replies/mempool.ts"
import { okx, error200 as okxError } from "./replies/okx.ts"
import type { Replies } from "./replies/replies.ts"

/** The edition that is asked for: its day's last values are known, and ten minutes of the next have passed. */
export const when = { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }

/** When the replies are fetched: no observation may be stamped with it. */
export const fetchedAt = "2026-02-09T00:10:05.000Z"

/** What can go wrong with a reply: on the way, or in what it says. */
export const troubles = [
  ...spoils,
  "down",
  "html",
  "error200",
  "limited",
  "barred",
  "nameless",
  "nothing",
] as const satisfies readonly (Spoil | Fault | "nothing")[]
export type Trouble = (typeof troubles)[number]

const samples: Partial<Record<ProviderName, Replies>> = {
  bitview,
  coingecko,
  coinmarketcap,
  coinmetrics,
  coinpaprika,
  deribit,
  coindesk,
  cryptoslate,
  cointelegraph,
  decrypt,
  smartmoney,
  kittycapital,
  mempool,
  okx,
}
const errors200: Partial<Record<ProviderName, unknown>> = {
  coinmarketcap: coinmarketcapError,
  coinmetrics: coinmetricsError,
  okx: okxError,
}

/** Every source there is, each at a path of its own. */
export const sources = openSources({
  on: providerNames,
  urls: Object.fromEntries(providerNames.map((name) => [name, `http://market.test/${name}`])),
})

const app = marketApp(eighthOfFebruary)

/** A look at providers that answer as documented, save for the trouble that each of them has, or a change to its text. */
export const outsideWith = (trouble: Trouble | null | ((text: string, url: string) => string)) =>
  createOutside({
    now: () => Date.parse(fetchedAt),
    userAgent: "Plumbline test",
    sleep: async () => {},
    fetch: async (url) => {
      if (trouble === null) return documented(url)
      return typeof trouble === "string" ? troubled(url, trouble) : changed(url, trouble)
    },
  })

const json = { "content-type": "application/json" }
const nameOf = (url: string): ProviderName =>
  providerNames.find((name) => new URL(url).pathname.startsWith(`/${name}/`)) ?? "yahoo"

/** The documented reply to a question: a sample, or what the replay says. Each is an origin of its own, as in production. */
async function documented(url: string): Promise<Response> {
  const name = nameOf(url)
  const path = new URL(url).pathname.slice(name.length + 1)
  const sample = Object.entries(samples[name] ?? {}).find(([start]) => path.startsWith(start))?.[1]
  if (typeof sample === "string")
    return new Response(sample, { headers: { "content-type": "application/xml" } })
  if (sample !== undefined) return new Response(JSON.stringify(sample), { headers: json })
  const reply = await app.fetch(new Request(url, { headers: { "user-agent": "test" } }))
  const type = reply.headers.get("content-type") ?? ""
  return new Response(await reply.text(), { status: reply.status, headers: { "content-type": type } })
}

/** The documented reply with its text changed. */
async function changed(url: string, change: (text: string, url: string) => string): Promise<Response> {
  const reply = await documented(url)
  if (!reply.ok) return reply
  return new Response(change(await reply.text(), url), { headers: reply.headers })
}

async function troubled(url: string, trouble: Trouble): Promise<Response> {
  const spoil = spoils.find((each) => each === trouble)
  if (spoil !== undefined) return changed(url, (text) => spoilt(spoil, text))
  if (trouble === "nothing") return new Response("", { headers: json })
  if (trouble === "html") {
    const page = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"
    return new Response(page, { headers: { "content-type": "text/html" } })
  }
  const name = nameOf(url)
  const replayed = Provider.safeParse(name).data
  if (trouble === "error200" && replayed === undefined) {
    return new Response(JSON.stringify(errors200[name] ?? { error: "Service unavailable" }), {
      headers: json,
    })
  }
  const { body, ...how } = refusalOf(replayed ?? "binance", Fault.parse(trouble)) ?? { body: null }
  return new Response(JSON.stringify(body), how)
}
