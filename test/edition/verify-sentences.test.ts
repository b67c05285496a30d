import { describe, expect, it } from "vitest"
import { findClaim } from "../../src/edition/claims.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Edition, Text } from "../../src/edition/edition.ts"
import { factsById } from "../../src/edition/fact.ts"
import { sentenceProblems } from "../../src/edition/verify/claim.ts"
import { textProblems } from "../../src/edition/verify/text.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { leavesOf } from "./leaves.ts"
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
  it("is refused, whichever digit, sign, direction word, date or unit of what is read first was changed", () => {
    const first = leavesOf({ ...edition, sections: [] }).length
    const alive: string[] = []
    let tried = 0
    for (const leaf of leavesOf(edition).slice(1, first)) {
      for (const mutant of mutants(leaf.text)) {
        tried += 1
        if (problems(leaf.put(mutant)).length === 0) alive.push(mutant)
      }
    }
    expect(tried).toBeGreaterThan(100)
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
    const block = blockOf("zones", 1)
    if (block?.kind !== "zones") throw new Error("the zones begin with zones")
    for (const change of [{ side: "above" as const }, { letter: "B" }]) {
      const zones = block.zones.map((zone) => ({ ...zone, ...change }))
      expect(problems(withBlock("zones", 1, { ...block, zones }))).not.toEqual([])
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
  // One that says a direction in words of its own, which its claim has to prove.
  const said = evidence.sentences.find((each) => textProblems("data", each, facts, []).length > 0)
  if (!said) throw new Error("a sentence of the edition has a direction word outside its spans")

  it("of an unknown claim, or of another version, is refused", () => {
    expect(sentenceProblems("data", { ...said, claim: "data.hunch@1" }, facts)).toEqual([
      { where: "data", detail: "no claim is called data.hunch@1" },
    ])
    expect(sentenceProblems("data", { ...said, claim: `${said.id}@99` }, facts)).toHaveLength(1)
  })

  it("whose claim does not hold on the facts is refused", () => {
    for (const fact of findClaim(said.claim)?.facts ?? []) {
      const fewer = new Map([...facts].filter(([id]) => id !== fact))
      expect(sentenceProblems("data", said, fewer)[0]?.detail).toContain(`${said.claim} does not hold`)
    }
  })

  it("whose claim cannot be judged on the facts is refused", () => {
    const [id = ""] = findClaim(said.claim)?.facts ?? []
    const fact = facts.get(id)
    if (!fact) throw new Error("the claim reads a fact")
    const wrong = new Map([...facts, [id, { ...fact, unit: "kWh" as const }]])
    expect(verifySentences(edition, wrong)).not.toEqual([])
  })

  it("in other words than its claim's is refused, even when they are true", () => {
    const text = `${said.text} So it was.`
    expect(sentenceProblems("data", { ...said, text }, facts)[0]?.detail).toContain("not wording ")
  })

  it("may hold a direction word outside its spans only where its claim proves it", () => {
    expect(sentenceProblems("data", said, facts)).toEqual([])
    expect(textProblems("data", said, facts, []).map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/is in no span and no claim proves it/),
    )
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
