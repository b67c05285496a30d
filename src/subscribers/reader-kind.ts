import * as z from "zod"

/** Which takeaways a reader sees first. `general` is every reader who has chosen none. */
export const ReaderKind = z.enum(["general", "long-term-holder", "trader", "beginner"])
export type ReaderKind = z.infer<typeof ReaderKind>
export const readerKinds = ReaderKind.options
