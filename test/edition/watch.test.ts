import { describe, expect, it } from "vitest"
import { type Claim, holds, reading } from "../../src/edition/claim.ts"
import { watchClaims } from "../../src/edition/claims/watch.ts"
import { volatilityReality } from "../../src/edition/claims/watch-derivatives.ts"
import { volumeReality } from "../../src/edition/claims/watch-volume.ts"
import type { Edition } from "../../src/edition/edition.ts"
import { type Fact, type Facts, factsById } from "../../src/edition/fact.ts"
import { findCandles } from "../../src/edition/facts/candles.ts"
import { usableFigures } from "../../src/edition/facts/usable.ts"
import { volumeFacts } from "../../src/edition/facts/volume.ts"
import { findWatch } from "../../src/edition/sections/watch.ts"
import { textProblems } from "../../src/edition/verify/text.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { findText } from "../../src/edition/wording.ts"
import { writer } from "../../src/edition/writer.ts"
import { addDays, weekdayOf } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { FigureId, Observation, Point, Unit } from "../../src/market/observation.ts"
import { compose, eachPoint } from "./altered-day.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { composeDay, hasHistory } from "./from-history.ts"

const asOf = "2026-02-09T00:00:00Z"
const kept = { source: "test", url: "https://example.com/", fetchedAt: asOf, rawSha256: "0".repeat(64) }

const series = (id: FigureId, unit: Unit, origin: string, points: Point[]): Figure => {
  const about = { unit, asOf, origin }
  const observations: Observation[] = [{ figure: id, ...about, ...kept, kind: "series", points }]
  return { id, ...about, outcome: "single", spread: "0", observations, kind: "series", series: points }
}
const value = (id: FigureId, unit: Unit, origin: string, printed: string): Figure => {
  const about = { unit, asOf, origin }
  const observations: Observation[] = [{ figure: id, ...about, ...kept, kind: "value", value: printed }]
  return { id, ...about, outcome: "single", spread: "0", observations, kind: "value", value: printed }
}
/** Daily values up to the edition's day. */
const daily = (values: readonly (number | string)[]): Point[] =>
  values.map((c, index) => ({ day: addDays(settings.day, index + 1 - values.length), c: String(c) }))
/** Values of the trading days to Friday 6 February. */
const trading = (values: readonly number[]): Point[] => {
  const days = Array.from({ length: 40 }, (_, index) => addDays("2026-02-06", -index))
    .filter((day) => weekdayOf(day) <= 5)
    .slice(0, values.length)
    .reverse()
  return values.map((flow, index) => ({ day: days[index] ?? "", c: String(flow) }))
}
const repeat = (count: number, each: number): number[] => Array.from({ length: count }, () => each)

const flows = (coin: "btc" | "eth" | "sol", ...values: number[]): Figure =>
  series(`etf.${coin}.flow`, "USD million", "Farside Investors", trading(values))
const holders = (before: number, now: number): Figure =>
  series("btc.lth_supply", "BTC", "Bitview", [
    { day: addDays(settings.day, -30), c: String(before) },
    { day: settings.day, c: String(now) },
  ])
const funding = (rate: string): Figure => value("btc.funding", "ratio", "OKX BTC-USDT-SWAP", rate)
const open = value("btc.open_interest", "USD", "OKX BTC-USDT-SWAP", "3204512345.67")
const fear = (...values: number[]): Figure => series("fear_greed", "index", "alternative.me", daily(values))
const implied = (...values: number[]): Figure => series("btc.dvol", "percent", "Deribit DVOL", daily(values))
const hashRate = (...parts: number[][]): Figure =>
  series("btc.hash_rate", "EH/s", "mempool.space", daily(parts.flat()))

const others = figures.filter(({ id }) => id !== "btc.hash_rate")
const editionOf = (...more: Figure[]): Edition => compose([...others, ...more]).edition

type Item = { name: string; state: string; text: string }
const itemsOf = ({ sections }: Pick<Edition, "sections">): Item[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "indicators" ? block.items : []))
    .map(({ name, state, sentences }) => ({ name, state, text: sentences.map(({ text }) => text).join(" ") }))
const item = (name: string, ...more: Figure[]): Item | undefined =>
  itemsOf(editionOf(...more)).find((each) => each.name === name)

/** All that a claim can come to say of these facts, and what is wrong with it. */
function wordsOf(claims: readonly Claim[], facts: Facts): { said: string[]; problems: string[] } {
  const made = claims.filter((claim) => holds(claim, facts))
  const texts = made.flatMap((claim) =>
    claim.wordings.flatMap((wording) => {
      const text = findText(wording, facts)
      return text ? [{ claim, text }] : []
    }),
  )
  const problems = texts.flatMap(({ claim, text }) => {
    const proofs = Object.entries(claim.entails)
    const entailed = proofs.flatMap(([word, proof]) => (proof(reading(claim, facts)) ? [word] : []))
    const forbidden = claim.forbids.flatMap((each) => (each.test(text.text) ? [`${each}: ${text.text}`] : []))
    return [...textProblems(claim.id, text, facts, entailed).map(({ detail }) => detail), ...forbidden]
  })
  return { said: texts.map(({ text }) => text.text), problems }
}

const days: Record<string, Figure[]> = {
  "a turn to inflows, extreme fear, more of the old supply": [
    hashRate(repeat(60, 1000), repeat(30, 900), repeat(7, 940)),
    flows("btc", -147.4, -19.6, -817.8, -509.7, 561.8, -272, -544.9, -434.1, 371.1),
    flows("eth", 10, -20, -79.4, -80.8, -16.7),
    flows("sol", 5.3, 0.1, -6.7, 2.9, -11.9),
    holders(14_000_000, 14_084_000),
    funding("0.0001"),
    open,
    fear(14, 20, 17, 14, 12, 9, 6, 7),
    implied(...repeat(30, 45), 59.35, 57.29),
  ],
  "a reversal, extreme greed, less of the old supply": [
    hashRate(repeat(91, 1000), repeat(30, 990), repeat(6, 1050)),
    flows("btc", 20, 30, 40, -50, -60),
    flows("eth", 10, 20, 30, 40, 1),
    holders(14_084_000, 14_000_000),
    funding("-0.000095"),
    open,
    fear(70, 70, 80, 85, 90, 91, 92, 95),
    implied(...repeat(30, 45), 30, 31),
  ],
  "a run, and nothing else": [
    hashRate(Array.from({ length: 120 }, (_, index) => 900 + index)),
    flows("btc", -20, 20, 30, 40, 50),
    holders(14_000_000, 14_000_001),
    funding("0.0009"),
    fear(50, 50, 50, 50, 50, 50, 50, 50),
    implied(...Array.from({ length: 60 }, (_, index) => 40 + (index % 20)), 50),
  ],
  "a flat last day, low and no week before": [
    hashRate(repeat(91, 1000), repeat(30, 990), repeat(9, 1050)),
    flows("btc", 20, -20, -30, -40, 0.04),
    funding("0.0000001"),
    fear(20),
  ],
  "nothing of one sign": [
    hashRate(repeat(60, 1000), repeat(30, 900)),
    flows("btc", 20, -20, 30, -40, 50),
    fear(80, 80, 80, 80, 80, 80, 80, 80),
  ],
}

describe.each(Object.entries(days))("on a day of %s", (_, more) => {
  const { edition, evidence } = compose([...others, ...more])
  const facts = factsById(evidence.facts)

  it("every wording that could be printed is proved", () => {
    expect(wordsOf(watchClaims, facts).problems).toEqual([])
  })

  it("the edition proves what it prints, and each indicator has its state and two sentences", () => {
    expect(verifySentences(edition, facts)).toEqual([])
    for (const { text } of itemsOf(edition)) expect(text.split(/[.;](?: |$)/).length, text).toBeGreaterThan(2)
  })

  it("no sentence begins with a numeral, and none speaks of who traded or why", () => {
    for (const text of wordsOf(watchClaims, facts).said) {
      expect(text).toMatch(/^[A-Z$]/)
      expect(text).not.toMatch(/whale|bought|sold|because|signal|capitulat/i)
    }
  })
})

describe("the flows of US funds", () => {
  const [turn = []] = Object.values(days)
  const text = item("US fund flows", ...turn)?.text ?? ""

  it("are told by the day they are of, with the run before", () => {
    expect(item("US fund flows", ...turn)?.state).toBe("turning to inflows")
    for (const words of [
      "6 Feb",
      "took in $371.1 million",
      "three trading days of outflows",
      "$1.25 billion",
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/ether funds paid out \$16\.7 million|\$176\.9 million/)
    expect(text).toContain("Solana funds")
  })

  it.each([
    ["turned to outflows", [20, 30, 40, -50, -60]],
    ["turning to outflows", [10, 20, 30, 40, -60]],
    ["inflows", [-20, 20, 30, 40, 50]],
    ["outflows", [20, -20, -30, -40, 0.04]],
    ["outflows", [-300, -400, 10, 20, -5]],
    ["mixed", [20, -20, 30, -40, 50]],
  ])("are %s after %j", (state, values) => {
    expect(item("US fund flows", flows("btc", ...values))?.state).toBe(state)
  })

  it("are left out without five trading days, and none is counted across a hole", () => {
    expect(item("US fund flows", flows("btc", 1, 2, 3, 400))).toBeUndefined()
    const holed = series("etf.btc.flow", "USD million", "Farside Investors", [
      { day: "2026-01-20", c: "500" },
      ...trading([20, 30, 40, 50]),
    ])
    expect(item("US fund flows", holed)).toBeUndefined()
  })

  it("say that a day on which as good as nothing came had none", () => {
    expect(item("US fund flows", flows("btc", 20, -20, -30, -40, 0.04))?.text).toContain("had no net flow")
  })
})

describe("the hash rate", () => {
  const stressed = [repeat(60, 1000), repeat(30, 900)]

  it.each([
    ["stressed", stressed],
    ["recovering, not confirmed", [...stressed, repeat(7, 940)]],
    ["just crossed", [repeat(91, 1000), repeat(30, 990), repeat(5, 1050)]],
    ["recovery confirmed", [repeat(91, 1000), repeat(30, 990), repeat(9, 1050)]],
    ["normal", [Array.from({ length: 120 }, (_, index) => 900 + index)]],
  ])("is %s", (state, parts) => {
    expect(item("Hash rate", hashRate(...parts))?.state).toBe(state)
  })

  it("is told by the week alone where a day is missing, or where no turn is seen", () => {
    const gap = daily(stressed.flat()).filter((_, index) => index !== 60)
    expect(item("Hash rate", series("btc.hash_rate", "EH/s", "mempool.space", gap))?.state).toBe(
      "little changed",
    )
    const growing = Array.from({ length: 80 }, (_, index) => 900 + index)
    expect(item("Hash rate", hashRate(growing))?.text).not.toContain("60")
  })

  it("names the level of the next seven days only where seven days have reached as much", () => {
    // (53 days' sum − 2 × 23 days' sum) / 7 = (23 × 1000 + 30 × 900 − 2 × 23 × 900) / 7 = 1229: 37 % more than 900.
    expect(item("Hash rate", hashRate(repeat(60, 1000), repeat(30, 900)))?.text).not.toContain(
      "EH/s over the next",
    )
    const near = [repeat(60, 1000), repeat(30, 980)]
    // (23 × 1000 + 30 × 980 − 2 × 23 × 980) / 7 = 1045.7, printed as the whole above it.
    expect(item("Hash rate", hashRate(...near))?.text).toMatch(/(above|more than) 1,046 EH\/s/)
  })
})

describe("long-term holders", () => {
  it.each([
    ["rising", 14_000_000, 14_049_965, "rose by 49,965 BTC"],
    ["little changed", 14_000_000, 14_049_964, "rose by 49,964 BTC"],
    ["falling", 14_084_000, 14_000_000, "fell by 84,000 BTC"],
    ["little changed", 14_000_000, 14_000_000, "was unchanged"],
  ])(
    "are %s from %i to %i: a quarter of a percent of the 19,985,703 coins of block 935,424",
    (state, before, now, words) => {
      const found = item("Long-term holders", holders(before, now))
      expect(found?.state).toBe(state)
      expect(found?.text).toContain(words)
      expect(found?.text).toContain("150 days or more")
    },
  )

  it("are left out without the day 30 days before, or the height", () => {
    const alone = series("btc.lth_supply", "BTC", "Bitview", daily([14_000_000]))
    expect(item("Long-term holders", alone)).toBeUndefined()
    const heightless = others.filter(({ id }) => id !== "btc.retarget.height")
    const { edition } = compose([...heightless, holders(14_000_000, 14_084_000)])
    expect(itemsOf(edition).map(({ name }) => name)).not.toContain("Long-term holders")
  })
})

describe("funding, open interest and options", () => {
  it.each([
    ["0.0001", "usual", "+0.0100%"],
    ["0.0003", "high", "+0.0300%"],
    ["0.00029949", "usual", "+0.0299%"],
    ["-0.000095", "negative", "−0.0095%"],
    ["0.0000004", "none", "0.0000%"],
  ])("a rate of %s is %s, printed as %s", (rate, state, printed) => {
    const found = item("Funding and open interest", funding(rate), open)
    expect(found?.state).toBe(state)
    expect(found?.text).toContain(printed)
    expect(found?.text).toContain("OKX BTC-USDT-SWAP")
    expect(found?.text).toContain("$3.20 billion")
  })

  it("implied volatility is ranked in the days before it, of which there are at least thirty", () => {
    // Deribit's 53.47, 82.62 on 4 and 5 February 2026.
    const found = item("Implied volatility", implied(...repeat(30, 45), 53.47, 82.62))
    expect(found?.state).toBe("high for its history")
    for (const words of ["82.6%", "up 29.2 points", "100% ", "31 days before"])
      expect(found?.text).toContain(words)
    expect(item("Implied volatility", implied(...repeat(30, 45)))).toBeUndefined()
    const gap = daily(repeat(40, 45)).filter((_, index) => index !== 20)
    expect(item("Implied volatility", series("btc.dvol", "percent", "Deribit DVOL", gap))).toBeUndefined()
  })

  it("names a bound on whose other side the state is another", () => {
    const level = (last: number) =>
      item("Implied volatility", implied(...Array.from({ length: 40 }, (_, i) => 40 + i), last))
    // Nine tenths of 40 days: more than 36 of them, so more than 75.
    expect(level(60)?.text).toMatch(/75\.0%/)
    expect([level(75)?.state, level(75.1)?.state]).toEqual(["within its usual range", "high for its history"])
    expect([level(44)?.state, level(44.1)?.state]).toEqual(["low for its history", "within its usual range"])
  })
})

describe("the Fear & Greed Index", () => {
  it.each([
    [10, "extreme fear"],
    [11, "low"],
    [25, "low"],
    [26, "middling"],
    [74, "middling"],
    [75, "high"],
    [89, "high"],
    [90, "extreme greed"],
  ])("at %i is %s, beside the name of whoever makes it", (last, state) => {
    const found = item("Fear & Greed", fear(14, ...repeat(6, 50), last))
    expect(found?.state).toBe(state)
    expect(found?.text).toContain("Fear & Greed Index by alternative.me")
    expect(found?.text).toContain(`${last}`)
    expect(found?.text).toContain("14")
  })

  it("is another's measurement", () => {
    const { evidence } = compose([...others, fear(7)])
    expect(evidence.facts.find(({ id }) => id === "fear_greed")?.quality).toBe("external")
  })
})

describe("spot volume", () => {
  /** Volumes by how long ago a day was (−1 is the last) and whether it closed higher than the day before. */
  const traded = (volume: (index: number, rising: boolean) => number): Figure[] => {
    const candles = figures.find(({ id }) => id === "btc.daily")
    const all = candles?.kind === "series" ? candles.series : []
    const volumes = all.map(({ day, c }, at) => {
      const rising = Number(c) > Number(all[at - 1]?.c ?? c)
      return [day, String(volume(at - all.length, rising))] as const
    })
    const byDay = new Map(volumes)
    return eachPoint((point) => ({ ...point, v: byDay.get(point.day) ?? "0" }))
  }
  const derivatives = series(
    "btc.derivatives_volume",
    "USD",
    "OKX bitcoin futures and swaps",
    daily(repeat(30, 4e9)),
  )
  const factsOf = (from: readonly Figure[]): Facts => {
    const { usable } = usableFigures(from)
    const bitcoin = findCandles(usable, "btc", settings.day)
    return factsById(volumeFacts({ usable, settings, previous: null, bitcoin }, new Map()))
  }

  it.each([
    ["steady", () => 20_000],
    ["weak", (index: number) => (index < -30 ? 20_000 : 10_000)],
    ["heaviest on falling days", (_: number, rising: boolean) => (rising ? 10_000 : 20_000)],
    ["improving", (_: number, rising: boolean) => (rising ? 30_000 : 10_000)],
  ] as const)("is %s, as the venue reports it, and every wording of it is proved", (state, volume) => {
    const { edition, evidence } = compose(traded(volume))
    const found = itemsOf(edition).find(({ name }) => name === "Spot volume")
    expect(found?.state).toBe(state)
    expect(found?.text).toContain("Binance BTCUSDT")
    const claims = [...watchClaims, ...volumeReality, ...volatilityReality]
    expect(wordsOf(claims, factsById(evidence.facts)).problems).toEqual([])
  })

  it("is set against derivatives of 30 days, and only its change is told", () => {
    const from = [...traded((index) => (index >= -7 ? 40_000 : 10_000)), derivatives]
    const facts = factsOf(from)
    expect(facts.get("derivatives.share.state")?.value).toBe("higher")
    expect([...facts.keys()]).not.toContain("derivatives.share")
    const { problems, said } = wordsOf(watchClaims, factsById(compose(from).evidence.facts))
    expect(problems).toEqual([])
    expect(said.join(" ")).toContain("OKX bitcoin futures and swaps")
    expect(
      itemsOf(compose(from).edition).find(({ name }) => name === "Spot against derivatives")?.state,
    ).toBe("towards spot")
  })

  it("is not set against derivatives that end on another day", () => {
    const late = series(
      "btc.derivatives_volume",
      "USD",
      "OKX bitcoin futures and swaps",
      daily(repeat(31, 4e9)).slice(0, -1),
    )
    expect(factsOf([...traded(() => 10), late]).has("derivatives.share.state")).toBe(false)
  })

  it("has no state where a day's volume is not known", () => {
    const holed = traded((index) => index).map((figure) =>
      figure.kind === "series" && figure.id === "btc.daily"
        ? {
            ...figure,
            series: figure.series.map(({ v, ...point }, at) =>
              at % 50 === 0 || v === undefined ? point : { ...point, v },
            ),
          }
        : figure,
    )
    expect(factsOf(holed).has("volume.state")).toBe(false)
  })
})

describe("a short edition", () => {
  const facts = (...names: string[]): Facts => {
    const made = compose([...others, fear(50, ...repeat(6, 50), 50), flows("btc", -20, 20, 30, 40, 50)])
      .evidence.facts
    const changed = names.map(
      (name, index): Fact => ({
        id: `previous.state.${index + 1}.name`,
        value: name,
        unit: "text",
        asOf,
        method: "previous@1",
        inputs: [],
        quality: "measured",
      }),
    )
    return factsById([...made, ...changed])
  }
  const short = (of: Facts): Item[] => {
    const section = findWatch(writer(of, "x"), { short: true })
    return itemsOf({ sections: section ? [section] : [] })
  }

  it("keeps what changed and what is not neutral, two at most, each with one sentence", () => {
    const names = (of: Facts) => short(of).map(({ name }) => name)
    expect(names(facts())).toHaveLength(2)
    expect(names(facts())).not.toContain("Fear & Greed")
    expect(names(facts("Fear & Greed"))).toContain("Fear & Greed")
    const section = findWatch(writer(facts(), "x"), { short: true })
    for (const block of section?.blocks ?? [])
      if (block.kind === "indicators")
        for (const { sentences } of block.items) expect(sentences).toHaveLength(1)
  })
})

describe("verification of what to watch", () => {
  const { edition, evidence } = compose([
    ...others,
    fear(...repeat(8, 50)),
    flows("btc", -20, 20, 30, 40, 50),
  ])
  const facts = factsById(evidence.facts)
  const altered = (
    change: (
      items: Extract<Edition["sections"][number]["blocks"][number], { kind: "indicators" }>["items"],
    ) => void,
  ) => {
    const copy = structuredClone(edition)
    for (const block of copy.sections.flatMap(({ blocks }) => blocks))
      if (block.kind === "indicators") change(block.items)
    return verifySentences(copy, facts)
      .map(({ detail }) => detail)
      .join("\n")
  }

  it("refuses a state that the facts do not give, an indicator out of its place, and another's sentence", () => {
    expect(
      altered((items) => {
        for (const each of items) if (each.name === "Fear & Greed") each.state = "extreme fear"
      }),
    ).toContain('"Fear & Greed" is not in the state "extreme fear"')
    expect(
      altered((items) => {
        items.reverse()
      }),
    ).toContain("is out of its place")
    expect(
      altered((items) => {
        const [first] = items
        const last = items.at(-1)
        if (first && last) [first.sentences, last.sentences] = [last.sentences, first.sentences]
      }),
    ).toContain("not of ")
  })
})

describe.runIf(hasHistory)("on 8 February 2026", () => {
  it("the states are those of analytics.md §5", async () => {
    const { edition } = await composeDay("2026-02-08")
    const states = Object.fromEntries(itemsOf(edition).map(({ name, state }) => [name, state]))
    expect(states).toMatchObject({
      "Hash rate": "recovering, not confirmed",
      "Spot volume": "heaviest on falling days",
      "US fund flows": "turning to inflows",
      "Fear & Greed": "extreme fear",
    })
    const text = itemsOf(edition)
      .map(({ text }) => text)
      .join(" ")
    for (const words of ["978 EH/s", "36%", "$371.1 million", "$1.25 billion"]) expect(text).toContain(words)
  })
})
