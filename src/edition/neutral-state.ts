import * as z from "zod"

/** The states of an indicator in which nothing is to be seen. */
export const NeutralState = z.enum([
  "within the range",
  "little changed",
  "normal",
  "steady",
  "mixed",
  "usual",
  "none",
  "within its usual range",
  "middling",
])
