import { describe, expect, test } from "vitest"
import { composeFromHistory, publisherFrom } from "../../src/cli/edition-from-history.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { historyData, noHistoryData } from "../cli/history-data.ts"
import { demonstration } from "../demonstration.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import { createResend } from "../outside/resend.ts"
import { createWorld } from "../outside/world.ts"
import { composeReplayedDay } from "./replayed-day.ts"

const world = createWorld({ market: marketApp(eighthOfFebruary), resend: createResend() })

/** Sentences of what the replay alone has, and why. */
const replayAlone = {
  "data.spot": "a price at sending stands in no daily history",
  "context.spots": "a price at sending stands in no daily history",
  "short.day_rise_first": "the replayed candles begin in March 2024, and nothing larger is in them",
  "zones.count_all":
    "200 weeks lie before the replayed candles, so that one zone less is found, and all are listed",
  "zones.d.volume": "the fourth zone, in place of the 200-week average",
  "zones.d.void_above": "the fourth zone, in place of the 200-week average",
  "zones.nearest": "the fourth zone lies above the price",
}
/** Sentences of what history alone has, and why. */
const historyAlone = {
  "short.day_fall_since_event": "its candles reach back to the last larger fall",
  "zones.weekly_average": "its candles reach back 200 weeks",
  "zones.count_nearest": "with the 200-week average there are more zones than are listed",
  "zones.d.void_below": "the fourth zone is the realised price",
  "zones.nearest_below": "all zones lie below the price",
}
/** Sentences that both have, in other words because history's candles reach farther back, or of what follows from that. */
const saidOfAllTheData = [
  "about.length",
  "reality.before",
  "reality.looks",
  "reality.mean",
  "takeaway.beginner.term",
  "takeaway.general.usual_day",
  "takeaway.trader.wide",
  "watch.implied",
  "zones.c.void_below",
]

const textsOf = ({ edition, evidence }: Composed): ReadonlyMap<string, string> => {
  const sources = edition.sections.find(({ id }) => id === "sources")?.blocks ?? []
  const ofSources = new Set(
    sources.flatMap((block) => (block.kind === "paragraph" ? block.sentences.map(({ id }) => id) : [])),
  )
  return new Map(evidence.sentences.flatMap(({ id, text }) => (ofSources.has(id) ? [] : [[id, text]])))
}

describe.skipIf(noHistoryData !== "")(`8 February 2026 from real history${noHistoryData}`, () => {
  test("prints the sentences of the replayed providers, save for the sources and what only one of the two has", async () => {
    const replayed = textsOf(
      await composeReplayedDay(async (url, init) => world.fetch(new Request(url, init))),
    )
    const composed = await composeFromHistory(historyData, "2026-02-08", publisherFrom({}, demonstration))
    const fromHistory = textsOf(composed)

    expect(composed.edition.status).toBe("complete")
    const lacking = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
      [...one.keys()].filter((id) => !other.has(id)).sort()
    expect(lacking(replayed, fromHistory)).toEqual(Object.keys(replayAlone).sort())
    expect(lacking(fromHistory, replayed)).toEqual(Object.keys(historyAlone).sort())
    const both = [...replayed.keys()].filter((id) => fromHistory.has(id) && !saidOfAllTheData.includes(id))
    expect(both.length).toBeGreaterThan(20)
    for (const id of both) expect([id, fromHistory.get(id)]).toEqual([id, replayed.get(id)])
    for (const id of saidOfAllTheData) expect(fromHistory.get(id)).not.toBe(replayed.get(id))
  })
})
