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
      CoinGecko: "bitcoin price*, ether price*, BNB price*, Solana price*, as of 00:00 UTC on 9 Feb 2026",
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
    expect(listed(without("bnb.daily")).CoinGecko).toBe("bitcoin price*, as of 00:00 UTC on 9 Feb 2026")
    // Fees go into the cost alone, and there is none without the block of the adjustment.
    expect(listed(without("btc.retarget.height"))["mempool.space"]).toBe(
      "mining difficulty*, as of 18:14 UTC on 7 Feb 2026; previous difficulty*, as of 15:54 UTC on 22 Jan 2026",
    )
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
  const one = "put ether at $2,089, BNB at $640 and Solana at $87."

  it("are said with one moment where all have it", () => {
    expect(said()).toContain(`At 00:00 UTC on 9 Feb CoinGecko ${one}`)
  })

  it("are each said with its own where they differ", () => {
    expect(said(asOf("sol.spot", "2026-02-09T00:03:12Z"))).toContain(
      "On 9 Feb CoinGecko put ether at $2,089 (00:00 UTC), BNB at $640 (00:00 UTC) and Solana at $87 (00:03 UTC).",
    )
  })

  it("are not said where one is missing or of another day", () => {
    for (const from of [without("sol.spot"), without("sol.daily"), asOf("sol.spot", "2026-02-08T23:59:00Z")])
      expect(said(from)).not.toContain("put ether at")
  })
})
