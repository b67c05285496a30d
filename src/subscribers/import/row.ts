import * as z from "zod"
import { Address } from "../address.ts"
import { Frequency } from "../frequency.ts"
import { ReaderKind } from "../reader-kind.ts"

/**
 * What a list says of a reader, from the mildest to the strictest. `active` reads; `pending` never confirmed; `disabled`
 * had mails switched off, `left` unsubscribed; to `blocked`, `bounced` and `complained` nothing may be sent.
 */
export const Wants = z.enum(["active", "pending", "disabled", "left", "blocked", "bounced", "complained"])
export type Wants = z.infer<typeof Wants>

/** One line of words, as it is kept in the proof of a consent. */
export const ProofText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u)

/** A reader of a list that is moved here, as every format becomes it. A name is never taken over. */
export const ImportRow = z.strictObject({
  /** The line of the file that the record ends in. */
  line: z.int().min(1),
  address: Address,
  wants: Wants,
  /** When the reader signed up or confirmed there, in milliseconds since 1970; null where the list does not say. */
  since: z.int().nullable(),
  /** What proves the consent, where the list says so itself. */
  basis: ProofText.nullable(),
  /** Where the reader had come from. */
  source: ProofText.nullable(),
  kind: ReaderKind.nullable(),
  frequency: Frequency.nullable(),
  /** The consent text that was agreed to, where it was one of ours. */
  textVersion: z.string().max(20).nullable(),
  /** Pays there. The payment cannot be moved. */
  paid: z.boolean(),
  /** Has opened nothing for a year, where the list says so. */
  dormant: z.boolean(),
})
export type ImportRow = z.infer<typeof ImportRow>

/** A record that is no reader: where, and why. It never quotes the record, which may hold an address. */
export const Fault = z.strictObject({ line: z.int().min(1), problem: z.string().min(1).max(200) })
export type Fault = z.infer<typeof Fault>

/** How many rows one part of an upload holds at most, and how many bytes. */
export const maxPartRows = 1000
export const maxPartBytes = 512 * 1024

/** A bounded piece of a list, as it is uploaded. */
export const ImportPart = z.strictObject({
  rows: z.array(ImportRow).max(maxPartRows),
  faults: z.array(Fault).max(maxPartRows),
})
export type ImportPart = z.infer<typeof ImportPart>
