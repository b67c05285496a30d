import type { Context } from "hono"
import type { Problem } from "../problem-page.tsx"

/** How much a form may hold. */
export const maxBodyBytes = 8 * 1024

export type Body = { form: "page" | "json"; input: Record<string, unknown> }

/**
 * Reads the fields of a form (URL-encoded or multipart) or of a JSON object. A field that a form gives twice is a list,
 * which no rule accepts. The body's length is limited before, by `bodyLimit`.
 */
export async function readBody(c: Context): Promise<Body | { problem: Problem }> {
  const bytes = await c.req.arrayBuffer()
  if (bytes.byteLength === 0)
    return { problem: { status: 400, title: "the request has no body", detail: takes } }
  const contentType = c.req.header("Content-Type") ?? ""
  const mediaType = contentType.split(";")[0]?.trim().toLowerCase()
  switch (mediaType) {
    case "application/json":
      return readJson(new TextDecoder().decode(bytes))
    case "application/x-www-form-urlencoded":
    case "multipart/form-data":
      return readForm(new Response(bytes, { headers: { "Content-Type": contentType } }))
    default:
      return { problem: { status: 415, title: "the content type is not accepted", detail: takes } }
  }
}

const takes =
  "Send a form (application/x-www-form-urlencoded or multipart/form-data) or a JSON object (application/json)."

function readJson(text: string): Body | { problem: Problem } {
  try {
    const input: unknown = JSON.parse(text)
    if (isObject(input)) return { form: "json", input }
  } catch {
    // Falls through: what is no JSON is answered as what is no object.
  }
  return { problem: { status: 400, title: "the body is not a JSON object", detail: takes } }
}

async function readForm(body: Response): Promise<Body | { problem: Problem }> {
  try {
    const fields = await body.formData()
    const input = Object.fromEntries(
      [...fields.keys()].map((name) => {
        const values = fields.getAll(name)
        return [name, values.length === 1 ? values[0] : values]
      }),
    )
    return { form: "page", input }
  } catch {
    return { problem: { status: 400, title: "the form cannot be read", detail: takes } }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
