import type { Context } from "hono"
import * as z from "zod"
import { Sending } from "../../delivery/doubt.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import { problemFields, readJson } from "./json-body.ts"

const Resolution = z.strictObject({
  of: Sending.default("edition"),
  as: z.enum(["sent", "again"]),
  chunks: z.array(z.int().min(0)).min(1).max(1000).nullable().default(null),
  reason: z.string().trim().min(1).max(500),
  confirm: z.string().optional(),
})
const accepted = {
  of: "edition (or left out), or late",
  as: "sent, or again",
  chunks: "a list of numbers of chunks in doubt; left out: all of them",
  reason: "1 to 500 characters that say why",
  confirm: "the edition's name, to have it sent again although some readers may get it twice",
}

/**
 * `GET /api/v1/editions/:slug/doubts?of=edition|late` → `{ doubts: [{ chunk, readers, reason, detail, since, told }] }`: the chunks whose
 * mails may or may not have been taken, and of how many of these mails the provider has told.
 */
export async function listDoubts(c: Context<HttpEnv>) {
  const of = Sending.default("edition").safeParse(c.req.query("of"))
  if (!of.success) {
    const errors = [{ field: "of", accepted: accepted.of }]
    return answerProblem(c, { status: 400, title: "there is no such delivery", errors }, "json")
  }
  const doubts = await c.var.deps.findDoubts(c.req.param("slug") ?? "", of.data)
  return doubts === null
    ? answerProblem(c, { status: 404, title: "there is no such edition, or nothing of it was sent" }, "json")
    : c.json({ doubts })
}

/**
 * `POST /api/v1/editions/:slug/doubts` with `{ of?, as: "sent" | "again", chunks?, reason, confirm? }` → `{ chunks }`, those that
 * are settled by it. `again` wants the edition's name in `confirm`: some readers may get it twice.
 */
export async function resolveDoubts(c: Context<HttpEnv>) {
  const { deps, editor } = c.var
  if (editor === null) throw new Error("a decision was asked for without an editor")
  const slug = c.req.param("slug") ?? ""
  const body = await readJson(c)
  if ("problem" in body) return answerProblem(c, body.problem, "json")
  const asked = Resolution.safeParse(body.input)
  if (!asked.success) {
    const errors = problemFields(asked.error, accepted)
    return answerProblem(c, { status: 422, title: "this settles no doubt", errors }, "json")
  }
  const { of, as, chunks, reason, confirm } = asked.data
  if (as === "again" && confirm !== slug) {
    const errors = [{ field: "confirm", accepted: accepted.confirm }]
    return answerProblem(c, { status: 422, title: "some readers may get it twice", errors }, "json")
  }
  const resolved = await deps.resolveDoubts(slug, { of, as, chunks, reason }, editor)
  switch (resolved.outcome) {
    case "resolved":
      return c.json({ chunks: resolved.chunks })
    case "unknown":
      return answerProblem(
        c,
        { status: 404, title: "there is no such edition, or nothing of it was sent" },
        "json",
      )
    case "refused":
      return answerProblem(c, { status: 409, title: resolved.problem }, "json")
  }
}
