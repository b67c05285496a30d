import { describe, expect, test } from "vitest"
import { agree } from "../../../src/market/agree.ts"
import { addDays, startOf } from "../../../src/market/day.ts"
import { gather } from "../../../src/market/gather.ts"
import type { FigureId } from "../../../src/market/observation.ts"
import type { ProviderName } from "../../../src/market/providers.ts"
import { outsideWith, sources, when } from "./documented.ts"

/** The figures when these providers alone are asked, and the texts of their replies are changed. */
async function figuresOf(
  names: readonly ProviderName[],
  change: (text: string, url: string) => string,
  asked = when,
) {
  const open = sources.filter(({ source }) => names.includes(source.name))
  const { get } = outsideWith(change)
  const { observations, failures } = await gather(open, { ...asked, get, kept: () => null })
  const figures = agree(observations, asked)
  const figure = (id: FigureId) => figures.find((each) => each.id === id)
  const series = (id: FigureId) => {
    const found = figure(id)
    return found?.kind === "series" ? found.series : []
  }
  return { figure, series, failures, observations }
}

type KrakenReply = { error: string[]; result: { last: number } & Record<string, unknown[][] | number> }

/** Kraken's reply with its rows changed. */
const krakens = (change: (rows: unknown[][]) => unknown[][]) => (text: string, url: string) => {
  if (!url.includes("/kraken/")) return text
  const reply = JSON.parse(text) as KrakenReply
  const result = Object.entries(reply.result).map(([key, rows]) => [
    key,
    Array.isArray(rows) ? change(rows) : rows,
  ])
  return JSON.stringify({ ...reply, result: Object.fromEntries(result) })
}

describe("a file that silently changes its day convention", () => {
  // As kittycapital's btc_price.json did: the close to 31 December 2025 (87,508.83), from 1 January 2026 the price at
  // 00:00 of the day (87,520.18, the same moment): one day doubled at the seam, all after it a day late.
  const seam = startOf("2026-01-01") / 1000
  const sinceNewYear = krakens((rows) =>
    rows.map(([time, ...cells], i) => [
      time,
      ...(Number(time) >= seam ? (rows[i - 1] ?? []).slice(1) : cells),
    ]),
  )

  test("confirms nothing from then on: its labels are named a day off", async () => {
    const { figure } = await figuresOf(["binance", "kraken"], sinceNewYear)
    expect(figure("btc.daily")).toMatchObject({
      outcome: "held",
      reason: { detail: expect.stringMatching(/kraken's.*labelled a day later/) },
    })
  })

  test("does not outweigh two venues that agree", async () => {
    const { figure } = await figuresOf(["binance", "kraken", "coinbase"], sinceNewYear)
    expect(figure("btc.daily")).toMatchObject({
      outcome: "agreed",
      origin: "Binance BTCUSDT",
      dropped: [{ source: "kraken", detail: expect.stringContaining("a day later") }],
    })
  })
})

describe("the partial row of the funds' flows of 21 August 2026", () => {
  // 68.2 while IBIT had not reported, 307.5 in the end; both were pulled in the same night. The rows before are made up.
  const days = ["2026-08-17", "2026-08-18", "2026-08-19", "2026-08-20"].map((day, i) => ({
    day,
    ibit: 100.5 + i,
    fbtc: 20.2,
  }))
  const rows = (ibit: number | null) => [...days, { day: "2026-08-21", ibit, fbtc: 68.2 }]
  const night = { day: "2026-08-21", slot: "2026-08-22T00:10:00Z" }
  const sum = (ibit: number | null, fbtc: number) => Math.round(((ibit ?? 0) + fbtc) * 10) / 10

  const page = (ibit: number | null) => {
    const cells = rows(ibit).map(({ day, ibit, fbtc }) => {
      const date = new Date(startOf(day)).toUTCString().slice(5, 16)
      return `<tr><td>${date}</td><td>${ibit ?? "-"}</td><td>${fbtc}</td><td>${sum(ibit, fbtc)}</td></tr>`
    })
    return `<table class="etf"><tr><th>Date</th><th>IBIT</th><th>FBTC</th><th>Total</th></tr>${cells.join("")}</table>`
  }
  const copy = (ibit: number | null) => ({
    source: "Farside Investors",
    history: rows(ibit).map(({ day, ibit, fbtc }) => ({
      date: day,
      ...(ibit === null ? {} : { ibit }),
      fbtc,
      total: sum(ibit, fbtc),
    })),
  })
  const zeroes = (ibit: number | null) => ({
    metadata: { source: "farside.co.uk" },
    daily_flows: rows(ibit).map(({ day, ibit, fbtc }) => ({
      date: day,
      flows: { IBIT: ibit ?? 0, FBTC: fbtc },
      total: sum(ibit, fbtc),
    })),
  })
  const told = (ibit: number | null) => ({
    farside: page(ibit),
    smartmoney: JSON.stringify(copy(ibit)),
    kittycapital: JSON.stringify(zeroes(ibit)),
  })

  test.each(["farside", "smartmoney", "kittycapital"] as const)(
    "%s: it is not published while the largest fund has not reported",
    async (name) => {
      const { series } = await figuresOf([name], () => told(null)[name], night)
      expect(series("etf.btc.flow").map(({ day }) => day)).not.toContain("2026-08-21")
      expect(JSON.stringify(series("etf.btc.flow"))).not.toContain("68.2")
    },
  )

  test.each(["farside", "smartmoney"] as const)("%s: it is, once all have", async (name) => {
    const { series } = await figuresOf([name], () => told(239.3)[name], night)
    expect(series("etf.btc.flow").at(-1)).toEqual({ day: "2026-08-21", c: "307.5" })
  })

  test("kittycapital, which writes 0.0 for what is not reported, is waited for until the day is old", async () => {
    const change = () => told(239.3).kittycapital
    const { series } = await figuresOf(["kittycapital"], change, night)
    expect(series("etf.btc.flow").at(-1)?.day).toBe("2026-08-19")
    const later = { day: "2026-08-23", slot: "2026-08-24T00:10:00Z" }
    expect((await figuresOf(["kittycapital"], change, later)).series("etf.btc.flow").at(-1)?.c).toBe("307.5")
  })
})

describe("Coinbase's candles", () => {
  test("are low, high, open, close: in the order of the others each candle contradicts itself", async () => {
    // As Binance and Kraken write them.
    const inOthersOrder = (text: string) =>
      JSON.stringify(
        (JSON.parse(text) as number[][]).map(([time, low, high, open, close, volume]) => [
          ...[time, open, high, low, close, volume],
        ]),
      )
    const { figure, failures } = await figuresOf(["coinbase"], inOthersOrder)
    expect(failures[0]).toMatchObject({ source: "coinbase", detail: expect.stringContaining("do not fit") })
    expect(figure("btc.daily")).toMatchObject({ outcome: "held" })
  })
})

describe("Kraken's newest candle", () => {
  test("is not committed and never a close, even when it is labelled with the edition's day", async () => {
    const uncommitted = (text: string, url: string) =>
      url.includes("/kraken/") ? text.replace(/"last":\d+/, `"last":${startOf("2026-02-07") / 1000}`) : text
    const { observations, figure } = await figuresOf(["binance", "kraken"], uncommitted)
    const kraken = observations.find(({ source, figure }) => source === "kraken" && figure === "btc.daily")
    expect(kraken?.kind === "series" && kraken.points.at(-1)?.day).toBe("2026-02-07")
    expect(figure("btc.daily")).toMatchObject({
      reason: { code: "too_few_origins", detail: expect.stringContaining("kraken") },
    })
  })
})

describe("the stamp of a day's hash rate", () => {
  test("is the day's end at mempool.space and its start at Bitview and Blockchain.com: all name the same days", async () => {
    const { observations } = await figuresOf(["mempool", "blockchain"], (text) => text)
    const bitview = await figuresOf(["bitview"], (text) => text)
    const last = [...observations, ...bitview.observations].flatMap((each) =>
      each.figure === "btc.hash_rate" && each.kind === "series" ? [each.points.at(-1)] : [],
    )
    expect(last).toHaveLength(3)
    for (const point of last) {
      expect(point?.day).toBe("2026-02-08")
      // Measured by mempool.space over 8 February 2026; Blockchain.com's reply has 15 digits of it.
      expect(Number(point?.c)).toBeCloseTo(1054.7905127, 6)
    }
  })

  test("of a day that is not over is dropped", async () => {
    const late = (text: string, url: string) =>
      url.includes("/hashrate/")
        ? text.replace(/"timestamp":(\d+)/g, (_, s) => `"timestamp":${Number(s) + 86_400}`)
        : text
    const { series } = await figuresOf(["mempool"], late)
    expect(series("btc.hash_rate").map(({ day }) => day)).not.toContain(addDays(when.day, 1))
  })
})
