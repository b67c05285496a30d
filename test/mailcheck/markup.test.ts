import { expect, test } from "vitest"
import { markupFaults } from "./markup.ts"
import { soundMail, withBody } from "./refusing.ts"

test.each([
  ["a picture without alternative text", '<img src="https://news.example.com/x.png">', "wcag/h37"],
  ["a heading that leaves a level out", "<h4>Zones</h4>", "heading-level"],
  ["an element that is closed in another's place", "<p><b>text</p></b>", "close-order"],
  ["an id that stands twice", '<p id="a">1</p><p id="a">2</p>', "no-dup-id"],
  ["a block in a paragraph", "<p><table><tr><td>1</td></tr></table></p>", "close-order"],
])("%s is refused", async (_, more, rule) => {
  const { html } = (await soundMail()).sent
  expect((await markupFaults(withBody(html, more))).join("\n")).toContain(rule)
})

test("a second title is refused", async () => {
  const { html } = (await soundMail()).sent
  const twice = html.replace("</head>", "<title>Another</title></head>")
  expect((await markupFaults(twice)).join("\n")).toContain("element-permitted-occurrences")
})
