import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Headline } from "../../../src/market/observation.ts"
import { headlineText, headlineUrl } from "../../../src/market/sources/headline-text.ts"
import { publishedAt } from "../../../src/market/sources/published.ts"

describe("a headline", () => {
  test.each([
    ["<b>Bitcoin</b> falls", "Bitcoin falls"],
    ["AT&amp;T &#8217;buys&#x2019; bitcoin", "AT&T ’buys’ bitcoin"],
    ["Bitcoin\r\nBcc: all@example.org\n\tfalls", "Bitcoin Bcc: all@example.org falls"],
    ["Bit<script>alert(1)</script>coin<style>p{}</style>", "Bitcoin"],
    ["&lt;b&gt;Bitcoin&lt;/b&gt; &amp;lt;i&amp;gt;falls&amp;lt;/i&amp;gt;", "Bitcoin falls"],
    ["<img src=x onerror=alert(1)>Ether", "Ether"],
    ["Right\u202eto left\u0000 and\u2028on", "Rightto left and on"],
    ["BTC < 60,000 & ETH > 2,000", "BTC < 60,000 & ETH > 2,000"],
    ["'Uptober' is \"here\": 12.5 %", "'Uptober' is \"here\": 12.5 %"],
  ])("%j is the line %j", (title, text) => {
    expect(headlineText(title)).toBe(text)
  })

  test.each(["Read https://evil.example now", "See HTTP://evil.example", "All at www.evil.example"])(
    "%j holds an address, of which mail clients make a link, and is none",
    (title) => {
      expect(headlineText(title)).toBeNull()
    },
  )

  test.each(["https://decrypt.co/1/foo-(bar)", "https://decrypt.co/1/why?", "https://decrypt.co/1."])(
    "%s ends in a mark that ends a sentence, and is no link",
    (link) => {
      expect(headlineUrl(link, "https://decrypt.co")).toBeNull()
    },
  )

  test("is one line of 1 to 300 characters or none, whatever the feed holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ maxLength: 400 })),
        (title) => {
          const text = headlineText(title)
          if (text === null) return
          expect(Headline.shape.title.safeParse(text).success).toBe(true)
          expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        },
      ),
    )
  })

  test("leads to its site without what tracks a reader", () => {
    const home = "https://cointelegraph.com"
    const tracked =
      "https://cointelegraph.com/news/a?utm_source=rss_feed&id=3&UTM_Medium=rss&utm_campaign=rss_partner#top"
    expect(headlineUrl(tracked, home)).toBe("https://cointelegraph.com/news/a?id=3#top")
    expect(headlineUrl("https://www.cointelegraph.com/a", home)).toBe("https://www.cointelegraph.com/a")
    expect(headlineUrl("https://cointelegraph.com:8443/a", home)).toBeNull()
  })
})

describe("a feed's date", () => {
  test.each([
    ["Fri, 25 Sep 2026 14:41:53 +0000", "2026-09-25T14:41:53Z"],
    ["Fri, 25 Sep 2026 14:41:53 GMT", "2026-09-25T14:41:53Z"],
    ["25 Sep 2026 00:30 +0200", "2026-09-24T22:30:00Z"],
    ["Sat, 5 Sep 2026 20:00:00 EDT", "2026-09-06T00:00:00Z"],
    ["2026-09-25T14:41:53Z", "2026-09-25T14:41:53Z"],
    ["2026-09-25T14:41:53.120-05:30", "2026-09-25T20:11:53Z"],
  ])("%s is %s", (text, instant) => {
    expect(publishedAt(text)).toBe(instant)
  })

  test.each([
    "",
    "1770595800",
    "25/09/2026",
    "Fri, 25 Sep 2026",
    "Fri, 25 Sep 2026 25:00:00 GMT",
    "2026-02-30T00:00:00Z",
    "Fri, 25 Sep 26 14:41:53 GMT",
    "Fri, 25 Sep 2026 14:41:53 XYZ",
  ])("%j is none", (text) => {
    expect(publishedAt(text)).toBeNull()
  })
})
