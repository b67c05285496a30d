import * as fc from "fast-check"
import { expect, test } from "vitest"
import { readTestAddresses, toTestMail } from "../../src/delivery/test-send.ts"
import { Address } from "../../src/subscribers/address.ts"

const frame = {
  from: "News <news@news.example.com>",
  replyTo: null,
  subject: "A subject",
  baseUrl: "https://news.example.com",
}
const to = Address.parse("a@x.example")

test("addresses are read by the rule of the sign-up, each once; those that are none are told by their places", () => {
  expect(readTestAddresses(["a@X.example", " a@x.example ", "b@Bücher.example"])).toEqual({
    to: ["a@x.example", "b@xn--bcher-kva.example"],
  })
  expect(readTestAddresses(["a@", "a@x.example", "", "b"])).toEqual({ wrong: [0, 2, 3] })
})

test("whatever tokens a frozen text holds, a test has no reader's link and no header by which to leave", () => {
  const token = fc.constantFrom("%%unsubscribe%%", "%%oneclick%%", "%%preferences%%", "%%token%%")
  const words = fc.stringMatching(/^[a-z ]{0,20}$/)
  fc.assert(
    fc.property(fc.array(fc.oneof(token, words)), (parts) => {
      const text = parts.join(" ")
      const mail = toTestMail(frame, { html: text, text }, to)
      expect(mail.html).toBe(mail.text)
      expect(mail.html).not.toContain("%%")
      expect(mail).not.toHaveProperty("headers")
      expect(mail.html.split("https://news.example.com/account")).toHaveLength(
        text.split(/%%[a-z]+%%/).length,
      )
    }),
  )
})

test("the subject says that it is a test, and replies go where the edition's go", () => {
  expect(toTestMail({ ...frame, replyTo: "r@x.example" }, { html: "", text: "" }, to)).toMatchObject({
    from: frame.from,
    replyTo: "r@x.example",
    subject: "[Test] A subject",
    to,
  })
})
