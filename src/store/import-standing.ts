import * as z from "zod"
import { SubscriberState } from "../subscribers/state.ts"

const flag = z.literal([0, 1]).transform(Boolean)

/** What is known here of a row's address, as `verdict` asks for it. */
export const Here = z.object({ proved: flag, here: SubscriberState.nullable(), suppressed: flag })

/** How that is read beside the rows `r` of an import `i`. */
export const standing = {
  columns: `r.since IS NOT NULL AND coalesce(r.basis, i.basis) IS NOT NULL AS proved, s.state AS here,
    x.address_hmac IS NOT NULL AS suppressed`,
  tables: `import_rows r JOIN imports i ON i.id = r.import
    LEFT JOIN subscribers s ON s.address_hmac = r.address_hmac
    LEFT JOIN suppressions x ON x.address_hmac = r.address_hmac`,
} as const
