import { createHmac } from "node:crypto"
import fc from "fast-check"
import { expect, test } from "vitest"
import {
  confirmExpiry,
  readToken,
  signToken,
  type TokenClaims,
  type TokenKey,
} from "../../src/subscribers/token.ts"

const key = (id: string): TokenKey => ({
  id,
  secret: Buffer.from(`a secret of ${id}, 24 bytes long`).toString("base64"),
})
const k1 = key("k1")
const now = Date.UTC(2026, 1, 9)

const publicIds = fc.stringMatching(/^[\w-]{1,64}$/)
const versions = fc.integer({ min: 1, max: 999_999_999 })
const claims: fc.Arbitrary<TokenClaims> = fc.oneof(
  fc.record({
    purpose: fc.constantFrom("unsubscribe" as const, "preferences" as const),
    publicId: publicIds,
    version: versions,
  }),
  fc.record({
    purpose: fc.constantFrom("confirm" as const, "cancel" as const, "account" as const, "address" as const),
    publicId: publicIds,
    version: versions,
    expiresAt: fc.integer({ min: now + 1, max: now + 1e11 }),
  }),
)

const purposes = ["confirm", "cancel", "account", "address", "unsubscribe", "preferences"] as const

test("a token is its claims and the HMAC of purpose and claims, as Node's own crypto computes it", async () => {
  const mac = (purpose: string, body: string) =>
    createHmac("sha256", Buffer.from(k1.secret, "base64"))
      .update(`plumbline ${purpose}\n${body}`)
      .digest("base64url")
  expect(await signToken(k1, { purpose: "unsubscribe", publicId: "Ab-_9", version: 3 })).toBe(
    `k1.Ab-_9.3..${mac("unsubscribe", "k1.Ab-_9.3.")}`,
  )
  expect(await signToken(k1, { purpose: "confirm", publicId: "x", version: 1, expiresAt: 36 ** 3 })).toBe(
    `k1.x.1.1000.${mac("confirm", "k1.x.1.1000")}`,
  )
})

test("a token stays as it was once printed, since mails keep their links for ever", async () => {
  // First printed by this version of signToken; the secret is the text "a secret of k1, 24 bytes long".
  expect(
    await readToken([k1], "unsubscribe", "k1.b7e2.2..ajaGrhsMx6IJCyi6OQAXUAePjxMGNM4A_SmPQ7Y9WDE", now),
  ).toEqual({
    outcome: "valid",
    publicId: "b7e2",
    version: 2,
  })
})

test("what is signed is read back, and stands in a URL as it is", async () => {
  await fc.assert(
    fc.asyncProperty(claims, async (claims) => {
      const token = await signToken(k1, claims)
      expect(encodeURIComponent(token)).toBe(token)
      const { publicId, version } = claims
      expect(await readToken([k1], claims.purpose, token, now)).toEqual({
        outcome: "valid",
        publicId,
        version,
      })
    }),
  )
})

test("a token of one purpose is worth nothing for another", async () => {
  await fc.assert(
    fc.asyncProperty(claims, async (claims) => {
      const token = await signToken(k1, claims)
      for (const other of purposes.filter((purpose) => purpose !== claims.purpose)) {
        expect(await readToken([k1], other, token, now)).toEqual({ outcome: "invalid" })
      }
    }),
  )
})

test("a token with any one character changed, added or left out is invalid", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%/ "
  const token = await signToken(k1, { purpose: "confirm", publicId: "b7e2", version: 1, expiresAt: now + 1 })
  const read = (text: string) => readToken([k1, key("k2")], "confirm", text, now)
  for (let at = 0; at < token.length; at += 1) {
    expect(await read(token.slice(0, at) + token.slice(at + 1))).toEqual({ outcome: "invalid" })
    for (const char of alphabet) {
      expect(await read(token.slice(0, at) + char + token.slice(at))).toEqual({ outcome: "invalid" })
      if (char === token[at]) continue
      expect(await read(token.slice(0, at) + char + token.slice(at + 1))).toEqual({ outcome: "invalid" })
    }
  }
})

test.each(["unsubscribe", "preferences"] as const)(
  "a link to %s works over three keys in rotation, and no longer once its key is gone",
  async (purpose) => {
    const token = await signToken(k1, { purpose, publicId: "b7e2", version: 1 })
    const [k2, k3] = [key("k2"), key("k3")]
    for (const ring of [[k1], [k2, k1], [k3, k2, k1]]) {
      expect((await readToken(ring, purpose, token, now)).outcome).toBe("valid")
    }
    expect((await readToken([k3, k2], purpose, token, now)).outcome).toBe("invalid")
  },
)

test("a key cannot stand in for another of the same id", async () => {
  const token = await signToken(k1, { purpose: "unsubscribe", publicId: "b7e2", version: 1 })
  const impostor = { ...key("k2"), id: "k1" }
  expect(await readToken([impostor], "unsubscribe", token, now)).toEqual({ outcome: "invalid" })
})

test("a link to confirm works for seven days to the millisecond, one to leave or to choose for ever", async () => {
  const expiresAt = confirmExpiry(now)
  expect(expiresAt).toBe(Date.UTC(2026, 1, 16))
  const confirm = await signToken(k1, { purpose: "confirm", publicId: "b7e2", version: 1, expiresAt })
  expect((await readToken([k1], "confirm", confirm, expiresAt - 1)).outcome).toBe("valid")
  expect(await readToken([k1], "confirm", confirm, expiresAt)).toEqual({ outcome: "expired" })
  for (const purpose of ["unsubscribe", "preferences"] as const) {
    const token = await signToken(k1, { purpose, publicId: "b7e2", version: 1 })
    expect((await readToken([k1], purpose, token, Date.UTC(2126, 0, 1))).outcome).toBe("valid")
  }
})

test("a forged token is invalid even when it has expired, so that nothing is learnt from it", async () => {
  const token = await signToken(key("k2"), { purpose: "confirm", publicId: "b7e2", version: 1, expiresAt: 1 })
  expect(await readToken([{ ...k1, id: "k2" }], "confirm", token, now)).toEqual({ outcome: "invalid" })
})

test("any text whatever is read without an error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      expect(await readToken([k1], "confirm", text, now)).toEqual({ outcome: "invalid" })
    }),
  )
})

test("an id that would not stand in a URL is not signed", async () => {
  for (const publicId of ["", "a.b", "a b", "reader@example.com", "x".repeat(65)]) {
    await expect(signToken(k1, { purpose: "unsubscribe", publicId, version: 1 })).rejects.toThrow(
      "cannot sign a token",
    )
  }
  for (const expiresAt of [Number.NaN, -1, 1.5]) {
    await expect(signToken(k1, { purpose: "confirm", publicId: "x", version: 1, expiresAt })).rejects.toThrow(
      "cannot sign a token",
    )
  }
})
