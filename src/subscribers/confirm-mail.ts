import * as z from "zod"
import type { Asked } from "./asked.ts"
import type { Frequency } from "./frequency.ts"
import type { ReaderKind } from "./reader-kind.ts"
import { confirmExpiry, signToken, type TokenKey } from "./token.ts"

/** What the outbox row of such a mail says: the consent that it asks about. */
export const ConfirmParams = z.object({ consent: z.string() })

export type ConfirmMail =
  | { send: { to: string; confirmUrl: string; cancelUrl: string; kind: ReaderKind; frequency: Frequency } }
  | { drop: "unknown" | "confirmed" | "suppressed" }

/**
 * What becomes of the mail that a sign-up queued. Whoever is confirmed already, or must not be written to, gets none:
 * it is decided here and not at the form, so that the form answers everyone alike. The same sign-up gives the same URLs.
 */
export async function confirmMail(
  asked: Asked | null,
  link: { key: TokenKey; publicUrl: string },
): Promise<ConfirmMail> {
  if (asked === null) return { drop: "unknown" }
  if (asked.suppressed || asked.state === "suppressed") return { drop: "suppressed" }
  if (asked.state === "confirmed") return { drop: "confirmed" }
  if (asked.address === null) return { drop: "unknown" }
  const { consent: publicId, version, askedAt, address: to, kind, frequency } = asked
  const expiresAt = confirmExpiry(askedAt)
  const url = async (purpose: "confirm" | "cancel") =>
    `${link.publicUrl}/${purpose}/${await signToken(link.key, { purpose, publicId, version, expiresAt })}`
  return { send: { to, confirmUrl: await url("confirm"), cancelUrl: await url("cancel"), kind, frequency } }
}
