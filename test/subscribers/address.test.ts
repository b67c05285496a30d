import fc from "fast-check"
import { expect, test } from "vitest"
import { parseAddress } from "../../src/subscribers/address.ts"

test("the domain is lower-cased and the ends are trimmed; the local part stays as given", () => {
  expect(parseAddress(" Ada.L+news@Example.COM\n")).toBe("Ada.L+news@example.com")
  expect(parseAddress("a.d.a@gmail.com")).toBe("a.d.a@gmail.com")
  expect(parseAddress("o'neil_1@sub.example.co.uk")).toBe("o'neil_1@sub.example.co.uk")
})

test.each([
  ["RFC 5321 §4.1.1.3, its own example", "jones@foo.com", "jones@foo.com"],
  [
    "RFC 5322 §3.2.3, all that an atom may hold",
    "!#$%&'*+-/=?^_`{|}~@example.com",
    "!#$%&'*+-/=?^_`{|}~@example.com",
  ],
  ["RFC 5322 §1.2.3 and A.1.1", "john.q.public@example.com", "john.q.public@example.com"],
  [
    "RFC 3492 §7.1 (B), a label in Chinese",
    "ada@他们为什么不说中文.example",
    "ada@xn--ihqwcrb4cv8a8dqg056pqjye.example",
  ],
  [
    "RFC 5890 §2.3.2.1 and UTS #46: a U-label becomes its A-label",
    "ada@BÜCHER.example",
    "ada@xn--bcher-kva.example",
  ],
  ["a top-level domain that is international", "ada@пример.рф", "ada@xn--e1afmkfd.xn--p1ai"],
  ["an A-label as it is", "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
  ["the ideographic full stop that UTS #46 maps to a dot", "ada@例え。jp", "ada@xn--r8jz45g.jp"],
  ["a decomposed letter as its composed one", "ada@bu\u0308cher.example", "ada@xn--bcher-kva.example"],
])("%s: %s is kept as %s", (_, text, address) => {
  expect(parseAddress(text)).toBe(address)
})

test.each([
  ["RFC 5321 §4.1.3, an address literal", "ada@[192.0.2.1]"],
  ["an address of the network in place of a name", "ada@192.0.2.1"],
  ["the same, as a browser would read it", "ada@127.1"],
  ["RFC 5322 §3.2.4, a quoted local part", '"ada lovelace"@example.com'],
  ["RFC 5322 §3.2.4, quotes that need not be", '"ada"@example.com'],
  ["RFC 5322 §3.2.2, a comment", "ada(of London)@example.com"],
  ["RFC 5322 §3.4, a group", "all:ada@example.com;"],
  ["RFC 5322 §4.4, a route", "<@a.example,@b.example:ada@example.com>"],
  ["RFC 6531, a local part in another script", "用户@example.com"],
  ["RFC 5322 §3.2.3, a dot at the start", ".ada@example.com"],
  ["RFC 5322 §3.2.3, a dot at the end", "ada.@example.com"],
  ["RFC 5322 §3.2.3, two dots", "ada..l@example.com"],
  ["RFC 1123 §2.1, a label that begins with a hyphen", "ada@-example.com"],
  ["RFC 1123 §2.1, a label that ends with one", "ada@example-.com"],
  ["RFC 1035 §2.3.4, a label of 64 characters", `ada@${"d".repeat(64)}.com`],
  ["an underscore in a domain", "ada@exa_mple.com"],
  ["a dot at the end of a domain", "ada@example.com."],
  ["a port", "ada@example.com:25"],
  ["a soft hyphen that would be mapped away", "ada@exam\u00adple.com"],
  ["an encoded letter", "ada@ex%61mple.com"],
])("%s: %s is refused", (_, text) => {
  expect(parseAddress(text)).toBeNull()
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
  const at = (local: number, total: number) => {
    const domain = `${"d".repeat(63)}.`.repeat(4).slice(0, total - local - 5)
    return `${"l".repeat(local)}@${domain}.com`
  }
  expect(at(64, 254)).toHaveLength(254)
  expect(parseAddress(at(64, 254))).toBe(at(64, 254))
  expect(parseAddress(at(64, 255))).toBeNull()
  expect(parseAddress(at(65, 254))).toBeNull()
  expect(parseAddress(`${"l".repeat(388)}@example.com`)).toBeNull()
})

test("an address of RFC 5322 that is all ASCII and not quoted is accepted as it is, but for its domain's case", () => {
  const atom = fc.string({
    unit: fc.constantFrom(..."abcXYZ019!#$%&'*+-/=?^_`{|}~"),
    minLength: 1,
    maxLength: 12,
  })
  const local = fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join("."))
  fc.assert(
    fc.property(local, fc.domain(), (local, domain) => {
      expect(parseAddress(`${local}@${domain.toUpperCase()}`)).toBe(`${local}@${domain}`)
    }),
  )
})

test("a text of any kind is read in no time", () => {
  for (const text of ["(".repeat(254), "<".repeat(254), '"\\'.repeat(120), "a.".repeat(127), "@".repeat(254)])
    expect(parseAddress(text)).toBeNull()
})

test("an address that was parsed is safe in a header and parses to itself", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string({ unit: "binary" }),
        fc.string().map((text) => `ada@${text}.example`),
      ),
      (text) => {
        const address = parseAddress(text)
        if (address === null) return
        expect(address).toMatch(/^[!-~]+@[!-~]+$/)
        expect(address).not.toMatch(/[<>",;\s]/)
        expect(parseAddress(address)).toBe(address)
      },
    ),
  )
})
