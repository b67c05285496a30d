import type { Context } from "hono"
import * as z from "zod"
import { Sending } from "../../delivery/doubt.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"

const Query = z.object({
  "not-submitted": z.string(),
  of: Sending.default("edition"),
  after: z.coerce.number().int().min(0).optional(),
})

/**
 * `GET /api/v1/editions/:slug/recipients?not-submitted&of=edition|late&after=N` → `{ recipients: [{ reader, state, chunk, why, detail }], next }`:
 * the planned readers who did not get it, and why, some at a time; `next` is what `after` is then, null at the end.
 * `reader` is the subscriber's public id and `state` today's, both null where everything of them was deleted.
 */
export async function listRecipients(c: Context<HttpEnv>) {
  const query = Query.safeParse(c.req.query())
  if (!query.success) {
    const title =
      "accepted: ?not-submitted, of=edition or of=late, and after=N with the number that the answer before gave as next"
    return answerProblem(c, { status: 400, title }, "json")
  }
  const found = await c.var.deps.findNotSubmitted(
    c.req.param("slug") ?? "",
    query.data.of,
    query.data.after ?? -1,
  )
  return found === null
    ? answerProblem(
        c,
        { status: 404, title: "there is no such edition, or nothing of it was planned" },
        "json",
      )
    : c.json(found)
}
