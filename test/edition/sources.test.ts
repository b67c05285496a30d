import { describe, expect, it } from "vitest"
import { factsById } from "../../src/edition/fact.ts"
import { figuresBehind } from "../../src/edition/figures-behind.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import type { Figure } from "../../src/market/figure.ts"
import { compose, said, without } from "./altered-day.ts"
import { figures } from "./day-2026-02-08.ts"

const listed = (from: readonly Figure[] = figures): Record<string, string> =>
  Object.fromEntries(
    compose(from).edition.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === "sources" ? block.items.map(({ name, note }) => [name, note.text]) : [],
      ),
    ),
  )
const asOf = (id: string, moment: string, from: readonly Figure[] = figures): Figure[] =>
  from.map((figure) => {
    if (figure.id !== id || figure.kind !== "value") return figure
    const observations = figure.observations.map((each) => ({ ...each, asOf: moment }))
    return { ...figure, asOf: moment, observations }
  })

describe("the sources", () => {
  it("name what each gave, as of the moment that this holds for, and mark what one alone gives", () => {
    expect(listed()).toMatchObject({
      CoinGecko:
        "bitcoin price*, ether price*, BNB price*, Solana price*, as of 00:00 UTC on 9 Feb 2026; Data provided by CoinGecko",
      "mempool.space":
        "mining difficulty*, block of the last adjustment*, as of 18:14 UTC on 7 Feb 2026; previous difficulty*, as of 15:54 UTC on 22 Jan 2026; fees per block*, as of 00:00 UTC on 9 Feb 2026",
      "Blockchain.com": "hash rate, as of 00:00 UTC on 9 Feb 2026",
    })
    expect(said()).toContain("* One source only.\n\n## About this edition")
  })

  it("say nothing of a mark where every figure is confirmed", () => {
    const confirmed = figures.map((figure) =>
      figure.outcome === "single" ? { ...figure, outcome: "agreed" as const } : figure,
    )
    expect(said(confirmed)).not.toContain("*")
  })

  it("name no figure that nothing printed rests on", () => {
    // Without BNB's closes none of the three prices is printed: bitcoin's still is.
    expect(listed(without("bnb.daily")).CoinGecko).toBe(
      "bitcoin price*, as of 00:00 UTC on 9 Feb 2026; Data provided by CoinGecko",
    )
    // Fees go into the cost alone, and there is none without difficulty.
    expect(listed(without("btc.difficulty"))["mempool.space"]).toBeUndefined()
  })

  it("name every figure that something printed rests on", () => {
    const { edition, evidence } = compose()
    const facts = factsById(evidence.facts)
    const printed = evidence.sentences.flatMap(({ spans }) => spans.map(({ fact }) => fact))
    const inputs = evidence.facts.filter(({ id }) => id.endsWith(".figures")).flatMap((each) => each.inputs)
    expect([...figuresBehind(printed, facts)].filter((id) => !inputs.includes(id))).toEqual([])
    const fewer = edition.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === "sources" ? { ...block, items: block.items.slice(0, -1) } : block,
      ),
    }))
    expect(verifySentences({ ...edition, sections: fewer }, facts)).toEqual([
      { where: "sources", detail: "Blockchain.com is not among the sources" },
    ])
  })
})

describe("the other coins' prices of the moment", () => {
  it("are said with one moment where all have it", () => {
    const text = said()
    expect(text).toMatch(/\$2,089[^.]*\$640[^.]*\$87[ .]/)
    expect(text).not.toContain("$2,089 (00:00 UTC)")
  })

  it("are each said with its own where they differ", () => {
    const text = said(asOf("sol.spot", "2026-02-09T00:03:12Z"))
    for (const price of ["$2,089", "$640", "$87"]) expect(text).toContain(price)
    expect(text).toMatch(/\$2,089 \(00:00 UTC\)[^.]*\$640 \(00:00 UTC\)[^.]*\$87 \(00:03 UTC\)/)
  })

  it("are not said where one is missing or of another day", () => {
    for (const from of [without("sol.spot"), without("sol.daily"), asOf("sol.spot", "2026-02-08T23:59:00Z")])
      expect(said(from)).not.toContain("put ether at")
  })
})
