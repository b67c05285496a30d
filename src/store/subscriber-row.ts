import * as z from "zod"
import { Frequency } from "../subscribers/frequency.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { SubscriberState } from "../subscribers/state.ts"

/** A subscriber as its row says. Times are milliseconds since 1970. */
export const SubscriberRow = z.object({
  id: z.int(),
  public_id: z.string(),
  /** Null once it is forgotten: after leaving, and where it must not be written to. */
  address: z.string().nullable(),
  address_hmac: z.string(),
  state: SubscriberState,
  kind: ReaderKind,
  frequency: Frequency,
  token_version: z.int(),
  created_at: z.int(),
  confirmed_at: z.int().nullable(),
  left_at: z.int().nullable(),
  paused_until: z.int().nullable(),
  choices_version: z.int(),
  account_version: z.int(),
})
export type SubscriberRow = z.infer<typeof SubscriberRow>
