import { describe, expect, it } from "vitest"
import { findSentence } from "../../src/edition/claim.ts"
import { quoteClaims } from "../../src/edition/claims/further.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Block, Edition } from "../../src/edition/edition.ts"
import { type Fact, factsById } from "../../src/edition/fact.ts"
import {
  findQuote,
  Quote,
  quotationsIn,
  quoteFacts,
  quoteProblems,
  quotes,
} from "../../src/edition/quotes.ts"
import { verifyRendered, verifySentences } from "../../src/edition/verify.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { headlines } from "./market-figures.ts"
import { simpleMail, simpleRules } from "./simple-mail.ts"

const headline = (title: string, url: string, hour: number) => ({
  title,
  url,
  published: `2026-02-08T${String(hour).padStart(2, "0")}:00:00Z`,
})
// Headlines as such sites write them, with numerals, direction words, advice and a cause of their own.
const given = headlines({
  coindesk: [
    headline(
      "Why bitcoin will hit $100,000: buy now, analyst says",
      "https://www.coindesk.com/markets/a",
      20,
    ),
    headline("Ether fell 12% “because of” liquidations", "https://www.coindesk.com/markets/b", 19),
    headline("A third of the same site", "https://www.coindesk.com/markets/c", 18),
  ],
  decrypt: [headline("Miners & markets: <3 reasons", "https://decrypt.co/1/miners", 17)],
  cryptoslate: [headline("Elsewhere", "https://evil.example/x", 16)],
})
const { edition, evidence } = composeFromFigures(
  { figures: [...figures, given], reasons: [] },
  settings,
  null,
)
const facts = factsById(evidence.facts)
const further = edition.sections.find(({ id }) => id === "further")
const block = further?.blocks[0]
if (block?.kind !== "headlines") throw new Error("the edition lists headlines")
const withBlock = (changed: Block): Edition => ({
  ...edition,
  sections: edition.sections.map((section) =>
    section.id === "further" ? { ...section, blocks: [changed] } : section,
  ),
})
const [first, ...rest] = block.items
if (!first) throw new Error("a list has a first item")
const problems = (changed: Edition, known = facts): string[] =>
  verifySentences(changed, known).map(({ detail }) => detail)

describe("headlines of others", () => {
  it("are printed byte for byte, with their site and day, apart from our own words and sources", () => {
    expect(further?.title).toBe("Headlines of others, not checked by us")
    expect(block.items.map(({ title, url, note }) => [title.text, url, note.text])).toEqual([
      [
        "Why bitcoin will hit $100,000: buy now, analyst says",
        "https://www.coindesk.com/markets/a",
        "CoinDesk, 8 Feb 2026",
      ],
      [
        "Ether fell 12% “because of” liquidations",
        "https://www.coindesk.com/markets/b",
        "CoinDesk, 8 Feb 2026",
      ],
      ["Miners & markets: <3 reasons", "https://decrypt.co/1/miners", "Decrypt, 8 Feb 2026"],
    ])
    expect(problems(edition)).toEqual([])
    expect(facts.get("headline.1.title")?.quality).toBe("external")
    const sources = edition.sections.find(({ id }) => id === "sources")
    expect(JSON.stringify(sources)).not.toContain("CoinDesk")
  })

  it("whose link leads away from the site are passed over, and no site has more than two", () => {
    const printed = JSON.stringify(block)
    expect(printed).not.toContain("evil.example")
    expect(printed).not.toContain("A third of the same site")
  })

  it.each([
    ["a word", { ...first, title: { ...first.title, text: first.title.text.replace("buy", "sell") } }],
    ["a figure", { ...first, title: { ...first.title, text: first.title.text.replace("100", "900") } }],
    ["its link", { ...first, url: "https://www.coindesk.com/markets/other" }],
    ["the site's host", { ...first, url: "https://coindesk.evil.example/markets/a" }],
    ["its site", { ...first, note: { ...first.note, text: "Decrypt, 8 Feb 2026" } }],
    ["no span", { ...first, title: { ...first.title, spans: [] } }],
  ])("are refused with %s changed", (_, changed) => {
    expect(problems(withBlock({ ...block, items: [changed, ...rest] })).length).toBeGreaterThan(0)
  })

  it("are refused in another order, incomplete, twice, or among our own words", () => {
    expect(problems(withBlock({ ...block, items: [...rest, first] })).length).toBeGreaterThan(0)
    expect(problems(withBlock({ ...block, items: [first] })).join()).toContain("left out")
    const twice = { ...edition, sections: [...edition.sections, ...(further ? [further] : [])] }
    expect(problems(twice).join()).toContain("headlines are listed twice")
    const among = {
      ...edition,
      sections: edition.sections.flatMap((section) => {
        if (section.id === "further") return []
        return section.id === "data" ? [{ ...section, blocks: [...section.blocks, block] }] : [section]
      }),
    }
    expect(problems(among).join()).toContain("among our own words")
  })

  it("stand in a finished mail as they were stored, with their own links and no others", () => {
    const mail = simpleMail(edition)
    const wrong = (html: string) =>
      verifyRendered(
        { ...mail, html: mail.html.replace("</body>", `${html}</body>`) },
        edition,
        simpleRules(edition),
      )
    expect(wrong("")).toEqual([])
    expect(wrong(`<a href="${first.url}"></a>`)).toEqual([])
    expect(wrong('<a href="https://www.coindesk.com/other"></a>').length).toBe(1)
    const html = mail.html.replace("analyst says", "analysts say")
    expect(verifyRendered({ ...mail, html }, edition, simpleRules(edition)).length).toBeGreaterThan(0)
  })

  it("are absent where no site gave any", () => {
    const without = composeFromFigures({ figures, reasons: [] }, settings, null).edition
    expect(without.sections.some(({ id }) => id === "further")).toBe(false)
  })
})

// Row 21 of the ledger: the source had "felt like", and the article printed that he "called it" so. The link stands for
// the source's.
const said: Quote = {
  text: "felt like a 'sell at any price' working order",
  who: "Jasper De Maere",
  url: "https://news.example/2026/02/06/desk-notes",
  day: "2026-02-06",
  regimes: ["relief-bounce"],
}

describe("a quoted statement", () => {
  const fact = (id: string, value: string): Fact => ({
    id,
    value,
    unit: "text",
    asOf: settings.slot,
    method: "regime@1",
    inputs: [],
    quality: "measured",
  })
  const known = factsById([fact("regime", "relief-bounce")])
  const made = factsById(quoteFacts({ settings }, known, [said]))
  const [claim] = quoteClaims
  if (!claim) throw new Error("there is a claim that quotes")
  const sentence = findSentence(claim, made, "bitcoin/2026-02-08")
  if (!sentence) throw new Error("the statement is quoted")
  const quoting = (text: string): Edition => ({ ...edition, standfirst: { ...sentence, text } })
  const wrong = (text: string, store = [said], by = made) =>
    quoteProblems(quoting(text), by, store).map(({ detail }) => detail)

  it("is printed byte for byte with its name, link and date", () => {
    for (const part of [said.text, said.who, said.url, "6 Feb 2026"]) expect(sentence.text).toContain(part)
    expect(wrong(sentence.text)).toEqual([])
  })

  it("is refused when it is not what was said", () => {
    expect(wrong(sentence.text.replace("felt like a", "called it a"))).toHaveLength(1)
    expect(wrong(sentence.text.replace("any price", "any cost"))).toHaveLength(1)
    expect(wrong("He called it a 'sell at any price' working order.")).toEqual([
      "“sell at any price” is not what anyone is known to have said",
    ])
    expect(wrong("He called it a “working order.")).toHaveLength(1)
  })

  it("is refused from a store that does not have it, and under another's name, link or day", () => {
    expect(wrong(sentence.text, [])).toHaveLength(1)
    for (const id of ["quote.who", "quote.url", "quote.day"]) {
      const by = factsById([...made.values(), fact(id, "https://else.example")])
      expect(wrong(sentence.text, [said], by)).toHaveLength(1)
    }
  })

  it("is printed once at most", () => {
    expect(wrong(`${sentence.text} ${sentence.text}`).join()).toContain("at most one")
  })

  it("is of the fortnight before, of such a market, and absent otherwise", () => {
    const at = (day: string, regime: string) => findQuote([said], { day, regime, seed: "x" })
    expect(at("2026-02-06", "relief-bounce")).toBe(said)
    expect(at("2026-02-20", "relief-bounce")).toBe(said)
    expect(at("2026-02-21", "relief-bounce")).toBeNull()
    expect(at("2026-02-05", "relief-bounce")).toBeNull()
    expect(at("2026-02-08", "rally")).toBeNull()
    expect(quoteFacts({ settings }, new Map(), [said])).toEqual([])
  })

  it("is kept in a store whose every entry is whole", () => {
    for (const quote of quotes) expect(Quote.parse(quote)).toEqual(quote)
    expect(Quote.safeParse({ ...said, url: "http://news.example" }).success).toBe(false)
    expect(Quote.safeParse({ ...said, text: "half a “quotation" }).success).toBe(false)
    expect(Quote.safeParse({ ...said, regimes: [] }).success).toBe(false)
  })

  it("is not taken from an apostrophe", () => {
    expect(quotationsIn("The miners' side, and bitcoin's week, don't quote.")).toEqual([])
  })
})
