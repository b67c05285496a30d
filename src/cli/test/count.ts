import * as z from "zod"

/** Names the file that the reporter writes its count to. */
export const countFile = "PLUMBLINE_TEST_COUNT"

/** `why` is what the test itself said, or what it failed by; null when only its name tells. */
const Named = z.object({ name: z.string(), why: z.string().nullable() })

export const Count = z.object({ passed: z.int(), failed: z.array(Named), skipped: z.array(Named) })
export type Count = z.infer<typeof Count>
