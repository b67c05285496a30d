import { createMiddleware } from "hono/factory"
import { refuse } from "../access.ts"
import type { HttpEnv } from "../deps.ts"
import { isPublished } from "../editions/published.ts"
import { answerProblem } from "../problem.ts"

/**
 * Puts the edition that the path names into the context: any for an editor, a published one for a visitor. A visitor is
 * refused in the same way whether an unpublished edition exists or not. It stands after `anyone`.
 */
export const visible = createMiddleware<HttpEnv>(async (c, next) => {
  const row = await c.var.deps.editions.find(c.req.param("slug") ?? "")
  if (c.var.editor === null && (row === null || !isPublished(row))) return refuse(c)
  if (row === null) return answerProblem(c, { status: 404, title: "there is no such edition" })
  c.set("row", row)
  return next()
})
