import { describe, expect, it } from "vitest"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { coverage } from "../../src/edition/verify/coverage.ts"
import { visibleText } from "../../src/edition/verify/visible-text.ts"
import { type Rendered, type RenderedRules, verifyRendered } from "../../src/edition/verify.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { mutants } from "./mutants.ts"
import { simpleMail, simpleRules } from "./simple-mail.ts"

const { edition } = composeFromFigures({ figures, reasons: [] }, settings, null)
const mail = simpleMail(edition)
const problems = (changed: Partial<Rendered>, rules: Partial<RenderedRules> = {}): string[] =>
  verifyRendered({ ...mail, ...changed }, edition, { ...simpleRules, ...rules }).map(
    ({ where, detail }) => `${where}: ${detail}`,
  )
const inHtml = (html: string): string[] => problems({ html: mail.html.replace("</body>", `${html}</body>`) })

describe("a finished mail", () => {
  it("that says what the edition says has no problem", () => {
    expect(problems({})).toEqual([])
  })

  it("is refused, whichever digit, sign, direction word, date or unit of a body was changed", () => {
    const [head = "", body = ""] = mail.html.split("<div hidden>")
    const foot = body.indexOf("<a href")
    const alive = mutants(body.slice(0, foot))
      .filter((mutant) => problems({ html: `${head}<div hidden>${mutant}${body.slice(foot)}` }).length === 0)
      .concat(mutants(mail.text).filter((text) => problems({ text }).length === 0))
    expect(alive.map((mutant) => mutant.slice(0, 40))).toEqual([])
  })

  it("is refused when a sentence or a cell is lost, or said only once where it is due twice", () => {
    expect(problems({ html: mail.html.replace("<p>+0.1%</p>", "") })).toEqual(["html: lost: +0.1%"])
    expect(problems({ text: mail.text.replace(edition.standfirst.text, "") })).toHaveLength(1)
    expect(problems({ html: mail.html.replace("<p>+1.5%</p>", "<p>+0.1%</p>") })).toEqual([
      "html: lost: +1.5%",
    ])
  })

  it("may leave out the sections that its rules leave out, and no others", () => {
    const left = (id: string) => ({
      ...edition,
      sections: edition.sections.filter((each) => each.readers !== id),
    })
    const html = simpleMail(left("trader")).html
    expect(problems({ html })).not.toEqual([])
    expect(problems({ html }, { omits: ({ readers }) => readers === "trader" })).toEqual([])
  })

  it.each([
    ["text", "<p>It may reach 99 next</p>", '"99"'],
    ["alt text", '<img src="https://plumbline.example/a.png" alt="from 114,959">', '"114"'],
    ["a title", '<span title="about 5">x</span>', '"5"'],
    ["a label", '<p aria-label="7 of 9">x</p>', '"7"'],
    ["a description", '<meta name="description" content="42 words">', '"42"'],
    ["digits of another script", "<p>٤٢</p>", '"٤٢"'],
  ])("is refused for a numeral in %s", (_, html, numeral) => {
    expect(inHtml(html).join()).toContain(`${numeral} is in no proved text`)
  })

  it("is refused for a direction word of its own", () => {
    expect(inHtml("<p>The price fell</p>")).toEqual(['html: "fell" is in no proved text'])
    expect(inHtml("<p>A · above</p>")).toEqual(['html: "above" is in no proved text'])
    expect(inHtml("<p>A · below</p><p>1. Hash rate</p><p>3. Hash rate</p>")).toEqual([
      'html: "1" is in no proved text',
    ])
  })

  it("is not refused for numerals in styles, scripts, comments and widths", () => {
    expect(
      inHtml(
        '<style>td{width:33px}</style><!-- 12 --><table width="600"><tr><td style="top:1px">x</td></tr></table>',
      ),
    ).toEqual([])
  })

  it("may break lines and join words with spaces that do not break, and sentences with marks inside", () => {
    const html = mail.html.replace(
      "Bitcoin closed at",
      "<b>Bitcoin</b>&nbsp;closed\n <span data-fact='x'>at</span>",
    )
    expect(problems({ html })).toEqual([])
    expect(problems({ text: mail.text.replace(/ (?=closed|about)/g, "\n  ") })).toEqual([])
  })

  it("is refused for a link to elsewhere", () => {
    expect(inHtml('<a href="https://plumbline.example.evil/">x</a>')).toEqual([
      "html: a foreign link: https://plumbline.example.evil/",
    ])
    expect(inHtml('<img src="http://tracker.example/p.gif">')).toHaveLength(1)
    expect(problems({ text: `${mail.text}\nhttps://elsewhere.example/9` })).toEqual([
      "text: a foreign link: https://elsewhere.example/9",
    ])
  })

  it("is refused when a token stands too often, too seldom, or is unknown", () => {
    expect(problems({ html: mail.html.replace("%%unsubscribe%%", "#") })).toContain(
      "html: %%unsubscribe%% stands 0 times, due is 1",
    )
    expect(problems({ text: `${mail.text} %%unsubscribe%%` })).toEqual([
      "text: %%unsubscribe%% stands 2 times, due is 1",
    ])
    expect(inHtml("%%address%%")).toEqual(["html: %%address%% stands 1 times, due is 0"])
  })

  it("is refused for a subject that is not the headline, holds a line end, or a numeral of its own", () => {
    expect(problems({ subject: "Big news" })).toHaveLength(1)
    expect(problems({ subject: `${mail.subject}\r\nBcc: all` })).toContain(
      "subject: the subject holds a line end or a control character",
    )
    expect(problems({ subject: `3 facts: ${mail.subject}` })).toEqual(['subject: "3" is in no proved text'])
  })
})

describe("coverage", () => {
  it("takes a text as a whole token only", () => {
    expect(coverage("$87,330", [], ["$87"]).unaccounted).toEqual(["87", "330"])
    expect(coverage("−1.5%", ["1.5%"], []).missing).toEqual(["1.5%"])
    expect(coverage("1.5%", [], ["1.5"]).unaccounted).toEqual(["1", "5"])
    expect(coverage("at $87.", ["$87"], [])).toEqual({ missing: [], unaccounted: [] })
  })

  it("uses each place once, for the longest text", () => {
    expect(coverage("fell 8.6% and 8.6%", ["fell 8.6%", "8.6%", "8.6%"], []).missing).toEqual(["8.6%"])
  })
})

it("the visible text of a document is what can be read or heard", () => {
  expect(visibleText("<title>T</title><p>Bitcoin <b>fe</b>ll</p><p>x</p><img alt='A line'><br>y").text).toBe(
    "T Bitcoin fell x A line y",
  )
})
