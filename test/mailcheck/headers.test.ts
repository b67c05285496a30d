import { expect, test } from "vitest"
import { headerFaults } from "./headers.ts"
import { otherwise, soundMail } from "./refusing.ts"

test.each([
  ["List-Unsubscribe", undefined, "List-Unsubscribe is not one link of ours"],
  ["List-Unsubscribe", "<https://elsewhere.example/leave/x>", "List-Unsubscribe is not one link of ours"],
  ["List-Unsubscribe", "<mailto:leave@news.example.com>", "List-Unsubscribe is not one link of ours"],
  ["List-Unsubscribe-Post", undefined, "List-Unsubscribe-Post is not"],
  ["List-Unsubscribe-Post", "List-Unsubscribe=Two-Clicks", "List-Unsubscribe-Post is not"],
  ["List-Id", undefined, "List-Id names no list"],
  ["List-Id", "Plumbline", "List-Id names no list"],
  ["X-Note", "one\r\nBcc: someone@example.org", "X-Note holds a line break"],
])("a mail to a list whose %s is %j is refused", async (name, value, fault) => {
  const mail = await soundMail()
  const { [name]: _, ...others } = mail.sent.headers ?? {}
  const headers = value === undefined ? others : { ...others, [name]: value }
  expect(headerFaults(otherwise(mail, { headers })).join("\n")).toContain(fault)
})

test("a mail to one reader needs no way to leave a list", async () => {
  const mail = await soundMail()
  expect(headerFaults({ ...otherwise(mail, { headers: {} }), toList: false })).toEqual([])
})

test("a subject that is long, broken or not the title is refused", async () => {
  const mail = await soundMail()
  const named = (subject: string) =>
    otherwise(mail, {
      subject,
      html: mail.sent.html.replace(/<title>.*?<\/title>/, `<title>${subject}</title>`),
    })
  expect(headerFaults(named("x".repeat(78)))).toEqual([])
  expect(headerFaults(named("x".repeat(79))).join()).toContain("79 characters")
  expect(headerFaults(named("one\ntwo")).join()).toContain("subject holds a line break")
  expect(headerFaults(otherwise(mail, { subject: "Another" })).join()).toContain(
    "the title is not the subject",
  )
  const untitled = mail.sent.html.replace(/<title>.*?<\/title>/, "")
  expect(headerFaults(otherwise(mail, { html: untitled })).join()).toContain("there is none")
})

test("a title whose signs are written as HTML is the subject all the same", async () => {
  const mail = await soundMail()
  const html = mail.sent.html.replace(/<title>.*?<\/title>/, "<title>Mining &amp; price</title>")
  expect(headerFaults(otherwise(mail, { html, subject: "Mining & price" }))).toEqual([])
})
