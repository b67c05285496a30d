import type * as z from "zod"
import type { Observation } from "../observation.ts"
import { type Reply, SourceError } from "../source.ts"

/**
 * The reply's JSON in the documented `shape`. `failure` is the shape in which the provider reports an error with a 200,
 * and gives its text.
 *
 * Throws a SourceError that says what is wrong with the reply.
 */
export function parseReply<T>(
  source: string,
  reply: Reply,
  shape: z.ZodType<T>,
  failure?: z.ZodType<string>,
): T {
  const json = parseJson(source, reply.body)
  const failed = failure?.safeParse(json)
  if (failed?.success) {
    throw new SourceError(source, `answered with the error ${failed.data.replace(/\s+/g, " ").slice(0, 120)}`)
  }
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.map(String).join(".") || "the reply"
  throw new SourceError(source, `answered in a shape that it does not document: ${where}: ${issue?.message}`)
}

function parseJson(source: string, body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new SourceError(source, "answered with something that is not JSON")
  }
}

/** Where an observation comes from. A replayed reply's origin is the series it was rebuilt from. */
export function provenance(
  source: string,
  origin: string,
  reply: Reply,
): Pick<Observation, "source" | "origin" | "url" | "fetchedAt" | "rawSha256"> {
  return {
    source,
    origin: reply.rebuiltFrom ?? origin,
    url: reply.url,
    fetchedAt: reply.fetchedAt,
    rawSha256: reply.sha256,
  }
}
