import { describe, expect, it } from "vitest"
import { findSentence, holds } from "../../src/edition/claim.ts"
import { contextParagraphs } from "../../src/edition/claims/context.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { type Fact, factsById } from "../../src/edition/fact.ts"
import { basketFacts } from "../../src/edition/facts/basket.ts"
import { dayElsewhereFacts, marketFacts, plainFacts } from "../../src/edition/facts/market.ts"
import { usableFigures } from "../../src/edition/facts/usable.ts"
import { weekElsewhereFacts } from "../../src/edition/facts/week-elsewhere.ts"
import type { Figure } from "../../src/market/figure.ts"
import { basketCoins } from "../../src/market/observation.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { caps, daily, week } from "./market-figures.ts"

const claims = contextParagraphs.flat()
const ratio = (id: string, value: string): Fact => ({
  id,
  value,
  unit: "ratio",
  asOf: "2026-02-09T00:00:00Z",
  method: "return@1",
  inputs: [],
  quality: "measured",
})
const returns = (btc: string, eth: string, bnb: string, sol: string): Fact[] => [
  ratio("btc.return.7d", btc),
  ratio("eth.return.7d", eth),
  ratio("bnb.return.7d", bnb),
  ratio("sol.return.7d", sol),
]
const saidOf = (facts: readonly Fact[], id: string): string[] => {
  const claim = claims.find((each) => each.id === id)
  if (!claim) throw new Error(`no claim ${id}`)
  const known = factsById(facts)
  if (!holds(claim, known)) return []
  return Array.from(
    { length: 40 },
    (_, index) => findSentence(claim, known, `bitcoin/${index}`)?.text ?? "",
  ).filter((text, index, all) => all.indexOf(text) === index)
}

describe("the coins of the table", () => {
  const toFacts = (...each: Parameters<typeof returns>) => {
    const made = returns(...each)
    return [...made, ...marketFacts(factsById(made))]
  }

  // Closes of Binance to 8 Feb 2026: analytics §1, rows 16 and 17.
  const real = toFacts("-0.0862", "-0.079", "-0.1558", "-0.1369")

  it("are said to be down when all of them are, and by words that take turns", () => {
    expect(saidOf(real, "context.all_down").length).toBe(3)
    expect(saidOf(real, "context.all_up")).toEqual([])
    expect(saidOf(real, "context.mixed")).toEqual([])
    expect(saidOf(real, "context.widest")).toContain(
      "Over the seven days BNB moved most (down 15.6%) and ether least (down 7.9%).",
    )
  })

  it("are said to have gone different ways when they did, a change that prints as nothing being neither", () => {
    expect(saidOf(toFacts("0.02", "-0.01", "0.01", "-0.03"), "context.mixed").join()).toContain("two")
    expect(saidOf(toFacts("0.02", "0.01", "0.01", "0.0001"), "context.all_up")).toEqual([])
    expect(saidOf(toFacts("0.02", "0.01", "0.01", "0.0001"), "context.mixed")).toEqual([])
  })

  it("are not ranked where the widest and the smallest move print the same", () => {
    expect(toFacts("0.02", "0.02", "-0.02", "0.0202").some(({ id }) => id === "market.most")).toBe(false)
  })
})

describe("our basket", () => {
  const facts = (given: readonly Figure[]) =>
    factsById(
      basketFacts(
        { usable: usableFigures([...given]).usable, settings, previous: null, bitcoin: null },
        new Map(),
      ),
    )
  const ten = basketCoins.slice(0, 10)
  const even = Object.fromEntries(ten.map((coin) => [coin, "100"]))

  it("needs ten coins with a capitalisation and eight closes to the day, and states how many it has", () => {
    const weeks = ten.map((coin) => daily(coin, week(0.01)))
    expect(facts([...weeks, caps(even)]).get("basket.count")?.value).toBe("10")
    expect(facts([...weeks.slice(1), caps(even)]).size).toBe(0)
    expect(facts([...weeks, caps(Object.fromEntries(Object.entries(even).slice(1)))]).size).toBe(0)
    expect(facts(weeks).size).toBe(0)
    const short = daily("eth", week(0.01).slice(1))
    expect(facts([...weeks.filter(({ id }) => id !== "eth.daily"), short, caps(even)]).size).toBe(0)
    const stale = daily("eth", week(0.01).slice(0, -1))
    expect(facts([...weeks.filter(({ id }) => id !== "eth.daily"), stale, caps(even)]).size).toBe(0)
  })

  it("weighs coins by their capitalisation at the window's start", () => {
    // Bitcoin doubled to 200 and stands at 100 in the beginning, as the nine others do: each weighs a tenth.
    const given = ten.map((coin) => daily(coin, week(coin === "btc" ? 1 : 0)))
    const found = facts([...given, caps({ ...even, btc: "200" })])
    expect(Number(found.get("basket.return.7d")?.value)).toBeCloseTo(0.1, 9)
    expect(found.get("basket.weights")?.value).toContain("btc 10.00%")
    expect(found.get("basket.beaten")?.value).toBe("9")
  })

  it("is told with bitcoin's place, as it is printed, and never under another's name", () => {
    const changes = [0.02, 0.05, 0.01, 0.03, 0.02, 0.02, 0.04, -0.01, 0, 0.06]
    const given = ten.map((coin, index) => daily(coin, week(changes[index] ?? 0)))
    const found = [...facts([...given, caps(even)]).values()]
    // The mean of the changes is 2.4 %; three coins did worse than bitcoin's 2 %, two the same.
    expect(saidOf(found, "context.basket")).toContain(
      "Our basket of 10 large coins, weighted by size with a cap, is up 2.4% over the seven days.",
    )
    expect(saidOf(found, "context.basket_behind")).toContain(
      "Bitcoin did less well than the basket by 0.4 points; it did better than three of the nine other coins in it.",
    )
    expect(saidOf(found, "context.basket_ahead")).toEqual([])
    expect(JSON.stringify(claims)).not.toMatch(/CoinDesk 20|CD20/)
  })

  it("is said to be led, matched or trailed by bitcoin by what is printed", () => {
    const against = (btc: number, rest: number) => {
      const given = ten.map((coin) => daily(coin, week(coin === "btc" ? btc : rest)))
      return [...facts([...given, caps(even)]).values()]
    }
    expect(saidOf(against(0.05, 0.01), "context.basket_ahead").length).toBeGreaterThan(0)
    expect(saidOf(against(-0.05, 0.01), "context.basket_last").length).toBeGreaterThan(0)
    expect(saidOf(against(0.01, 0.01), "context.basket_level").length).toBeGreaterThan(0)
  })

  it("stands in an edition that is proved", () => {
    const others = basketCoins.slice(4, 14)
    const given = [
      ...figures,
      ...others.map((coin) => daily(coin, week(-0.1))),
      caps(Object.fromEntries([...basketCoins.slice(0, 4), ...others].map((coin) => [coin, "100"]))),
    ]
    const { edition } = composeFromFigures({ figures: given, reasons: [] }, settings, null)
    expect(edition.reasons.filter(({ code, block }) => code === "unproved" && block === "context")).toEqual(
      [],
    )
    expect(JSON.stringify(edition.sections)).toContain("context.basket@1")
  })
})

it("a price service's own day is told with its minute, and only where all coins are of one", () => {
  const change = (coin: "btc" | "eth" | "bnb" | "sol", at = "2026-02-09T00:08:00Z"): Figure => ({
    id: `${coin}.change.24h`,
    kind: "value",
    outcome: "single",
    unit: "ratio",
    asOf: at,
    origin: "CoinGecko",
    spread: "0",
    value: "0.0123",
    observations: [],
  })
  const told = (given: Figure[]) =>
    saidOf(dayElsewhereFacts(usableFigures(given).usable), "context.day_elsewhere")
  expect(told([change("btc"), change("eth"), change("bnb"), change("sol")])[0]).toContain("up 1.2%")
  expect(told([change("btc"), change("eth"), change("bnb")])).toEqual([])
  const late = change("sol", "2026-02-09T00:09:00Z")
  expect(told([change("btc"), change("eth"), change("bnb"), late])).toEqual([])
})

describe("a price service's own seven days", () => {
  const theirs = (coin: "btc" | "eth", value: string): Figure => ({
    id: `${coin}.change.7d`,
    kind: "value",
    outcome: "single",
    unit: "ratio",
    asOf: "2026-02-09T00:08:00Z",
    origin: "CoinGecko",
    spread: "0",
    value,
    observations: [],
  })
  const ours = factsById([ratio("btc.return.7d", "-0.0862"), ratio("eth.return.7d", "-0.0795")])
  const told = (btc: string, eth: string) =>
    saidOf(
      weekElsewhereFacts(usableFigures([theirs("btc", btc), theirs("eth", eth)]).usable, ours),
      "context.week_elsewhere",
    )

  it("are told as a check where each lies within 1.5 points of ours", () => {
    const [sentence] = told("-0.0712", "-0.0945")
    expect(sentence).toContain("CoinGecko")
    expect(sentence).toContain("two coins")
    expect(sentence).toContain("1.5 points")
  })

  it("are not told where one lies farther off, nor of one coin alone", () => {
    expect(told("-0.0711", "-0.0795")).toEqual([])
    const alone = usableFigures([theirs("btc", "-0.0862")]).usable
    expect(saidOf(weekElsewhereFacts(alone, ours), "context.week_elsewhere")).toEqual([])
  })
})

it("a percentage is made plain in dollars, and the way back to the record is longer than the way from it", () => {
  const usd = (id: string, value: string): Fact => ({ ...ratio(id, value), unit: "USD" })
  const found = factsById(
    plainFacts(
      factsById([
        ratio("btc.return.7d", "-0.0862"),
        usd("btc.ath", "126199.63"),
        usd("btc.close", "70330.38"),
      ]),
    ),
  )
  expect(found.get("hundred.7d")?.value).toBe("91.38")
  // 126,199.63 / 70,330.38 − 1
  expect(Number(found.get("btc.ath.ahead")?.value)).toBeCloseTo(0.7944, 4)
})
