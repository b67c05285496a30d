/** Someone of the outside world: takes a request whose URL begins with the path of its own and answers as it would. */
export type Outsider = { fetch(request: Request): Response | Promise<Response> }

/** The hosts of production, and where each one's stand-in lives. */
export const hosts: Record<string, string> = {
  "api.exchange.coinbase.com": "/coinbase",
  "api.kraken.com": "/kraken",
  "data-api.binance.vision": "/binance",
  "api.coingecko.com": "/coingecko",
  "mempool.space": "/mempool",
  "api.blockchain.info": "/blockchain",
  "api.resend.com": "/resend",
}

/** Parts of a host's path that its base URL already holds (`https://mempool.space/api`), and its stand-in does not. */
const bases: Record<string, string> = { "mempool.space": "/api", "api.coingecko.com": "/api/v3" }

/**
 * The whole outside world: requests to a known host go to its stand-in, all else is refused. The control pages of the
 * stand-ins are at `http://market.test/_/…` and `http://resend.test/_/…`.
 */
export function createWorld(outsiders: { market: Outsider; resend: Outsider }): Outsider {
  return {
    async fetch(request) {
      const url = new URL(request.url)
      if (url.hostname === "market.test") return outsiders.market.fetch(request)
      if (url.hostname === "resend.test") return outsiders.resend.fetch(request)
      const prefix = hosts[url.hostname]
      if (prefix === undefined) return new Response(`${url.hostname} is not of this world`, { status: 599 })
      const base = bases[url.hostname] ?? ""
      const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname
      if (prefix === "/resend") {
        return outsiders.resend.fetch(new Request(new URL(path + url.search, "http://resend.test"), request))
      }
      return outsiders.market.fetch(
        new Request(new URL(prefix + path + url.search, "http://market.test"), request),
      )
    },
  }
}
