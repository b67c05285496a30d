import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { april, bitcoinPage, days, page, read, tickers, withRow } from "./farside-page.ts"

describe("a day that is not complete", () => {
  // 21 August 2026: first published as 68.2, without IBIT's 239.3. FBTC stands for all the other funds here.
  const august = (ibit: string, total: string) =>
    page(
      [["Date", "IBIT", "FBTC", "Total"]],
      [
        ["19 Aug 2026", "10.0", "5.0", "15.0"],
        ["20 Aug 2026", "20.0", "5.0", "25.0"],
        ["21 Aug 2026", ibit, "68.2", total],
      ],
    )
  const newest = async (html: string, slot: string) => Object.entries(await days(html, slot)).at(-1)

  test.each([
    ["missing", "-", "2026-08-22T00:10:00Z"],
    ["missing", "-", "2026-08-22T07:00:00Z"],
    ["coded 0.0", "0.0", "2026-08-22T07:00:00Z"],
    ["coded 0.0", "0.0", "2026-08-23T11:59:59Z"],
  ])("is left out while the largest fund is %s (%s at %s)", async (_, ibit, slot) => {
    expect(await newest(august(ibit, "68.2"), slot)).toEqual(["2026-08-20", "25"])
  })

  test("is given once it is complete", async () => {
    expect(await newest(august("239.3", "307.5"), "2026-08-22T07:00:00Z")).toEqual(["2026-08-21", "307.5"])
  })

  test("is believed when 36 hours have passed since its end: then nothing flowed", async () => {
    expect(await newest(august("0.0", "68.2"), "2026-08-23T12:00:00Z")).toEqual(["2026-08-21", "68.2"])
  })

  test.each(tickers)("is left out while %s is pending", async (name) => {
    const html = bitcoinPage(withRow("10 Apr 2026", { [name]: "-" }))
    expect(Object.keys(await days(html)).at(-1)).toBe("2026-04-09")
  })

  test("is left out when nobody has reported, though it has a total of 0.0", async () => {
    const nothing = Object.fromEntries(tickers.map((name) => [name, "-"]))
    const html = bitcoinPage(withRow("10 Apr 2026", { ...nothing, Total: "0.0" }))
    expect(Object.keys(await days(html)).at(-1)).toBe("2026-04-09")
  })

  test("is no day at all when nobody ever reports: a holiday, after which the same funds are due", async () => {
    const nothing = Object.fromEntries(tickers.map((name) => [name, "-"]))
    const holiday = withRow("09 Apr 2026", { ...nothing, Total: "0.0" })
    expect(Object.keys(await days(bitcoinPage(holiday)))).toEqual([
      "2026-04-06",
      "2026-04-07",
      "2026-04-08",
      "2026-04-10",
    ])
    const partial = holiday.map((cells) =>
      cells[0] === "10 Apr 2026" ? cells.map((text, i) => (i === 2 ? "-" : text)) : cells,
    )
    expect(Object.keys(await days(bitcoinPage(partial))).at(-1)).toBe("2026-04-08")
  })

  test("ends the series: a later day does not stand behind a gap", async () => {
    const html = bitcoinPage(withRow("09 Apr 2026", { Total: "-" }))
    expect(Object.keys(await days(html)).at(-1)).toBe("2026-04-08")
  })

  test("waits for nobody when the table names no funds: age alone counts", async () => {
    const html = page(
      [["Date", "Total"]],
      april.map((cells) => [cells[0] ?? "", cells.at(-1) ?? ""]),
    )
    expect(Object.keys(await days(html, "2026-04-11T12:00:00Z")).at(-1)).toBe("2026-04-09")
    expect(Object.keys(await days(html, "2026-04-12T12:00:00Z")).at(-1)).toBe("2026-04-10")
  })

  test("is never given, whatever is pending, as a total without what was due", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...tickers), { minLength: 1 }), async (names) => {
        const html = bitcoinPage(withRow("10 Apr 2026", Object.fromEntries(names.map((name) => [name, "-"]))))
        expect(Object.keys(await days(html)).at(-1)).toBe("2026-04-09")
      }),
      { numRuns: 20 },
    )
  })
})

describe("a total that is not the sum of its funds", () => {
  test("cuts off its day and all before it", async () => {
    const html = bitcoinPage(withRow("08 Apr 2026", { Total: "(94.2)" }))
    expect(await days(html)).toEqual({ "2026-04-09": "358.1", "2026-04-10": "256.7" })
  })

  test("is missing on a day of long ago: that day and those before it are cut off, and not those after", async () => {
    const html = bitcoinPage(withRow("07 Apr 2026", { Total: "-" }))
    expect(Object.keys(await days(html, "2026-05-12T11:00:00Z"))).toEqual([
      "2026-04-08",
      "2026-04-09",
      "2026-04-10",
    ])
  })

  test("may differ by the rounding, 0.2", async () => {
    expect((await days(bitcoinPage(withRow("08 Apr 2026", { Total: "(94.1)" }))))["2026-04-08"]).toBe("-94.1")
  })

  test("of the newest day leaves nothing", async () => {
    await expect(read(bitcoinPage(withRow("10 Apr 2026", { Total: "2567" })))).rejects.toThrow(
      "farside gave a total of 2567 for 2026-04-10 that is not the sum of its funds",
    )
  })

  test("is found when the totals' heading stands over a fund", async () => {
    const html = page(
      [["Date", "Total", "FBTC", "IBIT"]],
      [
        ["09 Apr 2026", "269.3", "53.3", "322.6"],
        ["10 Apr 2026", "137.6", "78.0", "215.6"],
      ],
    )
    await expect(read(html)).rejects.toThrow("not the sum of its funds")
  })
})
