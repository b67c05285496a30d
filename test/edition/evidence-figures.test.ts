import { expect, test } from "vitest"
import { Evidence } from "../../src/edition/evidence.ts"
import { EvidenceFigure, toEvidence } from "../../src/edition/evidence-figures.ts"
import { agree } from "../../src/market/agree.ts"
import type { Figure } from "../../src/market/figure.ts"
import { type FigureId, FigureId as Ids } from "../../src/market/observation.ts"
import { providers } from "../../src/market/providers.ts"
import { closes, observedSeries, observedValue, pick, pointsFrom, when } from "../market/observed.ts"

const series = (source: string, id: FigureId = "btc.daily"): Figure => ({
  id,
  kind: "series",
  outcome: "single",
  unit: "USD",
  asOf: "2026-02-09T00:00:00Z",
  origin: source,
  spread: "0",
  series: pointsFrom(closes),
  observations: [observedSeries(id, pointsFrom(closes), { source })],
})
const caps = (source: string): Figure => {
  const { points: _, ...about } = observedSeries("basket.caps", pointsFrom([1]), { source })
  const parts = [
    { part: "btc", amount: "1400000000000" },
    { part: "eth", amount: "250000000000" },
  ]
  return {
    id: "basket.caps",
    kind: "distribution",
    outcome: "single",
    unit: "USD",
    asOf: "2026-02-09T00:00:00Z",
    origin: source,
    spread: "0",
    parts,
    observations: [{ ...about, kind: "distribution", parts }],
  }
}

/** A provider whose series may be handed on, and one whose may not. */
const free = "free"
const closed = "binance"
const mayHandOn = (source: string): boolean => source === free

test("of a series that may not be handed on the evidence has 8 days, and of its sources extent, close and hash", () => {
  expect(providers[closed].licence.redistribute).toBe(false)
  const shown = toEvidence(series(closed))
  if (shown.kind !== "series") throw new Error("a series becomes a series")
  expect(shown.series).toEqual(pointsFrom(closes).slice(-8))
  expect(shown).toMatchObject({ first: "2026-01-25", count: 15 })
  const [observation] = shown.observations
  expect(observation).toMatchObject({
    first: "2026-01-25",
    last: "2026-02-08",
    count: 15,
    close: "70330.38",
    rawSha256: "0".repeat(64),
  })
  expect(observation).not.toHaveProperty("points")
})

test("a series whose every source may be handed on is whole, and its observations still hold no days", () => {
  const shown = toEvidence(series(free), mayHandOn)
  expect(shown.kind === "series" && shown.series).toHaveLength(15)
  expect(shown.observations[0]).not.toHaveProperty("points")
})

test("one source that may not be handed on is enough to shorten a series", () => {
  const mixed = series(free)
  const shown = toEvidence({
    ...mixed,
    observations: [...mixed.observations, ...series(closed).observations],
  })
  expect(shown.kind === "series" && shown.series).toHaveLength(8)
})

test("a source that nobody knows any more is not handed on", () => {
  const shown = toEvidence(series("gone"))
  expect(shown.kind === "series" && shown.series).toHaveLength(8)
})

test("the parts of a distribution are counted, and shown where they may be handed on", () => {
  expect(toEvidence(caps(closed))).toMatchObject({ count: 2, observations: [{ count: 2 }] })
  expect(JSON.stringify(toEvidence(caps(closed)))).not.toContain("250000000000")
  expect(toEvidence(caps(free), mayHandOn)).toMatchObject({ parts: [{ part: "btc" }, { part: "eth" }] })
})

test("every figure of a day fits the schema, with its outcome, reason and values as they were", () => {
  const said = [
    observedSeries("btc.daily", pointsFrom(closes)),
    observedSeries("btc.daily", pointsFrom(closes), { source: "kraken" }),
    observedValue("btc.open_interest", "30000000000", { source: "okx", origin: "OKX" }),
  ]
  const figures = agree(said, when)
  expect(figures).toHaveLength(Ids.options.length)
  for (const figure of figures) {
    const shown = toEvidence(figure)
    expect(EvidenceFigure.parse(shown)).toEqual(shown)
    expect(shown.outcome).toBe(figure.outcome)
  }
  expect(toEvidence(pick(figures, "btc.open_interest"))).toMatchObject({ value: "30000000000" })
})

test("evidence from before it bore a number is read without its whole series", () => {
  const old = {
    newsletter: "bitcoin",
    slug: "2026-02-08",
    version: 1,
    sentences: [],
    facts: [],
    figures: [series(closed)],
    reasons: [],
  }
  const read = Evidence.parse(old)
  expect(read.schema).toBe(2)
  expect(read.figures).toEqual([toEvidence(series(closed))])
  expect(Evidence.safeParse({ ...old, schema: 3 }).success).toBe(false)
})
