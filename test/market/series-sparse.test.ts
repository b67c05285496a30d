import { describe, expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { changed, observedSeries, reason, when } from "./observed.ts"

describe("a series whose days may lack", () => {
  // The week of the article, in US$ million, as Farside has it.
  const flows = [
    ["2026-01-30", "-509.7"],
    ["2026-02-02", "561.8"],
    ["2026-02-03", "-272"],
    ["2026-02-04", "-544.9"],
    ["2026-02-05", "-434.1"],
    ["2026-02-06", "371.1"],
  ].map(([day = "", c = ""]) => ({ day, c }))
  const flow = (points: Point[], source: string, origin: string) =>
    observedSeries("etf.btc.flow", points, { source, origin })
  const farside = flow(flows, "farside", "Farside")
  const etf = (...observations: Parameters<typeof agreeOnSeries>[1]) =>
    agreeOnSeries("etf.btc.flow", observations, when)

  test("has a row for each trading day, and is as of the last", () => {
    expect(etf(farside)).toMatchObject({ outcome: "single", asOf: "2026-02-07T00:00:00Z" })
  })

  test("is the first transport's of one origin, and no other transport confirms it", () => {
    const copy = flow(changed(flows, "2026-02-06", { c: "68.2" }), "kittycapital", "Farside")
    expect(etf(copy, farside)).toMatchObject({
      outcome: "single",
      observations: [{ source: "farside" }],
      series: flows,
    })
  })

  test("is compared by what the two differ by, for a fraction says nothing near 0", () => {
    const near = changed(flows, "2026-02-06", { c: "0" })
    const other = (c: string) => flow(changed(flows, "2026-02-06", { c }), "smartmoney", "issuers")
    expect(etf(flow(near, "farside", "Farside"), other("-0.2")).outcome).toBe("agreed")
    expect(reason(etf(flow(near, "farside", "Farside"), other("-0.3")))).toMatchObject({
      code: "apart",
      detail:
        "smartmoney and farside are 0.3 USD million apart in etf.btc.flow of 2026-02-06, 0.2 is accepted",
    })
  })

  test("is single while the other has not its last day yet, and agreed once it has", () => {
    const later = (until: string) =>
      flow(
        flows.filter(({ day }) => day <= until),
        "smartmoney",
        "issuers",
      )
    expect(etf(farside, later("2026-02-05"))).toMatchObject({
      outcome: "single",
      observations: [{ source: "farside" }, { source: "smartmoney" }],
    })
    expect(etf(farside, later("2026-02-06")).outcome).toBe("agreed")
  })

  test("is neither confirmed nor contradicted by one that shares two of its days", () => {
    const other = flow(flows.slice(-2), "smartmoney", "issuers")
    expect(etf(farside, other)).toMatchObject({ outcome: "single", observations: [{ source: "farside" }] })
  })

  test("grows stale after a holiday's Monday and a day more", () => {
    const at = (day: string) =>
      agreeOnSeries("etf.btc.flow", [farside], { day, slot: `${addDays(day, 1)}T00:10:00Z` })
    expect(at("2026-02-10").outcome).toBe("single")
    expect(reason(at("2026-02-11"))?.code).toBe("stale")
  })

  test("is held when its sum is in dollars", () => {
    const dollars = flows.map(({ day, c }) => ({ day, c: String(Number(c) * 1e6) }))
    expect(reason(etf(flow(dollars, "farside", "Farside")))?.code).toBe("out_of_range")
  })
})
