import * as fc from "fast-check"
import { expect, test } from "vitest"
import { problemOf, redact } from "../../src/delivery/redact.ts"

test.each([
  ["Invalid `to` field: ann@reader.example.", "Invalid `to` field: (address)"],
  ['{"to":["Ann <ann+news@reader.example>"]}', '{"to":["Ann <(address)>"]}'],
  ["mailto:ann%40reader.example", "mailto:(address)"],
  ["two\nlines", "two lines"],
])("%j becomes %j", (text, safe) => {
  expect(redact(text)).toBe(safe)
})

test("no address survives, whatever stands around it", () => {
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, address, after) => {
      expect(redact(before + address + after)).not.toContain("@")
    }),
  )
})

test("a problem is the error's name and message, without addresses", () => {
  expect(problemOf(new TypeError("no ann@reader.example"))).toBe("TypeError: no (address)")
  expect(problemOf("plain")).toBe("plain")
})
