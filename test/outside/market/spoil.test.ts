import { describe, expect, test } from "vitest"
import { type Spoil, spoilt } from "./spoil.ts"

const candles = JSON.stringify([
  [1770422400000, "1.0", "4", "0.5", "2"],
  [1770508800000, "2", "5", "1.5", "3"],
])
const page =
  "<table>\n<tr><th>Date</th><th>IBIT</th><th>Total</th></tr>\n<tr><td>05 Feb 2026</td><td>(1.5)</td><td>1,002.5</td></tr>\n" +
  "<tr><td>06 Feb 2026</td><td>-</td><td>3.0</td></tr>\n</table>"
const feed =
  "<rss><item><title>A</title><link>x</link><pubDate>Sun, 08 Feb 2026 18:30:00 GMT</pubDate></item></rss>"
const columns = '[{"data":["2026-02-07","2026-02-08"]},{"data":[1.5,2.5]}]'

describe("a reply in JSON", () => {
  test.each<[Spoil, string]>([
    ["stale", '[[1770163200000,"1.0","4","0.5","2"],[1770249600000,"2","5","1.5","3"]]'],
    ["shifted", '[[1770508800000,"1.0","4","0.5","2"],[1770595200000,"2","5","1.5","3"]]'],
    ["unit", '[[1770422400000,"1000","4000","500","2000"],[1770508800000,"2000","5000","1500","3000"]]'],
    ["null", "[[1770422400000,null,null,null,null],[1770508800000,null,null,null,null]]"],
    ["empty", '[[1770422400000,"","","",""],[1770508800000,"","","",""]]'],
    ["partial", '[[1770422400000,"1.0","4","0.5","2"],[1770508800000,"2",null,null,null]]'],
    ["reordered", '[[1770422400000,"2","4","0.5","1.0"],[1770508800000,"3","5","1.5","2"]]'],
    ["frozen", '[[1770422400000,"1.0","4","0.5","2"],[1770508800000,"1.0","4","0.5","2"]]'],
  ])("%s", (spoil, text) => {
    expect(spoilt(spoil, candles)).toBe(text)
  })

  test("heights, counts and codes are no values, and stamps may be text", () => {
    const reply =
      '{"height":935424,"timestamp":"1770508800","value":"7","last_updated":"2026-02-08T23:00:00Z"}'
    expect(spoilt("unit", reply)).toBe(reply.replace('"7"', '"7000"'))
    expect(spoilt("shifted", reply)).toBe(
      '{"height":935424,"timestamp":"1770595200","value":"7","last_updated":"2026-02-09T23:00:00Z"}',
    )
  })

  test("a table may be written by its columns", () => {
    expect(spoilt("shifted", columns)).toBe('[{"data":["2026-02-08","2026-02-09"]},{"data":[1.5,2.5]}]')
    expect(spoilt("unit", columns)).toBe('[{"data":["2026-02-07","2026-02-08"]},{"data":[1500,2500]}]')
    expect(spoilt("partial", columns)).toContain('{"data":[1.5,null]}')
  })
})

describe("a page", () => {
  test.each<[Spoil, string]>([
    ["stale", "<td>03 Feb 2026</td><td>-</td>"],
    ["shifted", "<td>07 Feb 2026</td><td>-</td>"],
    ["unit", "<td>(1500.0)</td><td>1002500.0</td>"],
    ["null", "<td>05 Feb 2026</td><td>-</td><td>-</td>"],
    ["empty", "<td>05 Feb 2026</td><td></td><td></td>"],
    ["partial", "<td>06 Feb 2026</td><td>-</td><td>-</td>"],
    ["reordered", "<tr><th>Total</th><th>IBIT</th><th>Date</th></tr>"],
    ["frozen", "<td>06 Feb 2026</td><td>(1.5)</td><td>1,002.5</td>"],
  ])("%s", (spoil, part) => {
    expect(spoilt(spoil, page)).toContain(part)
  })
})

describe("a feed", () => {
  test.each<[Spoil, string]>([
    ["stale", "Thu, 05 Feb 2026 18:30:00 GMT"],
    ["shifted", "Mon, 09 Feb 2026 18:30:00 GMT"],
    ["null", "<title></title>"],
    ["empty", "<title></title>"],
  ])("%s", (spoil, part) => {
    expect(spoilt(spoil, feed)).toContain(part)
  })

  test("partial: it breaks off within its last item", () => {
    expect(spoilt("partial", feed)).toBe("<rss><item><title>A</title>")
  })
})
