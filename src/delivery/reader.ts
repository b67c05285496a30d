import * as z from "zod"
import { ReaderKind } from "../subscribers/reader-kind.ts"

/** One reader as a chunk freezes it: all of the reader's own that enters a body, so that a retry has the same bytes. */
export const Reader = z.object({
  id: z.int(),
  address: z.string(),
  kind: ReaderKind,
  /** Random; stands in the reader's links where an id or an address must not. */
  publicId: z.string(),
  tokenVersion: z.int(),
})
export type Reader = z.infer<typeof Reader>
