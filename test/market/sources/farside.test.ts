import { describe, expect, test } from "vitest"
import { farside } from "../../../src/market/sources/farside.ts"
import { askFor, openReadings } from "./answering.ts"
import { april, bitcoinPage, days, page, read, tickers, withRow } from "./farside-page.ts"

describe("the table of fund flows", () => {
  test("gives the total of each trading day in millions, what flowed out being negative", async () => {
    const [observation] = await read(bitcoinPage(april))
    expect(observation).toMatchObject({
      figure: "etf.btc.flow",
      unit: "USD million",
      source: "farside",
      origin: "Farside Investors",
      asOf: "2026-04-11T00:00:00Z",
      url: "https://farside.co.uk/bitcoin-etf-flow-all-data/",
      points: [
        { day: "2026-04-06", c: "471.4" },
        { day: "2026-04-07", c: "-159.1" },
        { day: "2026-04-08", c: "-93.9" },
        { day: "2026-04-09", c: "358.1" },
        { day: "2026-04-10", c: "256.7" },
      ],
    })
  })

  test("asks for a page, a coin each, and for no JSON", async () => {
    const asked: [string, string | undefined][] = []
    for (const reading of openReadings(farside)) {
      await reading
        .read(
          askFor("2026-04-10", (url, options) => {
            asked.push([url, options?.accept])
            throw new Error("asked")
          }),
        )
        .catch(() => null)
    }
    expect(asked).toEqual([
      ["https://farside.co.uk/bitcoin-etf-flow-all-data/", "text/html"],
      ["https://farside.co.uk/ethereum-etf-flow-all-data/", "text/html"],
      ["https://farside.co.uk/sol/", "text/html"],
    ])
  })

  test("is read by its headings: columns in another order give the same", async () => {
    const order = [13, 4, 0, 12, 11, 10, 9, 8, 7, 6, 5, 3, 2, 1]
    const moved = (cells: string[]) => order.map((i) => cells[i] ?? "")
    const html = page([moved(["Date", ...tickers, "Total"])], april.map(moved))
    expect(await days(html)).toEqual(await days(bitcoinPage(april)))
  })

  test("may name issuers above and fees below the funds, and leave the totals without a heading", async () => {
    // As the page of the ether funds does.
    const headings = [
      ["", "Blackrock", "ARK", "Grayscale", "Grayscale", "Total"],
      ["", "ETHA", "CETH", "ETHE", "ETH", ""],
      ["Fee", "0.25%", "0.21%", "2.50%", "0.15%", ""],
    ]
    const rows = [
      ["Seed", "10.0", "5.0", "9,199*", "1,022", "10,236"],
      ["09 Apr 2026", "10.0", "0.0", "(2.5)", "1.0", "8.5"],
      ["10 Apr 2026", "1.0", "2.0", "0.0", "0.0", "3.0"],
    ]
    const expected = { "2026-04-09": "8.5", "2026-04-10": "3" }
    expect(await days(page(headings, rows), undefined, "etf.eth.flow")).toEqual(expected)
    const bare = page([headings[1] ?? []], rows)
    expect(await days(bare, undefined, "etf.eth.flow")).toEqual(expected)
  })

  test("may have headings that span columns, and rows that are not closed", async () => {
    const html = `<table class="etf"><tr><th></th><th colspan="2">Blackrock</th><th>Total</th>
      <tr><th>Date</th><th>IBIT</th><th>FBTC</th><th></th>
      <tr><td>09 Apr 2026<td>1,269.3<td>53.3*<td>1,322.6
      <tr><td>10&nbsp;Apr 2026<td>137.6<td>–<td>137.6</table>`
    expect(await days(html)).toEqual({ "2026-04-09": "1322.6" })
  })

  test("gives no days after the edition's", async () => {
    expect(Object.keys(await days(bitcoinPage(april), "2026-04-10T07:00:00Z")).at(-1)).toBe("2026-04-09")
  })

  test("gives a plain 0 for a day on which the funds report nothing in and nothing out", async () => {
    const still = Object.fromEntries(tickers.map((name) => [name, "0.0"]))
    const html = bitcoinPage(withRow("09 Apr 2026", { ...still, FBTC: "(0.0)", Total: "(0.0)" }))
    expect((await days(html))["2026-04-09"]).toBe("0")
  })
})

describe("a page is refused by name", () => {
  const one = [["10 Apr 2026", "137.6", "78.0", "215.6"]]
  test.each([
    [
      "is a challenge",
      "<html><head><title>Just a moment...</title></head><body></body></html>",
      "a challenge page (Just a moment...)",
    ],
    ["is empty", "", "0 tables of dates"],
    ["is JSON", '{"error":"forbidden"}', "0 tables of dates"],
    ["has no table", "<html><body><p>Moved</p></body></html>", "0 tables of dates"],
    ["has two tables", bitcoinPage(april) + bitcoinPage(april), "2 tables of dates"],
    ["has no totals", page([["Date", "IBIT", "FBTC", "GBTC"]], one), "0 columns of totals"],
    ["has two totals", page([["Date", "IBIT", "Total", "Total"]], one), "2 columns of totals"],
    ["has no headings", page([], one), "3 columns of totals"],
    ["has one fund twice", page([["Date", "IBIT", "IBIT", "Total"]], one), "two columns of one heading"],
    [
      "has a row too short",
      page([["Date", "IBIT", "FBTC", "Total"]], [...one, ["09 Apr 2026", "1.0"]]),
      "a row of 2 cells",
    ],
    [
      "has a new column over which nothing stands",
      page([["Date", "IBIT", "", "Total"]], one),
      "a column without a heading",
    ],
    [
      "has words for a flow",
      bitcoinPage(withRow("09 Apr 2026", { IBIT: "n/a" })),
      'gave "n/a" for a flow of 2026-04-09',
    ],
    ["has null for a flow", bitcoinPage(withRow("09 Apr 2026", { Total: "null" })), 'gave "null"'],
    ["has a day twice", bitcoinPage([...april, april[4] ?? []]), "gave 2026-04-10 twice"],
    [
      "has no final day",
      page([["Date", "IBIT", "FBTC", "Total"]], one),
      "gave no final day up to 2026-04-11",
    ],
  ])("when it %s", async (_, html, message) => {
    await expect(read(html)).rejects.toThrow(message)
  })
})
