import { expect, test } from "vitest"
import { fromBase64url, toBase64url } from "../../src/subscribers/base64url.ts"
import { hmac, isHmac } from "../../src/subscribers/hmac.ts"

test("HMAC-SHA-256 is that of RFC 4231, test cases 1 and 2", async () => {
  const hex = async (secret: Uint8Array, text: string) =>
    Buffer.from(await hmac(secret, text)).toString("hex")
  expect(await hex(new Uint8Array(20).fill(0x0b), "Hi There")).toBe(
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  )
  expect(await hex(Buffer.from("Jefe"), "what do ya want for nothing?")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  )
})

test("a MAC is accepted for its text and key only, and whole only", async () => {
  const secret = new Uint8Array(20).fill(0x0b)
  const mac = await hmac(secret, "Hi There")
  expect(await isHmac(secret, mac, "Hi There")).toBe(true)
  expect(await isHmac(secret, mac, "Hi there")).toBe(false)
  expect(await isHmac(new Uint8Array(20).fill(0x0c), mac, "Hi There")).toBe(false)
  expect(await isHmac(secret, mac.slice(0, 16), "Hi There")).toBe(false)
  expect(await isHmac(secret, new Uint8Array(), "Hi There")).toBe(false)
})

test("base64url is that of RFC 4648, without padding", () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  // RFC 4648 §10.
  const vectors = {
    "": "",
    f: "Zg",
    fo: "Zm8",
    foo: "Zm9v",
    foob: "Zm9vYg",
    fooba: "Zm9vYmE",
    foobar: "Zm9vYmFy",
  }
  for (const [text, encoded] of Object.entries(vectors)) {
    expect(toBase64url(bytes(text))).toBe(encoded)
    expect(fromBase64url(encoded)).toEqual(bytes(text))
  }
  expect(toBase64url(new Uint8Array([251, 255]))).toBe("-_8")
  expect(fromBase64url("+/8=")).toEqual(fromBase64url("-_8"))
  expect(fromBase64url("a!b")).toBeNull()
})
