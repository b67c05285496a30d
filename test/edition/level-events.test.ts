import { describe, expect, it } from "vitest"
import { holds } from "../../src/edition/claim.ts"
import { zoneEvents } from "../../src/edition/claims/zone-events.ts"
import type { Fact, Facts } from "../../src/edition/fact.ts"
import type { Point } from "../../src/market/observation.ts"
import { candles, day, factsOf, level, record, sectionOf, sentencesOf, value } from "./zone-day.ts"

describe("what the day did at a level", () => {
  const only = (last: Partial<Point>, ath = "140000") =>
    factsOf([candles({ volumes: 0, days: 20, last }), record(ath)])
  const saidOf = (facts: Facts): string =>
    sentencesOf(sectionOf(facts))
      .map(({ text }) => text)
      .join(" ")

  it.each([
    ["broke", { l: "67000", c: "67990" }, "136000", /\$67,990.*below|below.*\$67,990/],
    ["reclaimed", { h: "71000", c: "70330" }, "140000", /above \$70,000/],
    ["pierced", { l: "68000", c: "70330" }, "138000", /\$68,000/],
    ["reached", { h: "75000", c: "70330" }, "148000", /reached \$74,000/],
    ["touched", { l: "68600", c: "69400" }, "136000", /\$68,000/],
    ["bounced off", { l: "68600", c: "70330" }, "136000", /bounced off \$68,000/],
  ])("is that it %s", (word, last, ath, said) => {
    const facts = only(last, ath)
    expect(value(facts, "event.first")).toBe(word)
    expect(saidOf(facts)).toMatch(said)
  })

  it("is nothing where the price was not", () => {
    expect(only({}, "110000").has("event.first")).toBe(false)
  })

  it("is told of two zones at most, of what broke first", () => {
    const facts = factsOf([
      candles({ volumes: 0, days: 20, last: { l: "60000", h: "69000", c: "62910" } }),
      record("132000"),
      level("btc.realised_price", "62000"),
      level("btc.true_market_mean", "69200"),
    ])
    expect([value(facts, "event.first"), value(facts, "event.second")]).toEqual(["broke", "broke"])
    expect(facts.has("event.third")).toBe(false)
  })

  it("is a week's latest in a weekly edition", () => {
    const made = [candles({ volumes: 0, days: 20, last: { l: "70000", h: "70400" } }), record("136000")]
    expect(factsOf(made).has("event.first")).toBe(false)
    const weekly = factsOf(made, "weekly")
    expect(value(weekly, "event.first.day")).not.toBe(day)
    expect(value(weekly, "event.first")).toBeDefined()
  })

  it("is not said of prices that do not prove it", () => {
    const facts = only({ l: "68600", c: "70330" }, "136000")
    const changed = (id: string, price: string): Facts =>
      new Map([...facts, [id, { ...(facts.get(id) as Fact), value: price }]])
    const held = (from: Facts) => zoneEvents.filter((each) => holds(each, from)).map(({ id }) => id)
    expect(held(facts)).toEqual(["zones.event.first.bounced"])
    expect(held(changed("event.first.low", "69500"))).toEqual([])
    expect(held(changed("event.first.close", "70000"))).toEqual([])
    expect(held(changed("event.first", "touched"))).toEqual(["zones.event.first.touched"])
  })
})
