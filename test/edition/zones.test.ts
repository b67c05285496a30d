import { describe, expect, it } from "vitest"
import { zoneClaims } from "../../src/edition/claims/zones.ts"
import { sentenceProblems } from "../../src/edition/verify/claim.ts"
import { zonesProblems } from "../../src/edition/verify/zones.ts"
import { addDays } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"
import { figures } from "./day-2026-02-08.ts"
import {
  candles,
  coins,
  day,
  factsOf,
  lettersOf,
  level,
  levels,
  record,
  sectionOf,
  sentencesOf,
  value,
  whole,
  zonesOf,
} from "./zone-day.ts"

describe("the zones of a day", () => {
  it("are what lies nearest to the close, lettered, with sides, kinds and whose they are", () => {
    expect(lettersOf(whole).map(([name, , , side]) => [name, side])).toEqual([
      ["volume", "around"],
      ["half_record", "below"],
      ["true_market_mean", "above"],
      ["realised_price", "below"],
    ])
    expect(value(whole, "zones.count")).toBe("4")
    expect(Number(value(whole, "zones.found"))).toBeGreaterThan(4)
    expect(value(whole, "zone.b.kind")).toBe("drawdown")
    expect(value(whole, "zone.a.source")).toBe("Binance BTCUSDT")
    expect(value(whole, "zone.d.source")).toBe("Bitview")
    expect(value(whole, "zone.d.day")).toBe(day)
    expect(whole.get("zone.d.low")).toMatchObject({ value: "55154.07", inputs: ["btc.realised_price"] })
  })

  it("have no volume cluster with fewer than 540 days that have a volume", () => {
    expect(value(factsOf([candles({ volumes: 540 })]), "zones.volume.days")).toBe("540")
    expect(factsOf([candles({ volumes: 539 })]).has("zones.volume.days")).toBe(false)
  })

  it("have a 200-week average only from 1,400 days on", () => {
    expect(lettersOf(factsOf([candles({ days: 1400, volumes: 0 })])).map(([name]) => name)).toEqual([
      "weekly_average",
    ])
    expect(lettersOf(factsOf([candles({ days: 1390, volumes: 0 })]))).toEqual([])
  })

  it("are none, and no section, when nothing is near", () => {
    const facts = factsOf([candles({ days: 20, volumes: 0 }), record("400000")])
    expect(facts.has("zones.count")).toBe(false)
    expect(sectionOf(facts)).toBeNull()
  })

  it("are named by the coins that last moved there before the volume, and say so once", () => {
    const parts = Array.from({ length: 120 }, (_, index) => 30_000 + 500 * index).map((floor) => ({
      part: String(floor),
      amount: String(Math.max(1, 100_000 - 20 * Math.abs(floor - 68_000))),
    }))
    const facts = factsOf([candles(), ...levels(), coins(parts)])
    expect(value(facts, "zone.a.level")).toBe("onchain")
    expect(value(facts, "zone.a.kind")).toBe("onchain_cluster")
    const [a] = zonesOf(sectionOf(facts))
    expect(a?.what.text).toContain("last moved")
    expect(a?.what.text).not.toContain("volume")
    expect(
      sentencesOf(sectionOf(facts))
        .map(({ text }) => text)
        .join(" "),
    ).toContain("a cluster of traded volume")
  })

  it("take in what lies less than 1.5 % away, as wide as both", () => {
    const facts = factsOf([
      candles({ volumes: 0, days: 20 }),
      record("126199.63"),
      level("btc.realised_price", "62500"),
    ])
    expect(lettersOf(facts)).toEqual([["realised_price", 62_500, 63_099.815, "below"]])
    expect(value(facts, "zones.within")).toBe("half of the record high")
    expect(facts.get("zone.a.low")?.inputs).toEqual(["btc.realised_price", "btc.ath"])
    expect(
      sentencesOf(sectionOf(facts))
        .map(({ text }) => text)
        .join(" "),
    ).toMatch(/half of the record high.*\$63,100/)
  })

  it("are ten times as high when every price is", () => {
    const tenfold = factsOf([candles({ times: 10 }), ...levels(10)])
    expect(lettersOf(tenfold, 10)).toEqual(lettersOf(whole))
    for (const letter of ["a", "b", "c", "d"]) {
      const id = `zone.${letter}.distance`
      expect(value(tenfold, id)).toBe(value(whole, id))
    }
  })

  it("read nothing dated after the edition's day", () => {
    const ahead: Point = { day: addDays(day, 1), c: "60000" }
    const later = levels().map((figure) =>
      figure.kind === "series" ? { ...figure, series: [...figure.series, ahead] } : figure,
    )
    expect(factsOf([candles(), ...later])).toEqual(whole)
  })
})

describe("what is said of the zones", () => {
  it("is proved by the facts, in every wording", () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const section = sectionOf(whole, `bitcoin/${seed}`)
      expect(zonesProblems({ sections: section ? [section] : [] }, whole)).toEqual([])
      for (const sentence of sentencesOf(section))
        expect(sentenceProblems("zones", sentence, whole)).toEqual([])
    }
  })

  it("counts as many as are listed, and gives each what would void it", () => {
    const section = sectionOf(whole)
    expect(sentencesOf(section)[0]?.text).toMatch(/\bfour\b/)
    const [a, b, c] = zonesOf(section)
    expect(a?.voids.text).toBe(`A close outside ${a?.range.text} would void it.`)
    expect(b?.voids.text).toBe("A close below $63,100 would void it.")
    expect(c?.voids.text).toBe("A close above $80,200 would void it.")
  })

  it("voids a level that the price is near by a close that is no longer near", () => {
    const facts = factsOf([candles({ volumes: 0, days: 20 }), record("140000")])
    const [a] = zonesOf(sectionOf(facts))
    expect([a?.side, a?.range.text]).toEqual(["around", "$70,000"])
    expect(a?.voids.text).toBe("A close outside $69,000 to $71,100 would void it.")
  })

  it("never calls traded volume coins that moved, nor any zone a support", () => {
    const wordings = zoneClaims.flatMap((each) =>
      each.wordings.map((wording) => `${each.id.replace(/bounced$/, "")} ${wording}`),
    )
    for (const wording of wordings) expect(wording).not.toMatch(/\b(support|floor|resistance|bounc)/i)
    for (const wording of wordings.filter((each) => /^zones\.[a-d]\.volume/.test(each)))
      expect(wording).not.toMatch(/coins|last moved/)
  })

  it("says everything in three wordings or more, but for what would void a zone", () => {
    for (const each of zoneClaims.filter(({ id }) => !id.includes(".void_")))
      expect(each.wordings.length).toBeGreaterThanOrEqual(3)
  })
})

it("without two years of candles 8 February 2026 has half of the record high alone", () => {
  expect(lettersOf(factsOf(figures))).toEqual([["half_record", 63_099.815, 63_099.815, "below"]])
})
