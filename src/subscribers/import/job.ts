import * as z from "zod"
import { Frequency } from "../frequency.ts"
import { formatNames } from "./format.ts"
import { Fault, ProofText } from "./row.ts"
import { verdictNames } from "./verdict.ts"

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A list that is to be moved here, as the operator describes it. */
export const NewImport = z.strictObject({
  /** The SHA-256 of the whole file, in hex. */
  file: Sha256,
  format: z.enum(formatNames),
  /** What proves the consent of its readers: `double opt-in at Ghost`. Without it each is asked to confirm. */
  basis: ProofText.nullable().default(null),
  /** Where they came from, for those of whom the list does not say it. */
  source: ProofText.nullable().default(null),
  /** How often they are written to, where the list does not say it. */
  frequency: Frequency.default("weekly"),
  /** Whether they get one mail that says that the newsletter has moved. */
  moved: z.boolean().default(false),
})
export type NewImport = z.infer<typeof NewImport>

export const ImportState = z.enum(["open", "committing", "done", "undoing", "undone", "expired"])
export type ImportState = z.infer<typeof ImportState>

/** How many of a list's faults are told line by line. */
export const faultsTold = 100

/** Where an import stands. */
export const ImportReport = z.object({
  id: z.string(),
  state: ImportState,
  ...NewImport.shape,
  /** The parts that have come. */
  parts: z.int(),
  /** Records that were read, those with faults included. */
  records: z.int(),
  /** Rows of an address that another row of the list has, too; the strictest one counts. */
  duplicates: z.int(),
  malformed: z.object({ count: z.int(), first: z.array(Fault).max(faultsTold) }),
  /** How many pay where they come from: their payments stay there. */
  paid: z.int(),
  dormant: z.int(),
  /** What becomes of each address, or became: how many. */
  verdicts: z.record(z.enum(verdictNames), z.int()),
  /** Addresses not yet dealt with, while it is being committed or undone. */
  left: z.int(),
  /** Readers that the undoing left in place, because they have acted since. */
  kept: z.int(),
})
export type ImportReport = z.infer<typeof ImportReport>
