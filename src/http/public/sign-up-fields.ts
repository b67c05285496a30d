import * as z from "zod"
import type { Config } from "../../config.ts"
import { Address } from "../../subscribers/address.ts"
import { ConsentVersion, currentConsent } from "../../subscribers/consent.ts"
import { isDisposable } from "../../subscribers/disposable.ts"
import { type Cadence, Frequency, frequenciesOf } from "../../subscribers/frequency.ts"
import { Mark, type Marks, utmNames } from "../../subscribers/marks.ts"
import { ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { FieldError } from "../problem-page.tsx"
import { oneOf } from "./accepted-words.ts"

/** People do not see this field, and browsers do not fill it in; what is in it, a robot wrote. */
export const trapField = "topic"
/** The form token, which says when the form was opened. */
export const tokenField = "token"
/** What Turnstile's widget calls its answer. */
export const turnstileField = "cf-turnstile-response"

/** Where the form stood: what its page's own address said. */
const keptShape = {
  source: Mark.optional(),
  utm_source: Mark.optional(),
  utm_medium: Mark.optional(),
  utm_campaign: Mark.optional(),
  utm_term: Mark.optional(),
  utm_content: Mark.optional(),
}
export const keptNames = ["source", ...utmNames] as const
export type Kept = Partial<Record<(typeof keptNames)[number], string | undefined>>

/** The fields of a sign-up, by the names that forms and JSON give them. Only `email` must be there, and what robots lack. */
const fieldsFor = (cadence: Cadence) =>
  z.strictObject({
    email: Address,
    kind: ReaderKind.default("general"),
    frequency: z.enum(frequenciesOf(cadence)).default(cadence),
    /** The version of the consent text that was shown; without it, the present one. */
    consent: ConsentVersion.default(currentConsent),
    ...keptShape,
    [tokenField]: z.string().max(200).optional(),
    [turnstileField]: z.string().max(2048).optional(),
    [trapField]: z.literal("").optional(),
  })
export type SignUpFields = z.infer<ReturnType<typeof fieldsFor>>

/** The part of a sign-up that may stand in the form again: choices from closed lists, and where the form stood. */
export type Choices = { kind?: ReaderKind | undefined; frequency?: Frequency | undefined; kept: Kept }

const mark = "at most 100 characters on one line, without @"

/** What is accepted, by field, for a newsletter of this cadence. */
const accepted = (cadence: Cadence): Record<Exclude<keyof SignUpFields, typeof trapField>, string> => ({
  email: "one e-mail address of at most 254 characters, such as name@example.com",
  kind: oneOf(readerKinds),
  frequency: oneOf(frequenciesOf(cadence)),
  consent: oneOf(ConsentVersion.options),
  source: mark,
  utm_source: mark,
  utm_medium: mark,
  utm_campaign: mark,
  utm_term: mark,
  utm_content: mark,
  token: tokenAccepted,
  "cf-turnstile-response": turnstileAccepted,
})

export const tokenAccepted =
  "the form as it was opened between 2 seconds and 24 hours before; a fresh token is at /subscribe/token"
export const turnstileAccepted = "the answer to the check for robots, each once and within 5 minutes"
const lasting = "an address that lasts; this one's service hands out mailboxes to throw away"

/** Stands for a field that is not ours: its name is not repeated, as it may be anything. */
export const unknownField = "(unknown)"

/** Checks the fields of a sign-up: each wrong one is named once, with what is accepted there. */
export function readSignUp(
  input: Record<string, unknown>,
  { CADENCE: cadence, DISPOSABLE }: Pick<Config, "CADENCE" | "DISPOSABLE">,
): { fields: SignUpFields } | { errors: FieldError[]; chosen: Choices } {
  const parsed = fieldsFor(cadence).safeParse(input)
  const chosen: Choices = {
    kind: ReaderKind.safeParse(input.kind).data,
    frequency: Frequency.safeParse(input.frequency).data,
    kept: readKept(input),
  }
  if (parsed.success) {
    const thrownAway = DISPOSABLE === "refuse" && isDisposable(parsed.data.email)
    return thrownAway ? { errors: [{ field: "email", accepted: lasting }], chosen } : { fields: parsed.data }
  }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  const errors: FieldError[] = Object.entries(accepted(cadence))
    .filter(([field]) => wrong.has(field))
    .map(([field, accepted]) => ({ field, accepted }))
  if (parsed.error.issues.some(({ code }) => code === "unrecognized_keys")) {
    errors.push({
      field: unknownField,
      accepted: `no field but ${[...Object.keys(accepted(cadence)), trapField].join(", ")}`,
    })
  }
  return { errors, chosen }
}

/** What is told of where a form stood, by a page's own query or by the form; what is not accepted is left out. */
export const readKept = (input: Record<string, unknown>): Kept =>
  Object.fromEntries(
    keptNames.flatMap((name) => {
      const { data } = Mark.safeParse(input[name])
      return data === undefined ? [] : [[name, data]]
    }),
  )

/** The campaign's marks among the fields. */
export const marksOf = (fields: SignUpFields): Marks =>
  Object.fromEntries(utmNames.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])))
