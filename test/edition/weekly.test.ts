import { describe, expect, test } from "vitest"
import { findWeekMoves } from "../../src/analysis/week-moves.ts"
import { publisherFrom, settingsOf } from "../../src/cli/edition-from-history.ts"
import { openDays } from "../../src/cli/history-folder.ts"
import { claim } from "../../src/edition/claim.ts"
import { weekClaims } from "../../src/edition/claims/week.ts"
import { allClaims } from "../../src/edition/claims.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import { toPrevious } from "../../src/edition/facts/previous.ts"
import { printedTexts } from "../../src/edition/printed.ts"
import type { Previous } from "../../src/edition/settings.ts"
import { addDays } from "../../src/market/day.ts"
import { historyData, noHistoryData } from "../cli/history-data.ts"
import { demonstration } from "../demonstration.ts"

describe("where a week stands among the weeks before it", () => {
  /** Closes of whole weeks, each of which moves by one of these fractions on its last day. */
  const weeks = (...moves: number[]) => {
    let close = 100
    return [{ day: "2026-01-04", close }].concat(
      moves.flatMap((move, week) =>
        Array.from({ length: 7 }, (_, at) => {
          if (at === 6) close *= 1 + move
          return { day: addDays("2026-01-05", 7 * week + at), close }
        }),
      ),
    )
  }

  test("it is counted among those that went its own way, and among all", () => {
    expect(findWeekMoves(weeks(0.1, -0.2, 0.05, -0.12))).toEqual({
      from: "2026-01-05",
      of: 3,
      larger: 1,
      movedMore: 1,
    })
    expect(findWeekMoves(weeks(0.2, -0.2, -0.05, 0.1))).toMatchObject({ of: 3, larger: 1, movedMore: 2 })
  })

  test("a week is none before itself, and one as large is not larger", () => {
    expect(findWeekMoves(weeks(0.1))).toBe(null)
    expect(findWeekMoves(weeks(0.5, 0.5))).toMatchObject({ of: 1, larger: 0, movedMore: 0 })
  })
})

test("what is said of the last day's own move is no claim of a weekly edition", () => {
  expect(claim("x", { wordings: ["{btc.return.1d:moved}"] }).without).toContain("week.start")
  for (const each of allClaims) {
    if (each.facts.includes("btc.return.1d")) expect(each.without, each.id).toContain("week.start")
  }
})

test("the claims of a week are made in weekly editions alone", () => {
  for (const { id, facts } of weekClaims) {
    expect(
      facts.some((each) => each.startsWith("week.")),
      id,
    ).toBe(true)
  }
})

describe.skipIf(noHistoryData !== "")(`the weekly edition from real history${noHistoryData}`, () => {
  const publisher = publisherFrom({}, demonstration)
  const history = openDays(historyData)
  const compose = async (day: string, cadence: "daily" | "weekly", previous: Previous | null = null) => {
    const settings = settingsOf({ day, cadence }, publisher)
    return composeEdition(await history.gather(day, settings.slot), settings, previous)
  }

  test("is of the ISO week that ends with its Sunday", async () => {
    const { edition, evidence } = await compose("2026-02-08", "weekly")
    expect(edition).toMatchObject({ slug: "2026-w06", day: "2026-02-08", slot: "2026-02-09T00:10:00Z" })
    expect(edition.status).not.toBe("held")
    const valueNamed = (id: string) => evidence.facts.find((fact) => fact.id === id)?.value
    expect(valueNamed("week.start")).toBe("2026-02-02")
    // Binance's closes of 1 and 8 February 2026: 76,967.99 and 70,330.38.
    expect(Number(valueNamed("btc.return.7d"))).toBeCloseTo(-0.0862, 4)
    expect(Number(valueNamed("week.larger"))).toBeGreaterThan(0)
    expect(Number(valueNamed("week.larger"))).toBeLessThan(Number(valueNamed("week.moved_more")))
  })

  test("speaks of the week, and not of its last day's own move", async () => {
    const { edition } = await compose("2026-02-08", "weekly")
    expect(edition.headline.claim).toMatch(/^(week\.|headline\.(back|lowest_close|highest_close))/)
    expect(edition.standfirst.claim).toMatch(/^week\./)
    const sentences = printedTexts(edition).flatMap((each) => (each.kind === "sentence" ? [each.text] : []))
    for (const { text, spans } of sentences) {
      expect(
        spans.map(({ fact }) => fact),
        text,
      ).not.toContain("btc.return.1d")
    }
  })

  test("says what has changed since the week before, by that edition's day", async () => {
    const before = await compose("2026-02-01", "weekly")
    const said = toPrevious(before.edition.slug, before.edition.day, before.evidence.facts)
    const { edition } = await compose("2026-02-08", "weekly", said)
    const changed = edition.sections.find(({ id }) => id === "changed")
    expect(JSON.stringify(changed)).toContain("1 Feb")
  })

  test("its regime has no memory", async () => {
    // The week to 31 March 2024: 6 % up, and so no rally by itself; the rally of the days before has not clearly ended.
    const regimeOf = async (cadence: "daily" | "weekly") =>
      (await compose("2024-03-31", cadence)).evidence.facts.find(({ id }) => id === "regime")?.value
    expect(await regimeOf("weekly")).toBe("uptrend")
    expect(await regimeOf("daily")).toBe("rally")
  })

  test("a daily edition of the same day has no word of it", async () => {
    const { evidence } = await compose("2026-02-08", "daily")
    expect(evidence.facts.filter(({ id }) => id.startsWith("week."))).toEqual([])
    expect(evidence.sentences.filter((each) => each.claim.startsWith("week."))).toEqual([])
  })
})
