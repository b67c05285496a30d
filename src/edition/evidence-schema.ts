import * as z from "zod"
import { Evidence } from "./evidence.ts"

/** The version of the evidence's form: it rises when a program that reads the one before might misread the next. */
export const evidenceVersion = 2

/** Where the JSON Schema of the evidence stands, from the newsletter's own address. */
export const evidenceSchemaPath = `/schemas/evidence-${evidenceVersion}.json`

const [current] = Evidence.options

let made: z.core.JSONSchema.BaseSchema | undefined

/**
 * The JSON Schema (draft 2020-12) of an edition's evidence as it is published, made from what the Worker itself checks.
 * https://zod.dev/json-schema
 *
 * evidenceSchema().title // => "Evidence of an edition"
 */
export function evidenceSchema(): z.core.JSONSchema.BaseSchema {
  made ??= {
    // As input, it lets a later edition tell more without breaking who reads this version.
    ...z.toJSONSchema(current, { io: "input", reused: "ref" }),
    title: "Evidence of an edition",
    description:
      "Sentence, claim, facts, figures, observations: each names the next by its id. A span of a sentence names the fact that it prints; a fact names its inputs, which are facts or figures; a figure holds what each source was seen to say, with its address and the SHA-256 of its reply.",
  }
  return made
}
