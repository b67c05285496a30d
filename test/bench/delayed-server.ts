import { createServer } from "node:http"
import { parentPort, workerData } from "node:worker_threads"

/** An answer as it was made up before: what a path with its query is answered. */
export type Prepared = { status: number; headers: [string, string][]; body: string }

/** A thread of its own, so that what is timed elsewhere does not hold the answers up. It tells its port. */
const { answers, delayMs }: { answers: Map<string, Prepared>; delayMs: number } = workerData

const server = createServer(({ url }, response) => {
  const { status, headers, body } = answers.get(url ?? "") ?? { status: 404, headers: [], body: "{}" }
  setTimeout(() => {
    response.writeHead(status, headers.flat())
    response.end(body)
  }, delayMs)
})
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  parentPort?.postMessage(typeof address === "object" && address !== null ? address.port : null)
})
