import { type Context, Hono } from "hono"
import type { DayFile } from "./day-file.ts"
import { Faults, misremembered, type Provider, providers } from "./faults.ts"
import { movedBy, PriceControl, Restatement, restatedBy } from "./price.ts"
import { type Refusal, refusalOf, refuseNameless } from "./refusals.ts"
import { type Route, routes } from "./routes.ts"
import { type Spoil, spoils, spoilt } from "./spoil.ts"

/** A request that a provider got. */
export type Asked = { provider: Provider; path: string; query: string; userAgent: string | null }

/** The market providers of one day. `faults` and `requests` are live: what is set here counts from the next request. */
export type MarketApp = {
  fetch: (request: Request) => Response | Promise<Response>
  setFaults: (faults: Faults) => void
  requests: () => Asked[]
  reset: () => void
}

const challenge = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"

/** The faults that lie in the writing; `misremembered` knows the others by itself. */
const inWriting: ReadonlySet<string> = new Set<Spoil>(["empty", "partial", "reordered", "frozen"])

/**
 * The market providers as they answered on `file`'s day, each under its own path (`/kraken/0/public/OHLC`). What the
 * file does not hold is answered 404. `/_/faults`, `/_/price`, `/_/restate`, `/_/requests` and `/_/reset` control and show what goes on.
 */
export function marketApp(
  file: DayFile,
  faults: Faults = {},
  { slowMs = 20_000 }: { slowMs?: number } = {},
): MarketApp {
  let current: Faults = { ...faults }
  let asked: Asked[] = []
  let factor = "1"
  let unmoved = 0
  let restatement = "1"
  const app = new Hono()

  const say = (provider: Provider, answer: Route["answer"], ofTheMoment?: true) => async (c: Context) => {
    const url = new URL(c.req.url)
    const userAgent = c.req.header("user-agent") ?? null
    asked.push({ provider, path: url.pathname, query: url.search, userAgent })
    const fault = current[provider]
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs))
    if (fault === "html") return c.html(challenge)
    const refusal = refusalOf(provider, fault) ?? refuseNameless(provider, userAgent)
    if (refusal !== null) return refuse(c, refusal)
    const known = restatedBy(file, restatement)
    const told = ofTheMoment && unmoved-- <= 0 ? movedBy(known, factor) : known
    const said = answer(misremembered(told, fault), url.searchParams, c.req.param("part") ?? "")
    if (said === null) return c.json({ message: "not found" }, 404)
    const spoil = spoils.find((each) => each === fault && inWriting.has(each))
    const text = "html" in said ? said.html : JSON.stringify(said.body)
    return c.body(spoil === undefined ? text : spoilt(spoil, text), 200, {
      "content-type": "html" in said ? "text/html; charset=utf-8" : "application/json",
      "plumbline-rebuilt-from": said.rebuiltFrom,
    })
  }
  for (const { provider, path, answer, ofTheMoment } of routes)
    app.get(`/${provider}${path}`, say(provider, answer, ofTheMoment))
  for (const provider of providers) {
    app.get(
      `/${provider}/*`,
      say(provider, () => null),
    )
  }

  app.get("/_/requests", (c) => c.json(asked))
  app.post("/_/faults", async (c) => {
    const parsed = Faults.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: "a provider's name and a fault's are accepted" }, 400)
    current = parsed.data
    return c.json(current)
  })
  app.post("/_/price", async (c) => {
    const parsed = PriceControl.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: 'a factor is accepted, such as { "factor": "1.03" }' }, 400)
    factor = parsed.data.factor
    unmoved = parsed.data.after
    return c.json(parsed.data)
  })
  app.post("/_/restate", async (c) => {
    const parsed = Restatement.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: 'a factor is accepted, such as { "factor": "0.95" }' }, 400)
    restatement = parsed.data.factor
    return c.json(parsed.data)
  })
  const reset = () => {
    current = { ...faults }
    asked = []
    factor = "1"
    unmoved = 0
    restatement = "1"
  }
  app.post("/_/reset", (c) => {
    reset()
    return c.body(null, 204)
  })

  return {
    fetch: (request) => app.fetch(request),
    setFaults: (next) => {
      current = { ...next }
    },
    requests: () => [...asked],
    reset,
  }
}

const refuse = (c: Context, { status, body, headers }: Refusal) => c.json(body, status, headers)
