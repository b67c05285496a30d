import { expect, test } from "vitest"
import { allowed, clientFaults } from "./clients.ts"
import { soundMail, withBody } from "./refusing.ts"

test.each([
  ["a drawing in the HTML", '<svg width="9" height="9"><path d="M0 0h9v9z"/></svg>', "<svg> element"],
  ["boxes that are laid out by flex", '<div style="display:flex"><p>text</p></div>', "display:flex"],
  ["a picture behind a text", '<p style="background-image:url(x.png)">text</p>', "background-image"],
  ["a picture in a format that is not for all", '<img src="x.webp" alt="x">', "webP"],
  ["a picture in the HTML itself", '<img src="data:image/png;base64,AA" alt="x">', "data: picture"],
  ["a colour that Gmail does not know", '<p style="color:oklch(60% 0.2 30)">text</p>', "modern colour"],
  [
    "a colour written in a way that it does not",
    '<p style="color:rgb(0 0 0 / 50%)">text</p>',
    "modern colour",
  ],
  ["a variable", '<p style="color:var(--ink)">text</p>', "CSS variable"],
])("%s is refused, with the clients that lack it", async (_, more, feature) => {
  const { html } = (await soundMail()).sent
  const faults = clientFaults(withBody(html, more)).join("\n")
  expect(faults).toContain(feature)
  expect(faults).toMatch(/gmail|outlook/)
})

test("what one client may lack is refused where another lacks it too", () => {
  const faults = clientFaults('<p style="border-radius:4px;word-break:break-all">text</p>')
  expect(faults).toEqual([])
  const [radius] = allowed.filter(({ features }) => features.includes("border-radius"))
  expect(radius?.by).toEqual(["outlook.windows"])
})

test("each thing that a client may lack has its reason", () => {
  for (const { features, by, why } of allowed) {
    expect(features.length * by.length).toBeGreaterThan(0)
    expect(why).toMatch(/\w+ \w+ \w+/)
  }
})
