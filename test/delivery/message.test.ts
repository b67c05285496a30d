import { describe, expect, test } from "vitest"
import { Envelope, envelopeOf } from "../../src/delivery/envelope.ts"
import { type LinkTokens, toMessage } from "../../src/delivery/message.ts"
import { readerOf } from "./chunk-events.ts"

const file = { html: "h", text: "t" }
const parts = {
  newsletter: "bitcoin",
  title: "Plumbline",
  delivery: "bitcoin/2026-02-08/1/edition",
  from: "Plumbline <news@news.example.com>",
  subject: "A subject",
  baseUrl: "https://news.example.com",
  tokenKeyId: "k1",
  mails: { general: file, "long-term-holder": file, trader: file, beginner: file },
}
const texts = { html: '<a href="%%unsubscribe%%">Leave</a>', text: "Leave: %%unsubscribe%%" }
const tokens = { unsubscribe: "k1.p.1", preferences: "k1.p.2" }
const mail = (over: Partial<typeof texts> = {}, own: Partial<LinkTokens> = {}) =>
  toMessage(envelopeOf(parts), 3, { ...texts, ...over }, readerOf(5), { ...tokens, ...own })

describe("a reader's message", () => {
  test("is the frozen texts with the reader's own link, and the headers of RFC 8058 and RFC 2919", () => {
    expect(mail()).toEqual({
      from: "Plumbline <news@news.example.com>",
      to: "reader5@reader.example",
      subject: "A subject",
      html: '<a href="https://news.example.com/unsubscribe/k1.p.1">Leave</a>',
      text: "Leave: https://news.example.com/unsubscribe/k1.p.1",
      headers: {
        "List-Unsubscribe": "<https://news.example.com/unsubscribe/k1.p.1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": "Plumbline <bitcoin.news.example.com>",
      },
      tags: [
        { name: "newsletter", value: "bitcoin" },
        { name: "delivery", value: "bitcoin_2026-02-08_1_edition" },
        { name: "chunk", value: "3" },
      ],
    })
  })

  test("has the reader's own preference link wherever its token stands: nowhere, once or twice", () => {
    const link = "https://news.example.com/preferences/k1.p.2"
    const text = (text: string) =>
      mail({ text: `%%unsubscribe%% ${text}` })
        .text.split(" ")
        .slice(1)
    expect(text("none")).toEqual(["none"])
    expect(text("%%preferences%%")).toEqual([link])
    expect(text("%%preferences%% %%preferences%%")).toEqual([link, link])
  })

  test("a preference link is no way out: it does not stand for the unsubscribe link", () => {
    expect(() => mail({ text: "%%preferences%%" })).toThrow("has no unsubscribe link")
  })

  test("is the same bytes every time, and through the row that holds the envelope", () => {
    const stored = Envelope.parse(JSON.parse(JSON.stringify(envelopeOf(parts))))
    const again = toMessage(stored, 3, texts, readerOf(5), tokens)
    expect(JSON.stringify(again)).toBe(JSON.stringify(mail()))
  })

  test("takes text that a replacement pattern would change as it is", () => {
    const envelope = envelopeOf({ ...parts, baseUrl: "https://news.example.com/$&" })
    expect(toMessage(envelope, 0, texts, readerOf(5), { ...tokens, unsubscribe: "t" }).text).toBe(
      "Leave: https://news.example.com/$&/unsubscribe/t",
    )
  })

  test("offers to leave by a mail, too, where such mails are read", () => {
    const envelope = envelopeOf({ ...parts, leaveMailbox: "leave@news.example.com" })
    expect(toMessage(envelope, 0, texts, readerOf(5), tokens).headers?.["List-Unsubscribe"]).toBe(
      "<https://news.example.com/unsubscribe/k1.p.1>, <mailto:leave@news.example.com?subject=k1.p.1>",
    )
  })

  test("answers go to the reply address where there is one", () => {
    const envelope = envelopeOf({ ...parts, replyTo: "desk@news.example.com" })
    expect(toMessage(envelope, 0, texts, readerOf(5), { ...tokens, unsubscribe: "t" }).replyTo).toBe(
      "desk@news.example.com",
    )
  })

  test("is refused when a token is left that nothing stands for", () => {
    expect(() => mail({ html: "%%unsubscribe%% %%somewhere%%" })).toThrow("%%somewhere%%")
  })

  test("is refused when a text has no unsubscribe link", () => {
    expect(() => mail({ text: "no way out" })).toThrow("the frozen text has no unsubscribe link")
  })

  test("is refused when the token would break out of its URL", () => {
    for (const own of [{ unsubscribe: 'a"> <b' }, { preferences: 'a"> <b' }]) {
      expect(() => mail({}, own)).toThrow("characters that a URL would have to escape")
    }
  })
})

describe("an envelope", () => {
  test.each([
    { from: "News <a@b.example>\r\nBcc: eve@evil.example" },
    { subject: "Two\nlines" },
    { replyTo: "a@b.example\u0000" },
  ])("refuses a header with a line break or control character: %j", (over) => {
    expect(() => envelopeOf({ ...parts, ...over })).toThrow("one line without control characters")
  })

  test("leaves a title out of List-Id that a header would have to encode", () => {
    const listIdOf = (title: string) => envelopeOf({ ...parts, title }).headers["List-Id"]
    expect(listIdOf("Senklot täglich")).toBe("<bitcoin.news.example.com>")
    expect(listIdOf('A "title", quoted')).toBe("<bitcoin.news.example.com>")
  })

  test("needs the texts of every reader kind", () => {
    const { trader: _, ...three } = parts.mails
    expect(Envelope.safeParse({ ...envelopeOf(parts), mails: three }).success).toBe(false)
  })
})
