import * as z from "zod"

/**
 * What the outbox row of a welcome or of a change says: the reader by public id, and the version it speaks of (of the
 * token for a welcome, of the choices for a change). When the reader's is another by now, the mail is out of date.
 */
export const ReaderMail = z.object({ reader: z.string(), version: z.int() })
export type ReaderMail = z.infer<typeof ReaderMail>
