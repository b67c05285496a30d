import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { footnoteMark } from "../../emails/footnotes.ts"
import { renderEdition } from "../../emails/render.tsx"
import { tableLines } from "../../emails/text/table.ts"
import { columns, plain, wordsOf, wrap } from "../../emails/text/wrap.ts"
import { edition, frame, text } from "./edition-fixture.ts"
import { mails } from "./mails.ts"

describe.each(Object.entries(mails))("the text of the %s mail", (_, render) => {
  test("has no line over 72 columns but a link's, and none that ends in a space", async () => {
    const lines = (await render()).text.split("\n")
    expect(lines.filter((line) => line.length > columns && !/https:\/\/\S+$/.test(line))).toEqual([])
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([])
  })

  test("holds no HTML and ends with one line break", async () => {
    const mail = await render()
    expect(mail.text).not.toMatch(/<[a-z/]|&(amp|lt|gt|quot|#)/)
    expect(mail.text).toMatch(/[^\n]\n$/)
  })
})

test("wrapped text is the same words, in lines that the width allows", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, unit: fc.constantFrom("a", "é", "−", "9", " ", "\n") })),
      (texts) => {
        const lines = wrap(texts.map(plain), "- ", "  ")
        const words = texts
          .join(" ")
          .split(/[ \n]+/)
          .filter(Boolean)
        expect(lines.join(" ").replace(/^- /, "").split(/ +/).filter(Boolean)).toEqual(words)
        for (const line of lines)
          if (line.length > columns) expect(line.trim().replace(/^- /, "")).not.toContain(" ")
      },
    ),
  )
})

test("a short figure is one word, a long one may be broken", () => {
  expect(wordsOf(text("at {978 EH/s|h} now"))).toEqual(["at", "978 EH/s", "now"])
  expect(wordsOf(text("in {$65,000 to $70,500|z}"))).toEqual(["in", "$65,000", "to", "$70,500"])
})

test("a line break inside a text cannot begin a line of its own making", () => {
  expect(wrap([plain("one\r\ntwo\n\nthree")])).toEqual(["one two three"])
})

test("columns are aligned, the first to the left and the figures to the right", () => {
  expect(
    tableLines(
      ["Coin", "Close"],
      [
        ["Bitcoin", "$70,330"],
        ["BNB", "$640"],
      ],
    ),
  ).toEqual(["Coin        Close", "Bitcoin   $70,330", "BNB          $640"])
})

test("rows too wide for the text stand one under the other, each cell named", () => {
  const long = "a".repeat(40)
  expect(
    tableLines(
      ["Coin", "Close", "Why"],
      [
        ["Bitcoin", "$70,330", long],
        [long, "$1", "x"],
      ],
    ),
  ).toEqual(["Bitcoin", "  Close: $70,330", `  Why: ${long}`, long, "  Close: $1", "  Why: x"])
})

test("links are named by letters, on and on", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(footnoteMark)).toEqual([
    ...["[a]", "[b]", "[z]", "[aa]", "[ab]", "[az]", "[ba]", "[zz]", "[aaa]"],
  ])
})

test("each mark in the text stands for one address at its end, and each address has a mark", async () => {
  const { text } = await renderEdition(edition, "trader", frame)
  const [body = "", links = ""] = text.split("\nLinks\n")
  const listed = links.trim().split("\n")
  const marks = listed.map((line) => /^\[[a-z]+\] (?=https:\/\/)/.exec(line)?.[0].trim())
  expect(new Set(marks).size).toBe(listed.length)
  expect(new Set(body.match(/\[[a-z]+\]/g))).toEqual(new Set(marks))
  expect(body).toContain("- mempool.space [")
  expect(body.match(/https:\/\/\S+/g)).toEqual([
    "https://news.example.com/editions/2026-02-08.",
    "https://news.example.com/editions/2026-02-08",
  ])
})

test("the zones are a ladder with the price across it, the figures a table", async () => {
  const { text } = await renderEdition(edition, "trader", frame)
  expect(text).toMatch(
    /\nC {2}above {14}\$80,200\n[\s\S]*\n-- UTC close {10}\$70,330 -{40,}\nA {2}around the price {3}\$65,000/,
  )
  expect(text).toContain(
    [
      "UTC close                  $70,330   of 8 Feb, Binance",
      "Price at writing           $70,298   at 00:10 UTC on 9 Feb",
      "Seven days                   −8.6%   between UTC closes",
    ].join("\n"),
  )
})
