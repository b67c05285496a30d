import { Parser } from "htmlparser2"
import { expect, test } from "vitest"
import { isWebLink } from "../../emails/link.ts"
import { fixedStrings, renderEdition, renderEditorsMail } from "../../emails/render.tsx"
import { Edition } from "../../src/edition/edition.ts"
import { edition, frame, sentence, text } from "./edition-fixture.ts"
import { held } from "./mails.ts"
import { visibleText } from "./visible-text.ts"

const nasty = `<script>alert(1)</script> & "two" 'one' </td>\r\nBcc: x`
const shown = `<script>alert(1)</script> & "two" 'one' </td> Bcc: x`

const hostile = Edition.parse({
  ...edition,
  headline: sentence(nasty),
  standfirst: sentence(nasty),
  strip: [{ label: nasty, value: text(nasty), note: text(nasty) }],
  sections: [
    { id: "data", title: nasty, blocks: [{ kind: "paragraph", sentences: [sentence(nasty)] }] },
    {
      id: "sources",
      title: "Sources",
      blocks: [
        {
          kind: "sources",
          items: [
            { name: nasty, url: "javascript:alert(1)", note: text(nasty) },
            { name: "b", url: "http://plain.example/", note: text("b") },
          ],
        },
      ],
    },
  ],
})

function tagsOf(html: string): Set<string> {
  const tags = new Set<string>()
  new Parser({ onopentagname: (name) => tags.add(name) }).end(html)
  return tags
}

test("text that looks like HTML is shown as text, and makes no element", async () => {
  const { html } = await renderEdition(hostile, "general", { ...frame, title: nasty, postalAddress: nasty })
  expect(tagsOf(html)).not.toContain("script")
  expect(visibleText(html).split(shown).length).toBeGreaterThan(8)
  const marked = await renderEdition(edition, "general", frame)
  expect([...tagsOf(html)].filter((tag) => !tagsOf(marked.html).has(tag))).toEqual([])
})

test("a line break cannot get into the subject or the preview line, nor a carriage return into the text", async () => {
  const mail = await renderEdition(hostile, "general", { ...frame, title: nasty, postalAddress: nasty })
  expect(mail.subject).toBe(shown)
  expect(mail.preview).toBe(shown)
  expect(mail.text).not.toContain("\r")
  expect(mail.text.replace(/\s+/g, " ")).toContain(`${shown} ${shown}`)
  const news = await renderEditorsMail({ ...held, title: nasty, headline: nasty })
  expect(news.subject).not.toMatch(/[\r\n]/)
  expect(tagsOf(news.html)).not.toContain("script")
})

test("a source whose address is not https is named and never linked", async () => {
  const { html, text } = await renderEdition(hostile, "general", frame)
  for (const part of [html, text, fixedStrings(hostile, frame).join(" ")]) {
    expect(part).not.toMatch(/javascript:|http:\/\/plain/)
  }
  expect(visibleText(html)).toContain("\nb\n")
})

test("a fact's id cannot leave its attribute", async () => {
  const broken = {
    ...edition,
    headline: { ...sentence("up"), spans: [{ start: 0, end: 2, fact: '"><b>', format: "x" }] },
  }
  expect((await renderEdition(broken, "general", frame)).html).not.toContain("<b>")
})

test.each([
  "javascript:alert(1)",
  "http://news.example.com/",
  "data:text/html,x",
  'https://a.example/"onclick="x',
  "https://a.example/ b",
  "//a.example",
])("%s is not printed as a link", (url) => {
  expect(isWebLink(url)).toBe(false)
})

test("an https address is printed as a link", () => {
  expect(isWebLink("https://mempool.space/api/v1?a=1&b=(2)#c")).toBe(true)
})
