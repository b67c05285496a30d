import * as z from "zod"

/** OKX reports an error with a 200: a `code` other than "0", and what went wrong in `msg`. */
export const Failure = z
  .object({ code: z.string().refine((code) => code !== "0"), msg: z.string().optional() })
  .transform(({ code, msg }) => `${code} ${msg ?? ""}`.trim())
