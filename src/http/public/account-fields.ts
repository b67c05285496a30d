import * as z from "zod"
import { Address } from "../../subscribers/address.ts"
import type { FieldError } from "../problem-page.tsx"
import { oneOf } from "./accepted-words.ts"

/** What the forms of the account ask for. */
export type AccountAction = { type: "export" } | { type: "move"; address: Address } | { type: "delete" }

const Action = z.enum(["export", "move", "delete"])

/** The field besides `action`, and what is accepted in it. */
const second = {
  export: null,
  move: {
    field: "email",
    accepted: "one e-mail address of at most 254 characters, such as name@example.com",
  },
  delete: { field: "sure", accepted: "yes, which you say if you tick the box" },
}

/** Checks the fields of a form. A field that is not ours is not repeated, as its name may be anything. */
export function readAccountAction(
  input: Record<string, unknown>,
): { action: AccountAction } | { errors: FieldError[] } {
  const parsed = Action.safeParse(input.action)
  if (!parsed.success) return { errors: [{ field: "action", accepted: oneOf(Action.options) }] }
  const type = parsed.data
  const more = second[type]
  const fields = ["action", ...(more === null ? [] : [more.field])]
  if (Object.keys(input).some((field) => !fields.includes(field)))
    return { errors: [{ field: "(unknown)", accepted: `with ${type} no field but ${fields.join(", ")}` }] }
  switch (type) {
    case "export":
      return { action: { type } }
    case "move": {
      const address = Address.safeParse(input.email)
      return address.success ? { action: { type, address: address.data } } : { errors: [second.move] }
    }
    case "delete":
      return input.sure === "yes" ? { action: { type } } : { errors: [second.delete] }
  }
}
