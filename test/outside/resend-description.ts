import { existsSync, readFileSync } from "node:fs"
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js"
import { parse } from "yaml"
import * as z from "zod"

/** The provider's own description of its API (https://github.com/resend/resend-openapi), where it lies beside the project. */
export const descriptionFile = "../shared/reference/resend-openapi.yaml"

const Reference = z.object({ $ref: z.string() })
const Parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false) })
const Operation = z.object({
  parameters: z.array(z.union([Parameter, Reference])).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) })
    .optional(),
})
type Operation = z.infer<typeof Operation>
const methods = ["get", "post", "patch", "put", "delete"] as const
const Spec = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(methods), Operation)),
  components: z.object({
    parameters: z.record(z.string(), Parameter),
    schemas: z.record(z.string(), z.looseObject({ type: z.string().optional() })),
  }),
})

/** A call as it came: what stands after the host, and the body's text, empty where there is none. */
export type Call = { method: string; url: string; body: string }

/** What is wrong with a call by the description, or null: fields and parameters that it does not know are wrong, too. */
export type Described = (call: Call) => string | null

/** The provider's own library asks for a segment's contacts here, and its documentation does; only the description lacks it. */
const undescribed = {
  path: "/segments/{id}/contacts",
  operation: { get: { parameters: ["limit", "after", "before"].map((name) => queried(name)) } },
}
function queried(name: string) {
  return { name, in: "query", required: false }
}

/** Compares calls with the description; null where there is none. */
export function describedCalls(file = descriptionFile): Described | null {
  if (!existsSync(file)) return null
  const { paths, components } = Spec.parse(parse(readFileSync(file, "utf8")))
  // Formats are notes for people there; OpenAPI's own words (example, discriminator) are none of JSON Schema's.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const closed = ([name, schema]: [string, { type?: string | undefined }]) => [
    name,
    schema.type === "object" ? { ...schema, unevaluatedProperties: false } : schema,
  ]
  const schemas = Object.fromEntries(Object.entries(components.schemas).map(closed))
  ajv.addSchema({ $id: "resend", components: { schemas } })

  const validators = new Map<Operation, ValidateFunction | null>()
  const validatorOf = (operation: Operation, path: string): ValidateFunction | null => {
    const schema = operation.requestBody?.content["application/json"]?.schema
    if (schema === undefined) return null
    const ready = validators.get(operation)
    if (ready !== undefined) return ready
    const batch = path === "/emails/batch" ? { minItems: 1, maxItems: 100 } : {}
    const made = ajv.compile(
      JSON.parse(JSON.stringify({ ...schema, ...batch }).replaceAll('"#/', '"resend#/')),
    )
    validators.set(operation, made)
    return made
  }

  const all = Object.entries({
    ...paths,
    [undescribed.path]: Spec.shape.paths.valueType.parse(undescribed.operation),
  })
    // `/contacts/imports` comes before `/contacts/{id}`.
    .toSorted(([one], [other]) => one.split("{").length - other.split("{").length)
    .map(([path, operations]) => ({
      path,
      operations,
      form: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
    }))

  return ({ method, url, body }) => {
    const { pathname, searchParams } = new URL(url, "https://api.resend.com")
    const found = all.find(({ form }) => form.test(pathname))
    const named = z.enum(methods).safeParse(method.toLowerCase())
    const operation = named.success ? found?.operations[named.data] : undefined
    if (found === undefined || operation === undefined) return `there is no ${method} ${pathname}`
    const parameters = operation.parameters.flatMap((each) => {
      const parameter = "$ref" in each ? components.parameters[each.$ref.split("/").at(-1) ?? ""] : each
      return parameter?.in === "query" ? [parameter] : []
    })
    const strange = [...searchParams.keys()].filter((key) => !parameters.some(({ name }) => name === key))
    const missing = parameters.filter(({ name, required }) => required && !searchParams.has(name))
    if (strange.length > 0) return `${found.path} knows no parameter ${strange.join(", ")}`
    if (missing.length > 0) return `${found.path} wants ${missing.map(({ name }) => name).join(", ")}`

    const validate = validatorOf(operation, found.path)
    if (validate === null || body === "") return null
    const read = jsonOf(body)
    if (read === null) return "the body is no JSON"
    return validate(read.json) ? null : (validate.errors ?? []).map(problemOf).join("; ")
  }
}

function jsonOf(text: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}

const problemOf = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || "the body"} ${message} ${JSON.stringify(params)}`
