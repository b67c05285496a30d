import type { Context } from "hono"
import { csrf } from "hono/csrf"
import * as z from "zod"
import type { Decided, HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { FieldError, Problem } from "../problem-page.tsx"
import { type Body, readBody } from "../public/request-body.ts"
import { unknownField } from "../public/sign-up-fields.ts"

/** What an editor decides on an edition, and why. */
const Decision = z.strictObject({
  action: z.enum(["release", "reject", "pause", "cancel"]),
  reason: z.string().trim().min(1).max(500),
})

const accepted: Record<string, string> = {
  action: "release, reject, pause or cancel",
  reason: "1 to 500 characters that say why",
}

/** Lets a browser's form through only from our own pages: Access and HTTP Basic come along with any request. */
export const ownForm = csrf({ origin: (origin, c: Context<HttpEnv>) => origin === ownOrigin(c) })

const ownOrigin = (c: Context<HttpEnv>): string => new URL(c.var.deps.config.PUBLIC_URL).origin

type Made = Extract<Decided, { outcome: "decided" }>

/** Carries out the decision in the body, which must be a form of this kind; a problem when it cannot be. */
async function decideOn(c: Context<HttpEnv>, form: Body["form"]): Promise<Made | Problem> {
  const { deps, editor } = c.var
  if (editor === null) throw new Error("a decision was asked for without an editor")
  const body = await readBody(c)
  if ("problem" in body) return body.problem
  if (body.form !== form) {
    const type = form === "json" ? "application/json" : "the form of the preview"
    return { status: 415, title: `a decision is accepted here as ${type}` }
  }
  const decision = Decision.safeParse(body.input)
  if (!decision.success) {
    return { status: 422, title: "the decision is not accepted", errors: fieldErrors(decision.error) }
  }
  const decided = await deps.decide(
    c.req.param("slug") ?? "",
    decision.data.action,
    decision.data.reason,
    editor,
  )
  switch (decided.outcome) {
    case "decided":
      return decided
    case "unknown":
      return { status: 404, title: "there is no such edition" }
    case "refused":
      return {
        status: 409,
        title: `the edition is ${decided.state}, which allows no such decision`,
        detail: `A decision is accepted while an edition is ${decided.accepted.join(" or ")}.`,
      }
  }
}

/** One error a field, with what is accepted there. */
function fieldErrors(error: z.ZodError): FieldError[] {
  const wrong = new Set(error.issues.map(({ path }) => path[0]))
  const errors: FieldError[] = Object.entries(accepted)
    .filter(([field]) => wrong.has(field))
    .map(([field, accepted]) => ({ field, accepted }))
  if (error.issues.some(({ code }) => code === "unrecognized_keys")) {
    errors.push({ field: unknownField, accepted: "no field but action and reason" })
  }
  return errors
}

/** `POST /preview/:slug/decision`, from the desk's form: then back to the edition. */
export async function decideByForm(c: Context<HttpEnv>) {
  const answer = await decideOn(c, "page")
  return "outcome" in answer ? c.redirect(`/preview/${c.req.param("slug")}`, 303) : answerProblem(c, answer)
}

/**
 * `POST /api/v1/editions/:slug/decision` with `{ action: "release" | "reject" | "pause" | "cancel", reason }` → `{ slug, state }`. A browser
 * sends JSON across sites only after asking first, which is never granted: no check of the origin is needed.
 */
export async function decideByApi(c: Context<HttpEnv>) {
  const answer = await decideOn(c, "json")
  if (!("outcome" in answer)) return answerProblem(c, answer, "json")
  return c.json({ slug: c.req.param("slug"), state: answer.state })
}
