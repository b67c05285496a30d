import type { Context } from "hono"
import type * as z from "zod"
import type { FieldError, Problem } from "../problem-page.tsx"
import { readBody } from "../public/request-body.ts"
import { unknownField } from "../public/sign-up-fields.ts"

/**
 * The JSON object that a request brings. Nothing else is taken: a browser sends JSON across sites only after asking first,
 * which is never granted, so no check of the origin is needed.
 */
export async function readJson(
  c: Context,
): Promise<{ input: Record<string, unknown> } | { problem: Problem }> {
  const body = await readBody(c)
  if ("problem" in body) return body
  if (body.form === "json") return body
  return { problem: { status: 415, title: "accepted here is a JSON object (application/json)" } }
}

/** One error a field, with what is accepted there. */
export function problemFields(error: z.ZodError, accepted: Record<string, string>): FieldError[] {
  const wrong = new Set(error.issues.map(({ path }) => path[0]))
  const errors = Object.entries(accepted)
    .filter(([field]) => wrong.has(field))
    .map(([field, accepted]) => ({ field, accepted }))
  if (error.issues.some(({ code }) => code === "unrecognized_keys")) {
    errors.push({ field: unknownField, accepted: `no field but ${Object.keys(accepted).join(", ")}` })
  }
  return errors
}
