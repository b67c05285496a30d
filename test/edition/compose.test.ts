import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { Edition } from "../../src/edition/edition.ts"
import { Evidence } from "../../src/edition/evidence.ts"
import { factsById } from "../../src/edition/fact.ts"
import { toPrevious } from "../../src/edition/facts/previous.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { FigureId } from "../../src/market/observation.ts"
import { compose, eachPoint, later, onDay, said, scaled, without, withValue } from "./altered-day.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { plainLines } from "./plain-lines.ts"

describe("the edition of 8 February 2026", () => {
  it("says what the figures prove, all of it, in order", async () => {
    const { edition } = compose()
    expect(edition.status).toBe("complete")
    expect(edition.reasons).toEqual([])
    await expect(`${plainLines(edition).join("\n")}\n`).toMatchFileSnapshot("./golden/edition-2026-02-08.txt")
  })

  it("has the numbers of the figures' own arithmetic", () => {
    const text = said()
    for (const number of [
      "$70,330",
      "−8.6%",
      "about $59,000",
      "$51,500 to $68,000",
      "about $66,500",
      "fell 11.2%",
    ]) {
      expect(text).toContain(number)
    }
  })

  it("fits the schemas, and its evidence holds every sentence and fact", () => {
    const { edition, evidence } = compose()
    expect(Edition.parse(edition)).toEqual(edition)
    expect(Evidence.parse(evidence)).toEqual(evidence)
    const known = new Set(evidence.facts.map(({ id }) => id))
    expect(evidence.sentences.length).toBeGreaterThan(30)
    for (const { spans } of evidence.sentences) for (const { fact } of spans) expect(known).toContain(fact)
  })

  it("comes out the same, byte for byte, and holds nothing of when it was fetched", () => {
    const later = figures.map((figure) => ({
      ...figure,
      observations: figure.observations.map((each) => ({ ...each, fetchedAt: "2026-02-09T00:59:00Z" })),
    })) satisfies Figure[]
    expect(canonicalJson(compose(later).edition)).toBe(canonicalJson(compose().edition))
    expect(canonicalJson(compose().edition)).not.toContain("00:10:02")
  })
})

describe("an edition with something missing", () => {
  it.each<[FigureId, string]>([
    ["btc.difficulty", "cost"],
    ["btc.fees_per_block", "cost-fees"],
    ["btc.difficulty.previous", "difficulty"],
    ["btc.ath", "record-high"],
    ["btc.hash_rate", "hash-rate"],
    ["eth.daily", "ether"],
    ["bnb.daily", "bnb"],
    ["sol.daily", "solana"],
  ])("without %s leaves out the block %s, and tells readers and editors", (id, block) => {
    const { edition } = compose(without(id))
    expect(edition.status).toBe("degraded")
    expect(edition.notices.map(({ claim }) => claim)).toContain(`notice.${block.replace("-", "_")}@1`)
    expect(edition.reasons).toContainEqual(
      expect.objectContaining({ code: "left_out", block: block === "cost-fees" ? "cost-state" : block }),
    )
  })

  it("without the cost's inputs says nothing of the cost", () => {
    const text = said(without("btc.difficulty"))
    expect(text).not.toContain("$59,000")
    expect(text).not.toContain("Why mining cost is watched")
    expect(text).toContain("! The estimate of mining cost is left out")
  })

  it("without fees counts the cost on new coins alone, says so, and does not compare the price with it", () => {
    const text = said(without("btc.fees_per_block"))
    expect(text).toMatch(/[Ff]ees[^.]*not known/)
    expect(text).toContain("! The fees of these blocks are not known to us, so the price is not compared")
    expect(text).not.toMatch(/petahash|machines in the table|lately/)
  })

  it("without bitcoin's candles is held, says only that it is delayed, and keeps the holdings statement", () => {
    const { edition } = compose(without("btc.daily"))
    expect(edition.status).toBe("held")
    expect(edition.headline.text).toBe("Delayed: figures could not be verified")
    expect(edition.sections.map(({ id }) => id)).toEqual(["disclaimer"])
    expect(edition.strip).toEqual([])
    expect(plainLines(edition).join("\n")).toContain(settings.holdings)
    expect(edition.reasons).toContainEqual(expect.objectContaining({ code: "missing", figure: "btc.daily" }))
    expect(Edition.parse(edition)).toEqual(edition)
  })

  it("is held when the candles end on another day than the edition's", () => {
    expect(compose(figures, { day: "2026-02-09", slug: "2026-02-09" }).edition.status).toBe("held")
    expect(compose(figures, { day: "2026-02-07", slug: "2026-02-07" }).edition.status).toBe("held")
  })

  it("carries on the reason of a held figure and of a source that failed", () => {
    const held: Figure = {
      id: "sol.daily",
      outcome: "held",
      kind: "none",
      reason: { code: "apart", figure: "sol.daily", detail: "closes are 3% apart" },
      observations: [],
    }
    const failed = { code: "source_failed", source: "kraken", detail: "kraken answered 503" } as const
    const { edition } = composeFromFigures(
      { figures: [...without("sol.daily"), held], reasons: [failed] },
      settings,
      null,
    )
    expect(edition.reasons).toEqual(expect.arrayContaining([held.reason, failed]))
  })

  it("never throws, and never leaves a sentence unproved, whichever figures are missing", () => {
    fc.assert(
      fc.property(fc.subarray([...figures]), (some) => {
        const { edition, evidence } = compose(some)
        expect(edition.reasons.filter(({ code }) => code === "unproved")).toEqual([])
        expect(verifySentences(edition, factsById(evidence.facts))).toEqual([])
        expect(edition.status === "held").toBe(!some.some(({ id }) => id === "btc.daily"))
      }),
      { numRuns: 60 },
    )
  })
})

describe("what may be said of the cost", () => {
  it("on 5 February, at 0.95 of the estimate, is that the price is within the range, not below cost", () => {
    const [before] = onDay("2026-02-05")
    const at = before.map((figure) =>
      figure.kind === "value" && figure.id === "btc.difficulty"
        ? { ...figure, value: "141668107417558.2" }
        : figure,
    )
    const text = said(at, onDay("2026-02-05")[1])
    expect(text).toMatch(
      /\[within the range\] [^.]*\$66,500[^.]*0?\.95 times|\[within the range\] [^.]*0\.95 times[^.]*\$66,500/,
    )
    expect(text).not.toMatch(/below (our|the|that) (estimated )?range/)
  })

  it("ends with the row's days: then there is no estimate", () => {
    // 539 days later the last row has ended.
    const { edition } = compose(...later(539))
    expect(edition.reasons).toContainEqual({
      code: "missing",
      block: "cost",
      detail: "no row of cost parameters covers 2027-08-01",
    })
    expect(plainLines(edition).join("\n")).not.toContain("cost of mining one bitcoin")
  })

  it("is no comparison once a review is overdue, anywhere", () => {
    // 174 days later it is 1 August 2026, the day after the review was due.
    const { edition } = compose(...later(174))
    const text = plainLines(edition).join("\n")
    expect(edition.day).toBe("2026-08-01")
    expect(edition.strip.map(({ label }) => label)).not.toContain("Mining cost (est.)")
    expect(edition.standfirst.claim).toBe("standfirst.record@1")
    expect(text).toMatch(/average cash cost of mining one bitcoin [^.]*about \$59,000/)
    expect(text).toContain("! The price is not compared with the estimate")
    expect(text).toContain("What to watch: closes outside the week's $60,000 to $79,360.")
    expect(text).not.toMatch(
      /the next close against|times the estimate|\b(above|within|below) (the|our|that) (estimated )?range/,
    )
    expect(edition.reasons).toContainEqual(expect.objectContaining({ code: "stale", block: "cost-state" }))
  })

  it("is complete while a review is near, and the editors are told", () => {
    // 9 July 2026 is 22 days before the review is due, 30 June 31 days.
    const { edition } = compose(...later(151))
    expect(edition.status).toBe("complete")
    expect(edition.reasons).toEqual([
      {
        code: "review_due",
        block: "cost-state",
        detail:
          "the cost parameters of 2026-02-01 are to be reviewed by 2026-07-31: after that day the price is not compared with the cost",
      },
    ])
    expect(compose(...later(142)).edition.reasons).toEqual([])
  })

  it("rests from November 2026 on the row of that month", () => {
    // 287 days later: 22 November 2026.
    const text = said(...later(287))
    expect(text).toMatch(/(machines that use|a fleet of) 15 J\/TH/)
    expect(text).toMatch(/from about \$55,500 to about \$49,000 \(range \$43,000 to \$56,500\)/)
    expect(compose(...later(287)).edition.status).toBe("complete")
  })

  it("is not measured by an estimate that rested on other parameters", () => {
    // 268 days later: 3 November 2026, while the difficulty is of 2 November; 266: of 31 October.
    expect(said(...later(268))).toContain("$55,500")
    expect(said(...later(266))).toMatch(/about \$49,000/)
    expect(said(...later(266))).not.toMatch(/\$55,500|it went from about/)
  })

  it("does not go from an amount to the same amount", () => {
    // 0.53 % more difficulty: the estimate was $58,760 and is $59,073.
    const text = said(withValue("btc.difficulty.previous", "125200000000000"))
    expect(text).toMatch(/ifficulty [^.]*rose 0\.5%/)
    expect(text).not.toMatch(/\$59,000[^.]*\$59,000|it went from about/)
    expect(text).toContain("44.3%")
  })
})

describe("the headline", () => {
  const closeAt = (price: string): Figure[] =>
    eachPoint(
      (point) => (point.day === "2026-02-08" ? { ...point, c: price, h: "99000", l: "60100" } : point),
      "btc.daily",
      withValue("btc.spot", price),
    )
  it.each([
    ["65900", "Bitcoin slides 14.4% in seven days to $65,900"],
    ["66000", "Bitcoin slides 14.3% in seven days to $66,000"],
    ["77000", "Bitcoin little changed"],
    ["79000", "Bitcoin rises 2.6% in seven days to $79,000"],
  ])("for a close of %s is: %s", (price, headline) => {
    expect(compose(closeAt(price)).edition.headline.text).toContain(headline)
  })
})

describe("properties of the words", () => {
  it("percentages and the headline's claim do not change when every price is multiplied", () => {
    const percentages = (text: string): string[] => text.match(/[−+]?\d+(\.\d)?%/g) ?? []
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), (k) => {
        const all = without("btc.fees_per_block", "btc.spot").map((figure) =>
          figure.kind === "series" && figure.id === "btc.daily"
            ? { ...figure, series: figure.series.map(scaled(String(k))) }
            : figure.kind === "value" && figure.id === "btc.ath"
              ? { ...figure, value: exact(figure.value).times(k).toFixed() }
              : figure,
        )
        const plain = compose(without("btc.fees_per_block", "btc.spot")).edition
        const multiplied = compose(all).edition
        expect(percentages(plainLines(multiplied).join("\n"))).toEqual(
          percentages(plainLines(plain).join("\n")),
        )
        expect(multiplied.headline.claim).toBe(plain.headline.claim)
      }),
      { numRuns: 10 },
    )
  })

  it("any close is said truly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 126_000_000 }), (cents) => {
        const price = exact(String(cents)).div(1000).toFixed()
        const { edition, evidence } = compose(
          eachPoint((point) =>
            point.day === "2026-02-08" ? { ...point, c: price, h: price, l: price } : point,
          ),
        )
        expect(verifySentences(edition, factsById(evidence.facts))).toEqual([])
        expect(edition.status).not.toBe("held")
      }),
      { numRuns: 30 },
    )
  })
})

describe("what changed", () => {
  const following = (day: string, facts: Record<string, string>) =>
    composeFromFigures({ figures, reasons: [] }, settings, { slug: day, day, facts }).edition
  const changed = (edition: Edition) => edition.sections.find(({ id }) => id === "changed")

  it("is said of an edition before, from both editions' facts", () => {
    const edition = following("2026-02-07", {
      "btc.close": "69289.38",
      "cost.state": "within",
      "cost.cash": "66493",
    })
    const lines = plainLines({
      ...edition,
      sections: edition.sections.filter(({ id }) => id === "changed"),
    }).join("\n")
    for (const part of ["7 Feb", "$69,289", "up 1.5%", "about $66,500", "within"]) {
      expect(lines).toContain(part)
    }
  })

  it("is not said of no edition, of the same day, or of one long ago", () => {
    expect(changed(compose().edition)).toBeUndefined()
    expect(changed(following("2026-02-08", { "btc.close": "1" }))).toBeUndefined()
    expect(changed(following("2026-01-17", { "btc.close": "1" }))).toBeUndefined()
    expect(changed(following("2026-02-07", {}))).toBeUndefined()
  })

  it("is not that the close went to where it was", () => {
    const near = following("2026-02-07", { "btc.close": "70310" })
    expect(JSON.stringify(changed(near))).toContain("changed.close_same@1")
    const same = following("2026-02-07", { "hash_rate.7d": "977.9", "cost.cash": "58770" })
    expect(plainLines(same).join("\n")).not.toMatch(
      /changed\.(hash_rate|cost)@1|from 978|from about \$59,000/i,
    )
  })

  it("names the day from which other assumptions hold", () => {
    const before = { slug: "2026-10-31", day: "2026-10-31", facts: { "cost.cash": "66493" } }
    const renewed = /new assumptions since 1 Nov|given new assumptions|renewed on 1 Nov/
    expect(said(...later(287), { ...before, day: "2026-11-21" })).not.toMatch(renewed)
    expect(said(...later(266), before)).toMatch(renewed)
  })

  it("prints no state of the cost that is none", () => {
    const edition = following("2026-02-07", { "btc.close": "69289.38", "cost.state": "500% up" })
    expect(plainLines(edition).join("\n")).not.toContain("500%")
  })

  it("carries over the facts that both can have", () => {
    const previous = toPrevious("2026-02-08", "2026-02-08", compose().evidence.facts)
    expect(previous.facts).toMatchObject({ "btc.close": "70330.38", "cost.state": "above" })
    expect(Object.keys(previous.facts).toSorted()).toEqual([
      "btc.close",
      "cost.cash",
      "cost.state",
      "hash_rate.7d",
      "state Hash rate",
      "state Mining difficulty",
    ])
  })
})

describe("composing from observations", () => {
  it("agrees on figures first, and says the same", () => {
    const heard = figures.flatMap(({ observations }) => observations)
    const confirmed = heard.flatMap((observation) =>
      observation.figure === "bnb.daily" || !observation.figure.endsWith(".daily")
        ? [observation]
        : [observation, { ...observation, source: "coinbase", origin: `Coinbase ${observation.figure}` }],
    )
    const candles = confirmed.map((each) =>
      each.figure === "btc.daily" && each.kind === "series"
        ? { ...each, points: each.points.map(({ c, ...rest }) => ({ o: c, h: c, l: c, c, ...rest })) }
        : each,
    )
    const { edition } = composeEdition({ observations: candles, failures: [] }, settings, null)
    expect(edition.reasons.filter(({ code }) => code === "unproved")).toEqual([])
    expect(edition.headline.text).toBe("Bitcoin back near $70,300 after falling to $60,000")
  })

  it("leaves out what is stale at the slot", () => {
    const heard = figures.flatMap(({ observations }) => observations)
    const at = (slot: string) =>
      composeEdition({ observations: heard, failures: [] }, { ...settings, slot }, null).edition.reasons
    const stale = expect.objectContaining({ code: "stale", figure: "btc.spot" })
    expect(at(settings.slot)).not.toContainEqual(stale)
    expect(at("2026-02-09T23:00:00Z")).toContainEqual(stale)
  })

  it("holds the edition of one origin alone", () => {
    const heard = figures.flatMap(({ observations }) => observations)
    const failed = { code: "source_failed", source: "kraken", detail: "kraken answered 503" } as const
    const { edition } = composeEdition({ observations: heard, failures: [failed] }, settings, null)
    expect(edition.status).toBe("held")
    expect(edition.reasons).toContainEqual(failed)
  })
})
