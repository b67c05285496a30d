import { describe, expect, it } from "vitest"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Edition, Text } from "../../src/edition/edition.ts"
import { factsById } from "../../src/edition/fact.ts"
import { printedTexts } from "../../src/edition/printed.ts"
import { sentenceProblems } from "../../src/edition/verify/claim.ts"
import { textProblems } from "../../src/edition/verify/text.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { mutants } from "./mutants.ts"

const { edition, evidence } = composeFromFigures({ figures, reasons: [] }, settings, {
  slug: "2026-02-07",
  day: "2026-02-07",
  facts: { "btc.close": "69289.38", "cost.cash": "66493", "hash_rate.7d": "965", "cost.state": "within" },
})
const facts = factsById(evidence.facts)
const problems = (changed: Edition): string[] => verifySentences(changed, facts).map(({ detail }) => detail)
const section = (id: string) => edition.sections.findIndex((each) => each.id === id)
const withBlock = (
  id: string,
  block: number,
  value: Edition["sections"][number]["blocks"][number],
): Edition => {
  const at = section(id)
  const found = edition.sections[at]
  return found
    ? {
        ...edition,
        sections: edition.sections.with(at, { ...found, blocks: found.blocks.with(block, value) }),
      }
    : edition
}
const blockOf = (id: string, block: number) => edition.sections[section(id)]?.blocks[block]

it("a composed edition has no problem", () => {
  expect(problems(edition)).toEqual([])
})

describe("a corrupted edition", () => {
  it("is refused, whichever digit, sign, direction word, date or unit of any text was changed", () => {
    const alive: string[] = []
    let tried = 0
    for (const { text } of printedTexts(edition)) {
      for (const mutant of mutants(text.text)) {
        const changed: Edition = JSON.parse(
          JSON.stringify(edition, (_, value) =>
            value?.text === text.text ? { ...value, text: mutant } : value,
          ),
        )
        if (JSON.stringify(changed) === JSON.stringify(edition)) continue
        tried += 1
        if (problems(changed).length === 0) alive.push(mutant)
      }
    }
    expect(tried).toBeGreaterThan(500)
    expect(alive).toEqual([])
  })

  it("is refused when a span is moved, dropped, or made of another fact or format", () => {
    const { spans } = edition.headline
    const [first, ...rest] = spans
    if (!first) throw new Error("the headline has spans")
    for (const changed of [
      [{ ...first, fact: "eth.close" }, ...rest],
      [{ ...first, fact: "btc.moon" }, ...rest],
      [{ ...first, format: "price.exact" }, ...rest],
      [{ ...first, format: "percent" }, ...rest],
      [{ ...first, start: first.start + 1 }, ...rest],
      [first, first, ...rest],
      rest,
    ]) {
      expect(problems({ ...edition, headline: { ...edition.headline, spans: changed } })).not.toEqual([])
    }
  })

  it("is refused when a label, title, state, source or day is not the one proved", () => {
    const changed: Edition[] = [
      { ...edition, day: "2026-02-07" },
      { ...edition, status: "degraded" },
      { ...edition, inShort: edition.inShort.map((each) => ({ ...each, label: "Why to act" })) },
      { ...edition, strip: edition.strip.map((each) => ({ ...each, label: "30 days" })) },
      { ...edition, sections: edition.sections.map((each) => ({ ...each, title: "4 zones" })) },
      { ...edition, standfirst: { ...edition.standfirst, id: edition.headline.id } },
      { ...edition, standfirst: edition.headline },
    ]
    for (const each of changed) expect(problems(each)).not.toEqual([])
  })

  it("is refused when a cell stands in another coin's row, or the mark of a single source is lost", () => {
    const table = blockOf("context", 0)
    if (table?.kind !== "table") throw new Error("the context begins with a table")
    const [first, second, ...rest] = table.rows
    if (!first || !second) throw new Error("the table has rows")
    for (const rows of [
      [{ ...first, cells: second.cells }, second, ...rest],
      [{ ...first, cells: first.cells.toReversed() }, second, ...rest],
      [first, first, second, ...rest],
      table.rows.map((row) => ({ ...row, header: row.header.replace("*", "") })),
    ]) {
      expect(problems(withBlock("context", 0, { ...table, rows }))).not.toEqual([])
    }
    expect(
      problems(withBlock("context", 0, { ...table, columns: ["Close", "1 day", "30 days"] })),
    ).not.toEqual([])
  })

  it("is refused when a zone lies on the wrong side or is lettered out of order", () => {
    const block = blockOf("zones", 0)
    if (block?.kind !== "zones") throw new Error("the zones begin with zones")
    for (const change of [{ side: "above" as const }, { letter: "B" }]) {
      const zones = block.zones.map((zone) => ({ ...zone, ...change }))
      expect(problems(withBlock("zones", 0, { ...block, zones }))).not.toEqual([])
    }
  })

  it("is refused when an indicator's state or a source's link is another", () => {
    const watch = blockOf("watch", 0)
    const sources = blockOf("sources", 0)
    if (watch?.kind !== "indicators" || sources?.kind !== "sources")
      throw new Error("both sections are there")
    const items = watch.items.map((item) => ({ ...item, state: "down on the week" }))
    expect(problems(withBlock("watch", 0, { ...watch, items }))).toHaveLength(3)
    const links = sources.items.map((item) => ({ ...item, url: "https://elsewhere.example" }))
    expect(problems(withBlock("sources", 0, { ...sources, items: links }))).toHaveLength(sources.items.length)
  })

  it("is refused when readers are not told of what is left out, or a fact is gone", () => {
    const fewer = new Map([...facts].filter(([id]) => id !== "sol.return.7d"))
    expect(verifySentences({ ...edition, sections: [] }, fewer).map(({ where }) => where)).toContain(
      "notices",
    )
    expect(verifySentences(edition, new Map([...facts].filter(([id]) => id !== "cost.state")))).not.toEqual(
      [],
    )
  })
})

describe("a sentence", () => {
  const back = edition.headline

  it("of an unknown claim, or of another version, is refused", () => {
    expect(sentenceProblems("headline", { ...back, claim: "headline.hunch@1" }, facts)).toEqual([
      { where: "headline", detail: "no claim is called headline.hunch@1" },
    ])
    expect(sentenceProblems("headline", { ...back, claim: "headline.back@2" }, facts)).toHaveLength(1)
  })

  it("whose claim does not hold on the facts is refused", () => {
    const rose = new Map(facts)
    const week = facts.get("btc.return.7d")
    if (week) rose.set("btc.return.7d", { ...week, value: "0.02" })
    expect(sentenceProblems("headline", back, rose)[0]?.detail).toContain("headline.back@1 does not hold")
  })

  it("in other words than its claim's is refused, even when they are true", () => {
    const text = `${back.text} this week`
    expect(sentenceProblems("headline", { ...back, text }, facts)[0]?.detail).toContain("not wording 0")
  })

  it("may hold a direction word outside its spans only where its claim proves it", () => {
    expect(sentenceProblems("headline", back, facts)).toEqual([])
    expect(textProblems("headline", back, facts, []).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('"back" is in no span'),
      expect.stringContaining('"falling" is in no span'),
    ])
  })
})

describe("a range", () => {
  const text = (low: string, high: string, between: [string, string, string]): Text => {
    const at = (id: string) => ({ id, printed: id === "cost.low" ? "$51,500" : "$68,000" })
    const [a, b] = [at(low), at(high)]
    const [before, middle, after] = between
    const start = before.length
    const next = start + a.printed.length + middle.length
    return {
      text: before + a.printed + middle + b.printed + after,
      spans: [
        { start, end: start + a.printed.length, fact: a.id, format: "estimate" },
        { start: next, end: next + b.printed.length, fact: b.id, format: "estimate" },
      ],
    }
  }

  it.each<[string, string, string]>([
    ["a range of ", " to ", ""],
    ["traded between ", " and ", ""],
  ])("joined as in %j%j runs from low to high", (...words) => {
    expect(textProblems("x", text("cost.low", "cost.high", words), facts, [])).toEqual([])
    expect(textProblems("x", text("cost.high", "cost.low", words), facts, [])[0]?.detail).toContain(
      "does not run from low to high",
    )
  })

  it("is not what went from one amount to another", () => {
    expect(textProblems("x", text("cost.high", "cost.low", ["went from ", " to ", ""]), facts, [])).toEqual(
      [],
    )
  })
})

// Short quotations of the example article of 8 February 2026, by their rows in the claim ledger.
describe("the example article is refused", () => {
  it.each([
    ["3", "Bitcoin recently bounced off a critical support level"],
    ["3", "approximately $67,000"],
    ["9", "This creates a natural floor."],
    ["10", "Glassnode data identifies four key support zones"],
    ["16", "Bitcoin dropped approximately 16.5%"],
    ["17", "Solana fell 25.2%"],
    ["20", "the worst single-day drawdown in Bitcoin since the FTX collapse"],
    ["22", "The sell-off was driven by market-wide liquidations"],
    ["26", "this zone represents potential value"],
    ["26", "Consider scaling in gradually rather than all at once"],
    ["26", "Wait for confirmation of spot volume increase before entering long positions"],
  ])("row %s: %s", (_, quotation) => {
    expect(textProblems("article", { text: quotation, spans: [] }, facts, [])).not.toEqual([])
  })
})
