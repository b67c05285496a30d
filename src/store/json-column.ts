import * as z from "zod"

/** A column that holds JSON: parsed, then checked against `schema`. */
export const jsonColumn = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue("not JSON")
        return z.NEVER
      }
    })
    .pipe(schema)
