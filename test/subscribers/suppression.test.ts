import { createHmac } from "node:crypto"
import { expect, test } from "vitest"
import { addressHash } from "../../src/subscribers/suppression.ts"

test("the hash is a keyed one, as Node's own crypto computes it", async () => {
  const expected = createHmac("sha256", "the key")
    .update("plumbline address\nada@example.com")
    .digest("base64url")
  expect(await addressHash("the key", "ada@example.com")).toBe(expected)
})

test("another key gives another hash, another case the same", async () => {
  const hash = await addressHash("the key", "ada@example.com")
  expect(await addressHash("another key", "ada@example.com")).not.toBe(hash)
  expect(await addressHash("the key", "bob@example.com")).not.toBe(hash)
  expect(await addressHash("the key", "ADA@example.com")).toBe(hash)
})
