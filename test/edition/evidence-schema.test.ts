import { describe, expect, it } from "vitest"
import * as z from "zod"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { evidenceSchema, evidenceSchemaPath, evidenceVersion } from "../../src/edition/evidence-schema.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { headlines } from "./market-figures.ts"

const published = "2026-02-08T19:00:00Z"
const given = headlines({ coindesk: [{ title: "A title", url: "https://www.coindesk.com/a", published }] })
const { evidence } = composeFromFigures({ figures: [...figures, given], reasons: [] }, settings, null)

describe("the published schema of the evidence", () => {
  // What a program reads is the JSON of it, so the schema is read back from its own JSON too.
  const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(evidenceSchema())))
  const accepts = (value: unknown): boolean => schema.safeParse(JSON.parse(canonicalJson(value))).success

  it("is a JSON Schema of draft 2020-12 that bears the version of what it describes", () => {
    expect(evidenceSchema().$schema).toBe("https://json-schema.org/draft/2020-12/schema")
    expect(evidenceSchemaPath).toBe(`/schemas/evidence-${evidence.schema}.json`)
    expect(evidenceVersion).toBe(evidence.schema)
  })

  it("fits the evidence of an edition, of one that is held, and one that tells more", () => {
    expect(accepts(evidence)).toBe(true)
    expect(accepts(composeFromFigures({ figures: [], reasons: [] }, settings, null).evidence)).toBe(true)
    expect(accepts({ ...evidence, note: "of a later release" })).toBe(true)
  })

  it.each([
    ["another version", { ...evidence, schema: 3 }],
    ["a fact without a unit", { ...evidence, facts: evidence.facts.map(({ unit: _, ...rest }) => rest) }],
    [
      "a number for a decimal string",
      { ...evidence, facts: evidence.facts.map((fact) => ({ ...fact, value: 7 })) },
    ],
    [
      "a span without its fact",
      {
        ...evidence,
        sentences: evidence.sentences.map((sentence) => ({ ...sentence, spans: [{ start: 0, end: 1 }] })),
      },
    ],
    ["no figures", { ...evidence, figures: undefined }],
  ])("refuses evidence with %s", (_, wrong) => {
    expect(accepts(JSON.parse(JSON.stringify(wrong)))).toBe(false)
  })
})
