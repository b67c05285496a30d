import fc from "fast-check"
import { expect, test } from "vitest"
import { parseAddress } from "../../src/subscribers/address.ts"

test("the domain is lower-cased and the ends are trimmed; the local part stays as given", () => {
  expect(parseAddress(" Ada.L+news@Example.COM\n")).toBe("Ada.L+news@example.com")
  expect(parseAddress("a.d.a@gmail.com")).toBe("a.d.a@gmail.com")
  expect(parseAddress("o'neil_1@sub.example.co.uk")).toBe("o'neil_1@sub.example.co.uk")
})

test("what is no address, or is more than one, is refused", () => {
  const texts = [
    "",
    "   ",
    "ada",
    "ada@",
    "@example.com",
    "ada@example",
    "ada@@example.com",
    "ada@exa mple.com",
  ]
  const several = [
    "ada@example.com, bob@example.com",
    "Ada <ada@example.com>",
    "ada@example.com;bob@example.com",
  ]
  for (const text of [...texts, ...several]) expect(parseAddress(text), text).toBeNull()
})

test("what could write into a header or a page is refused", () => {
  const texts = [
    "ada@example.com\r\nBcc: bob@example.com",
    "ada\r\n@example.com",
    "ada@example.com\u0000",
    "<script>alert(1)</script>@example.com",
    '"><img src=x>"@example.com',
    "ada@example.com?bcc=bob@example.com",
    "ada\u2028@example.com",
  ]
  for (const text of texts) expect(parseAddress(text), JSON.stringify(text)).toBeNull()
})

test("254 characters are accepted with 64 before the @, and not one more (RFC 5321 §4.5.3.1)", () => {
  const at = (local: number, total: number) => `${"l".repeat(local)}@${"d".repeat(total - local - 5)}.com`
  expect(at(64, 254)).toHaveLength(254)
  expect(parseAddress(at(64, 254))).toBe(at(64, 254))
  expect(parseAddress(at(64, 255))).toBeNull()
  expect(parseAddress(at(65, 254))).toBeNull()
  expect(parseAddress(`${"l".repeat(388)}@example.com`)).toBeNull()
})

test("an address that was parsed is safe in a header and parses to itself", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (text) => {
      const address = parseAddress(text)
      if (address === null) return
      expect(address).toMatch(/^[!-~]+@[!-~]+$/)
      expect(address).not.toMatch(/[<>",;\s]/)
      expect(parseAddress(address)).toBe(address)
    }),
  )
})
