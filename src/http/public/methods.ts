import type { Handler } from "hono"
import { answerProblem } from "../problem.ts"

/** Answers every method that a path does not have: OPTIONS is told which it has, the others are refused. */
export const only =
  (allow: string): Handler =>
  (c) => {
    c.header("Allow", allow)
    if (c.req.method === "OPTIONS") return c.body(null, 204)
    return answerProblem(c, {
      status: 405,
      title: "this address does not take that method",
      detail: `It takes ${allow}.`,
    })
  }
