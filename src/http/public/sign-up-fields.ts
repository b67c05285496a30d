import * as z from "zod"
import { Address } from "../../subscribers/address.ts"
import { ConsentVersion, currentConsent } from "../../subscribers/consent.ts"
import { type Cadence, Frequency, frequenciesOf } from "../../subscribers/frequency.ts"
import { ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { FieldError } from "../problem-page.tsx"
import { oneOf } from "./accepted-words.ts"

/** The fields of a sign-up, by the names that forms and JSON give them. Only `email` must be there. */
const fieldsFor = (cadence: Cadence) =>
  z.strictObject({
    email: Address,
    kind: ReaderKind.default("general"),
    frequency: z.enum(frequenciesOf(cadence)).default(cadence),
    /** The version of the consent text that was shown; without it, the present one. */
    consent: ConsentVersion.default(currentConsent),
  })
export type SignUpFields = z.infer<ReturnType<typeof fieldsFor>>

/** The part of a sign-up that comes from closed lists, and may be shown again. */
export type Choices = { kind?: ReaderKind | undefined; frequency?: Frequency | undefined }

/** What is accepted, by field, for a newsletter of this cadence. */
const accepted = (cadence: Cadence): Record<keyof SignUpFields, string> => ({
  email: "one e-mail address of at most 254 characters, such as name@example.com",
  kind: oneOf(readerKinds),
  frequency: oneOf(frequenciesOf(cadence)),
  consent: oneOf(ConsentVersion.options),
})

/** Stands for a field that is not ours: its name is not repeated, as it may be anything. */
export const unknownField = "(unknown)"

/** Checks the fields of a sign-up: each wrong one is named once, with what is accepted there. */
export function readSignUp(
  input: Record<string, unknown>,
  cadence: Cadence,
): { fields: SignUpFields } | { errors: FieldError[]; chosen: Choices } {
  const parsed = fieldsFor(cadence).safeParse(input)
  if (parsed.success) return { fields: parsed.data }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  const errors: FieldError[] = Object.entries(accepted(cadence))
    .filter(([field]) => wrong.has(field))
    .map(([field, accepted]) => ({ field, accepted }))
  if (parsed.error.issues.some(({ code }) => code === "unrecognized_keys")) {
    errors.push({
      field: unknownField,
      accepted: `no field but ${Object.keys(accepted(cadence)).join(", ")}`,
    })
  }
  const chosen = {
    kind: ReaderKind.safeParse(input.kind).data,
    frequency: Frequency.safeParse(input.frequency).data,
  }
  return { errors, chosen }
}
