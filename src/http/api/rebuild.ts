import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"

/**
 * `POST /api/v1/editions/:slug/rebuild` → `{ slug, version, files: [{ name, sha256, same }], same }`. The edition is made
 * again from the raw replies that were kept, and each file compared with what is frozen. It changes nothing; it is a POST
 * because it is work. 409 while nothing is frozen, or where what it needs is lost.
 */
export async function rebuildEdition(c: Context<HttpEnv>) {
  const rebuilt = await c.var.deps.rebuild(c.req.param("slug") ?? "")
  switch (rebuilt.outcome) {
    case "rebuilt": {
      const { slug, version, files, same } = rebuilt
      return c.json({ slug, version, files, same })
    }
    case "unknown":
      return answerProblem(c, { status: 404, title: "there is no such edition" }, "json")
    case "refused":
      return answerProblem(
        c,
        { status: 409, title: "the edition cannot be rebuilt", detail: rebuilt.problem },
        "json",
      )
  }
}
