import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { ConsentVersion, consentTexts, currentConsent } from "../../src/subscribers/consent.ts"

// What readers agreed to, word for word. A new text is a new line here; a line is never changed.
const shown: Record<string, string> = {
  "2026-11": "f9ad070c73b2d00fa0bcc8cc62445a8e26d926b48be9fac1de4fe344e33a4432",
}

test("a consent text that was once shown stays as it was", () => {
  const hashes = Object.entries(consentTexts).map(([version, text]) => [
    version,
    createHash("sha256").update(text).digest("hex"),
  ])
  expect(Object.fromEntries(hashes)).toEqual(shown)
})

test("forms show the newest text", () => {
  expect(currentConsent).toBe(ConsentVersion.options.at(-1))
})
