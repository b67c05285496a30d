import worker, { PublishEdition as Publish } from "../../src/index.ts"
import { countedDatabase } from "./counted-database.ts"
import { shortenedFiles } from "./shortened-files.ts"

export { Limiter, Tally } from "../../src/index.ts"

/** The tables that grow with the readers; what gathering and composing write is the same for one as for a million. */
const ofDelivery = /\b(?:chunks|deliveries|delivery_outcomes|chunk_witnesses)\b/
let rowsWritten = 0

/**
 * The bindings, with the rows written counted and, where LOAD_TWICE is set, each message of the queue `send` sent twice; where
 * LOAD_HTML is, mails have so many characters of HTML.
 */
function watched(env: Env): Env {
  const twice = Reflect.get(env, "LOAD_TWICE") === "yes"
  const html = Number(Reflect.get(env, "LOAD_HTML"))
  return {
    ...env,
    DB: countedDatabase(env.DB, (rows, sql) => {
      if (ofDelivery.test(sql)) rowsWritten += rows
    }),
    SEND: twice ? doubled(env.SEND) : env.SEND,
    FILES: html > 0 ? shortenedFiles(env.FILES, html) : env.FILES,
  }
}

const doubled = (queue: Queue): Queue =>
  new Proxy(queue, {
    get(target, name) {
      if (name === "send")
        return async (...args: Parameters<Queue["send"]>) => {
          await target.send(...args)
          return target.send(...args)
        }
      if (name === "sendBatch")
        return async (...args: Parameters<Queue["sendBatch"]>) => {
          await target.sendBatch(...args)
          return target.sendBatch(...args)
        }
      return Reflect.get(target, name).bind(target)
    },
  })

export class PublishEdition extends Publish {
  constructor(context: ExecutionContext, env: Env) {
    super(context, watched(env))
  }
}

/**
 * The Worker, watched: `GET /_/rows` tells how many rows of deliveries it has written since it started, and `POST /_/posts?calls=N` posts
 * the body that it is given N times to `to`, three at a time: what a loop can reach that has nothing else to do.
 */
export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === "/_/rows") return Response.json({ rowsWritten })
    if (pathname === "/_/posts") {
      const body = await request.arrayBuffer()
      const calls = Number(searchParams.get("calls"))
      let next = 0
      const post = async (): Promise<void> => {
        while (next < calls) {
          const key = `posts/${next++}`
          const answer = await fetch(`${searchParams.get("to")}/emails/batch`, {
            method: "POST",
            headers: { "content-type": "application/json", "idempotency-key": key },
            body,
          })
          await answer.arrayBuffer()
        }
      }
      await Promise.all([post(), post(), post()])
      return Response.json({ calls })
    }
    return worker.fetch(request, watched(env), context)
  },
  scheduled: (controller, env) => worker.scheduled(controller, watched(env)),
  queue: (batch, env) => worker.queue(batch, watched(env)),
} satisfies ExportedHandler<Env>
