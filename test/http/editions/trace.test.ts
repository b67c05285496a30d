import fc from "fast-check"
import { expect, test } from "vitest"
import { observationsBehind, printedFacts, textsOf } from "../../../src/http/editions/trace.ts"
import { edition, evidence, text } from "../fixture.ts"

test("a fact's words are listed once, numerals only, in the order of printing", () => {
  expect(
    printedFacts([text("It [fell|r] [2%|r] to [$5|p]"), text("[2%|r], or [2.0%|r]; [Binance|venue]")]),
  ).toEqual([
    { fact: "r", texts: ["2%", "2.0%"] },
    { fact: "p", texts: ["$5"] },
  ])
})

test("no text of a section is passed over, whatever its blocks", () => {
  const spoken = edition.sections.flatMap((section) => textsOf(section).map(({ text }) => text))
  const written = JSON.stringify(edition.sections.map(({ blocks }) => blocks))
  const all = [...written.matchAll(/"text":"([^"]+)"/g)].map(([, words]) => words)
  expect(spoken.toSorted()).toEqual(all.toSorted())
})

test("a fact rests on the observations of the figures that its inputs lead to, each once", () => {
  const origins = (id: string) => observationsBehind(evidence, id).map(({ origin }) => origin)
  expect(origins("btc.return.7d")).toEqual(["Binance BTCUSDT", "Kraken XBTUSD"])
  expect(origins("btc.daily")).toEqual(["Binance BTCUSDT", "Kraken XBTUSD"])
  expect(origins("cost.mid")).toEqual([])
  expect(origins("nowhere")).toEqual([])
})

test("a fact that bears its figure's name rests on that figure", () => {
  const [fact] = evidence.facts
  if (!fact) throw new Error("the fixture has no fact")
  const facts = [{ ...fact, id: "btc.daily", inputs: ["btc.daily"] }]
  expect(observationsBehind({ ...evidence, facts }, "btc.daily")).toHaveLength(2)
})

test("facts that lead to one another in a circle are followed once", () => {
  const ids = fc.constantFrom("a", "b", "c", "btc.daily")
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, fc.array(ids))), (links) => {
      const [fact] = evidence.facts
      if (!fact) throw new Error("the fixture has no fact")
      const facts = links.map(([id, inputs]) => ({ ...fact, id, inputs }))
      const found = observationsBehind({ ...evidence, facts }, "a")
      expect(new Set(found).size).toBe(found.length)
    }),
  )
})
