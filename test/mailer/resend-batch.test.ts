import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { MailTemplate } from "../../src/mailer/mailer.ts"
import { batchBody } from "../../src/mailer/resend-batch.ts"

const template: MailTemplate = {
  from: "Plumbline <news@news.example.com>",
  subject: "−8.6 % \u201cin seven days\u201d",
  html: '<a href="%%leave%%">Leave</a>',
  text: "Leave: %%leave%%\n",
  headers: { "List-Unsubscribe": "<%%leave%%>" },
  tags: [{ name: "chunk", value: "%%chunk%%" }],
}
const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

describe("a batch's bytes", () => {
  test("are Resend's JSON of each mail, with the reader's own strings in place of the tokens", () => {
    const values = { leave: "https://news.example.com/u/1", chunk: "3" }
    expect(read(batchBody([{ template, to: "ann@reader.example", values }]))).toEqual([
      {
        to: ["ann@reader.example"],
        from: "Plumbline <news@news.example.com>",
        subject: "−8.6 % \u201cin seven days\u201d",
        html: '<a href="https://news.example.com/u/1">Leave</a>',
        text: "Leave: https://news.example.com/u/1\n",
        headers: { "List-Unsubscribe": "<https://news.example.com/u/1>" },
        tags: [{ name: "chunk", value: "3" }],
      },
    ])
  })

  test("are what JSON itself makes of the finished mails, whatever characters they hold", () => {
    const anyText = fc.string({ unit: "binary" }).filter((text) => !text.includes("%"))
    fc.assert(
      fc.property(
        fc.record({ subject: anyText, html: anyText, text: anyText }),
        fc.array(fc.record({ to: anyText, own: anyText }), { minLength: 1, maxLength: 5 }),
        (texts, readers) => {
          const each: MailTemplate = {
            from: "a@b.example",
            subject: texts.subject,
            html: `${texts.html}%%own%%${texts.html}`,
            text: `%%own%%${texts.text}%%own%%`,
          }
          const mails = readers.map(({ to, own }) => ({ template: each, to, values: { own } }))
          expect(read(batchBody(mails))).toEqual(
            readers.map(({ to, own }) => ({
              to: [to],
              from: "a@b.example",
              subject: texts.subject,
              html: `${texts.html}${own}${texts.html}`,
              text: `${own}${texts.text}${own}`,
            })),
          )
        },
      ),
    )
  })

  test("are refused when a token is left that nothing stands for", () => {
    expect(() => batchBody([{ template, to: "ann@reader.example", values: { leave: "x" } }])).toThrow(
      "%%chunk%%",
    )
  })
})
