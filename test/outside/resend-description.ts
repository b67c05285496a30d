import { existsSync, readFileSync } from "node:fs"
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js"
import { parse } from "yaml"
import * as z from "zod"

/** The provider's own description of its API (https://github.com/resend/resend-openapi), where it lies beside the project. */
export const descriptionFile = "../shared/reference/resend-openapi.yaml"

const Spec = z.object({
  components: z.object({
    schemas: z
      .object({ SendEmailRequest: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) })
      .loose(),
  }),
})

/** What is wrong with a body by the description, or null: fields that it does not know are wrong, too. */
export type Described = (path: "/emails" | "/emails/batch", body: unknown) => string | null

/** Compares bodies with the description; null where there is none. */
export function describedBodies(file = descriptionFile): Described | null {
  if (!existsSync(file)) return null
  const { components } = Spec.parse(parse(readFileSync(file, "utf8")))
  const { SendEmailRequest: mail } = components.schemas
  // Formats are notes for people there; OpenAPI's own words (example, discriminator) are none of JSON Schema's.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const schemas = { ...components.schemas, SendEmailRequest: { ...mail, unevaluatedProperties: false } }
  ajv.addSchema({ $id: "resend", components: { schemas } })
  const one = { $ref: "resend#/components/schemas/SendEmailRequest" }
  const validators = {
    "/emails": ajv.compile(one),
    "/emails/batch": ajv.compile({ type: "array", minItems: 1, maxItems: 100, items: one }),
  }
  return (path, body) => {
    const validate = validators[path]
    return validate(body) ? null : (validate.errors ?? []).map(problemOf).join("; ")
  }
}

const problemOf = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || "the body"} ${message} ${JSON.stringify(params)}`
