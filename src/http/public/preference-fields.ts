import * as z from "zod"
import type { ChoiceEvent } from "../../subscribers/choices.ts"
import { type Cadence, frequenciesOf } from "../../subscribers/frequency.ts"
import { ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { FieldError } from "../problem-page.tsx"
import { oneOf } from "./accepted-words.ts"

/** What the forms of the preference centre ask for. */
export type PreferenceEvent = ChoiceEvent | { type: "leave" } | { type: "account" }

const Action = z.enum(["save", "pause", "resume", "leave", "account"])

/** The fields besides `action`, and what is accepted in each. */
const choices = (cadence: Cadence) => ({
  kind: { schema: ReaderKind, accepted: oneOf(readerKinds) },
  frequency: { schema: z.enum(frequenciesOf(cadence)), accepted: oneOf(frequenciesOf(cadence)) },
})

/**
 * Checks the fields of a form: `action`, and with `save` both `kind` and `frequency`. Each wrong one is named once, with
 * what is accepted there; a field that is not ours is not repeated, as its name may be anything.
 */
export function readPreferences(
  input: Record<string, unknown>,
  cadence: Cadence,
): { event: PreferenceEvent } | { errors: FieldError[] } {
  const action = Action.safeParse(input.action)
  if (!action.success) return { errors: [{ field: "action", accepted: oneOf(Action.options) }] }
  const type = action.data
  const { kind, frequency } = choices(cadence)
  const fields = type === "save" ? ["action", "kind", "frequency"] : ["action"]
  const unknown = Object.keys(input).some((field) => !fields.includes(field))
  const errors: FieldError[] = unknown
    ? [{ field: "(unknown)", accepted: `with ${type} no field but ${fields.join(", ")}` }]
    : []
  if (type !== "save") return unknown ? { errors } : { event: { type } }
  const saved = {
    kind: kind.schema.safeParse(input.kind),
    frequency: frequency.schema.safeParse(input.frequency),
  }
  if (!saved.frequency.success) errors.unshift({ field: "frequency", accepted: frequency.accepted })
  if (!saved.kind.success) errors.unshift({ field: "kind", accepted: kind.accepted })
  if (unknown || !saved.kind.success || !saved.frequency.success) return { errors }
  return { event: { type, kind: saved.kind.data, frequency: saved.frequency.data } }
}
