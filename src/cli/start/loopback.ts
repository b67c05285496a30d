import type { AddressInfo } from "node:net"
import { serve } from "@hono/node-server"

type Fetch = Parameters<typeof serve>[0]["fetch"]
export type Hosted = { url: string; close: () => Promise<void> }

/** A Worker that is ended in the middle of a request has nobody left to be told: that is no error of ours. */
const unlessGone =
  (fetch: Fetch): Fetch =>
  async (request, env) => {
    try {
      return await fetch(request, env)
    } catch (error) {
      if (error instanceof Error && error.message === "aborted") return new Response(null, { status: 499 })
      throw error
    }
  }

/** Serves someone of the outside world on loopback; port 0 takes any that is free. */
export function host(app: { fetch: Fetch }, port = 0): Promise<Hosted> {
  const hostname = "127.0.0.1"
  return new Promise((resolve) => {
    const server = serve({ fetch: unlessGone(app.fetch), hostname, port }, (address: AddressInfo) => {
      resolve({
        url: `http://${hostname}:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ("closeAllConnections" in server) server.closeAllConnections()
          }),
      })
    })
  })
}
