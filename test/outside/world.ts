import { providers } from "../../src/market/providers.ts"

/** Someone of the outside world: takes a request whose URL begins with the path of its own and answers as it would. */
export type Outsider = { fetch(request: Request): Response | Promise<Response> }

/** The addresses of production, and where each one's stand-in lives. */
const standIns = [
  ...Object.entries(providers).map(([name, { url }]) => ({ url, at: `http://market.test/${name}` })),
  { url: "https://api.resend.com", at: "http://resend.test" },
  { url: "https://challenges.cloudflare.com", at: "http://turnstile.test" },
]

/**
 * The whole outside world: requests to a known address go to its stand-in, all else is refused. A provider of figures
 * that the replayed day knows nothing of answers 404. The control pages of the stand-ins are at `http://market.test/_/…`
 * and `http://resend.test/_/…`; Turnstile's, where it takes part, at `http://turnstile.test/_/…`.
 */
export function createWorld(outsiders: {
  market: Outsider
  resend: Outsider
  turnstile?: Outsider
}): Outsider {
  const known = new Map(Object.entries(outsiders).map(([name, each]) => [`${name}.test`, each]))
  const outsider = ({ hostname }: URL) => known.get(hostname) ?? null
  return {
    async fetch(request) {
      const known = outsider(new URL(request.url))
      if (known !== null) return known.fetch(request)
      const standIn = standIns.find(({ url }) => request.url.startsWith(`${url}/`))
      const target = standIn && new URL(standIn.at + request.url.slice(standIn.url.length))
      const meant = target && outsider(target)
      if (!target || !meant) {
        return new Response(`${new URL(request.url).hostname} is not of this world`, { status: 599 })
      }
      return meant.fetch(new Request(target, request))
    },
  }
}
