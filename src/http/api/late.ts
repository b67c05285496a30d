import type { Context } from "hono"
import * as z from "zod"
import { type LateAnswer, lateActions } from "../../delivery/late.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"
import { readBody } from "../public/request-body.ts"
import { problemFields, readJson } from "./json-body.ts"

const Wish = z.strictObject({
  action: z.enum(lateActions).default("send"),
  reason: z.string().trim().max(500).default(""),
})
const accepted = { action: "send (or left out), pause, release, or cancel", reason: "up to 500 characters" }

type Done = Extract<LateAnswer, { outcome: "done" }>

async function decide(c: Context<HttpEnv>, input: Record<string, unknown>): Promise<Done | Problem> {
  const { deps, editor } = c.var
  if (editor === null) throw new Error("a late send was asked for without an editor")
  const wish = Wish.safeParse(input)
  if (!wish.success) {
    const errors = problemFields(wish.error, accepted)
    return { status: 422, title: "the late send is not accepted", errors }
  }
  const { action, reason } = wish.data
  const answer = await deps.decideLate(c.req.param("slug") ?? "", action, reason, editor)
  switch (answer.outcome) {
    case "done":
      return answer
    case "unknown":
      return { status: 404, title: "there is no such edition" }
    case "refused":
      return { status: 409, title: "this edition is not sent late", detail: `${answer.problem}.` }
  }
}

/**
 * `POST /api/v1/editions/:slug/late` with `{ action?: "send" | "pause" | "release" | "cancel", reason? }` →
 * `{ slug, changed, late }`: sends the edition, once, to those who confirmed after its plan; or stops that, lets it go on,
 * or ends it. `changed` is false where it stood so already. `late` is what `GET /api/v1/editions/:slug` says of it.
 */
export async function decideLateByApi(c: Context<HttpEnv>) {
  const body = await readJson(c)
  const answer = "problem" in body ? body.problem : await decide(c, body.input)
  if (!("outcome" in answer)) return answerProblem(c, answer, "json")
  return c.json({ slug: c.req.param("slug"), changed: answer.changed, late: answer.late })
}

/** `POST /preview/:slug/late`, from the desk's form: then back to the edition. */
export async function decideLateByForm(c: Context<HttpEnv>) {
  const body = await readBody(c)
  const answer = "problem" in body ? body.problem : await decide(c, body.input)
  const back = `/preview/${c.req.param("slug")}`
  return "outcome" in answer ? c.redirect(back, 303) : answerProblem(c, answer)
}
