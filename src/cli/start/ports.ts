import { createServer } from "node:net"
import { exitCodes, Stop } from "../exit.ts"

const host = "127.0.0.1"

/** Ends the command, before anything is started, when one of the ports is taken. */
export async function claimPorts(ports: { port: number; for: string }[]): Promise<void> {
  for (const wanted of ports) {
    if (!(await isFree(wanted.port))) {
      throw new Stop(
        exitCodes.failed,
        `port ${wanted.port}, for ${wanted.for}, is in use: end what uses it, or name another with --port N (N and N + 1 are taken)`,
      )
    }
  }
}

/** Whether nothing listens at a port of this machine's loopback. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
