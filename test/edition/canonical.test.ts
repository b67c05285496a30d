import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../src/edition/canonical.ts"

describe("canonical JSON", () => {
  it("does not depend on the order of keys", () => {
    expect(canonicalJson({ b: 1, a: [true, null, "é"], c: undefined })).toBe('{"a":[true,null,"é"],"b":1}')
    expect(canonicalJson({ a: { y: 1, x: 2 } })).toBe(canonicalJson({ a: { x: 2, y: 1 } }))
  })

  it("reads back as the value it was made of", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n])("refuses %s", (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow("canonical JSON cannot hold")
  })
})
