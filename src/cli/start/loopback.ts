import type { AddressInfo } from "node:net"
import { serve } from "@hono/node-server"

type Fetch = Parameters<typeof serve>[0]["fetch"]
export type Hosted = { url: string; close: () => Promise<void> }

/** Serves someone of the outside world on loopback; port 0 takes any that is free. */
export function host(app: { fetch: Fetch }, port = 0): Promise<Hosted> {
  const hostname = "127.0.0.1"
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname, port }, (address: AddressInfo) => {
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
