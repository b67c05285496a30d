import * as z from "zod"

/** Names the file that the reporter writes its count to. */
export const countFile = "PLUMBLINE_TEST_COUNT"

export const Count = z.object({
  passed: z.int(),
  failed: z.int(),
  /** `why` is what the test itself said; null when only its name tells. */
  skipped: z.array(z.object({ name: z.string(), why: z.string().nullable() })),
})
export type Count = z.infer<typeof Count>
