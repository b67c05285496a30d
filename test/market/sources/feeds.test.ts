import { describe, expect, test } from "vitest"
import type { Headline } from "../../../src/market/observation.ts"
import { coindesk } from "../../../src/market/sources/coindesk.ts"
import { cointelegraph } from "../../../src/market/sources/cointelegraph.ts"
import { cryptoslate } from "../../../src/market/sources/cryptoslate.ts"
import { decrypt } from "../../../src/market/sources/decrypt.ts"
import { answering, askFor, openReadings, readFigure } from "./answering.ts"

// Two items of CoinDesk's feed of 25 September 2026, as it writes them; their texts are shortened.
const recorded = `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" version="2.0">
  <channel>
    <title>CoinDesk: Bitcoin, Ethereum, Crypto News and Price Data</title>
    <link>https://www.coindesk.com/</link>
    <description>Leader in cryptocurrency</description>
    <ttl>5</ttl>
    <item>
      <title><![CDATA[Tokenization is moving faster than Washington]]></title>
      <link>https://www.coindesk.com/opinion/2026/09/25/tokenization-is-moving-faster-than-washington</link>
      <guid isPermaLink="false">4b1641e9-2454-46f5-841d-56cf7c985a35</guid>
      <pubDate>Fri, 25 Sep 2026 14:37:32 +0000</pubDate>
      <description><![CDATA[Regulatory clarity]]></description>
    </item>
    <item>
      <title><![CDATA[Circle and Tether step in to freeze hacker wallet after massive Bitget crypto heist]]></title>
      <link>https://www.coindesk.com/markets/2026/09/25/circle-and-tether-step-in-to-freeze-hacker-wallet-after-massive-bitget-crypto-heist</link>
      <media:content url="https://cdn.sanity.io/images/1920x1080.png?fm=jpg&amp;w=1920" type="image/*" medium="image"/>
      <guid isPermaLink="false">a0b4a6ba-5569-4fef-940c-e402f9698d89</guid>
      <pubDate>Fri, 25 Sep 2026 14:41:53 +0000</pubDate>
      <description><![CDATA[The stablecoin issuer]]></description>
      <content:encoded/>
    </item>
  </channel>
</rss>`

type Item = { title?: string; link?: string; guid?: string; date?: string }
const rss = (...items: Item[]) =>
  `<rss version="2.0"><channel><title>News</title>${items
    .map(
      ({
        title = "Bitcoin falls",
        link = "https://www.coindesk.com/a",
        guid,
        date = "Fri, 25 Sep 2026 12:00:00 GMT",
      }) =>
        `<item><title>${title}</title><link>${link}</link>${guid ? `<guid>${guid}</guid>` : ""}<pubDate>${date}</pubDate><description>A text</description></item>`,
    )
    .join("")}</channel></rss>`

const read = (body: string, day = "2026-09-25") => readFigure(coindesk, "headlines", day, { "/rss": body })
async function headlines(body: string, day?: string): Promise<Headline[]> {
  const [observation] = await read(body, day)
  return observation?.kind === "headlines" ? observation.items : []
}

describe("a feed", () => {
  test("gives title, link and date of each article, the newest first, and nothing else", async () => {
    expect(await read(recorded)).toEqual([
      {
        kind: "headlines",
        figure: "headlines",
        unit: "text",
        asOf: "2026-09-25T14:41:53Z",
        source: "coindesk",
        origin: "CoinDesk",
        url: "https://www.coindesk.com/arc/outboundfeeds/rss",
        fetchedAt: "2026-08-11T00:10:00Z",
        rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        items: [
          {
            title: "Circle and Tether step in to freeze hacker wallet after massive Bitget crypto heist",
            url: "https://www.coindesk.com/markets/2026/09/25/circle-and-tether-step-in-to-freeze-hacker-wallet-after-massive-bitget-crypto-heist",
            published: "2026-09-25T14:41:53Z",
          },
          {
            title: "Tokenization is moving faster than Washington",
            url: "https://www.coindesk.com/opinion/2026/09/25/tokenization-is-moving-faster-than-washington",
            published: "2026-09-25T14:37:32Z",
          },
        ],
      },
    ])
  })

  test.each([
    [coindesk, "first", "https://www.coindesk.com/arc/outboundfeeds/rss"],
    [cryptoslate, "first", "https://cryptoslate.com/feed/"],
    [cointelegraph, "if held", "https://cointelegraph.com/rss"],
    [decrypt, "if held", "https://decrypt.co/feed"],
  ])("of $name is asked for in its turn ($1), as a feed", async (source, turn, url) => {
    const [reading] = openReadings(source)
    const asked: unknown[] = []
    const { get } = answering({ [url]: "" })
    await reading
      ?.read(
        askFor("2026-09-25", (address, options) => {
          asked.push(address, options?.accept)
          return get(address)
        }),
      )
      .catch(() => null)
    expect(reading?.turn).toBe(turn)
    expect(asked).toEqual([url, "application/rss+xml, application/xml;q=0.9"])
  })

  test("may be Atom", async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>n</id><updated>2026-09-25T14:00:00Z</updated>
      <entry><id>1</id><title type="html">Ether &amp;lt;b&amp;gt;rises&amp;lt;/b&amp;gt;</title><updated>2026-09-25T13:00:00+02:00</updated>
      <link rel="enclosure" href="https://www.coindesk.com/x.png"/><link href="https://www.coindesk.com/b"/></entry></feed>`
    expect(await headlines(atom)).toEqual([
      { title: "Ether rises", url: "https://www.coindesk.com/b", published: "2026-09-25T11:00:00Z" },
    ])
  })

  test("gives an article once, by its id and by its link", async () => {
    const link = (path: string) => `https://www.coindesk.com/${path}`
    const body = rss(
      { guid: "1", link: link("a") },
      { guid: "1", link: link("a-moved") },
      { guid: "2", link: link("a?utm_source=rss") },
      { link: link("b") },
      { link: link("c") },
    )
    expect((await headlines(body)).map(({ url }) => url)).toEqual([link("a"), link("b"), link("c")])
  })

  test("gives nothing after the slot, nothing older than 48 hours before it, and at most ten", async () => {
    const dated = (hours: number) => {
      const at = new Date(Date.parse("2026-09-26T00:10:00Z") + hours * 3_600_000)
      return { date: at.toUTCString(), link: `https://www.coindesk.com/${hours}`, title: `At ${hours}` }
    }
    expect((await headlines(rss(...[1, 0, -1, -48, -49].map(dated)))).map(({ title }) => title)).toEqual([
      "At 0",
      "At -1",
      "At -48",
    ])
    const many = Array.from({ length: 30 }, (_, i) => dated(-i - 1))
    const titles = (await headlines(rss(...many.toReversed()))).map(({ title }) => title)
    expect(titles).toEqual(Array.from({ length: 10 }, (_, i) => `At ${-i - 1}`))
  })

  test("that breaks off gives no more and nothing else than the whole one", async () => {
    const whole = await headlines(recorded)
    for (let end = 600; end < recorded.length; end += 7) {
      const items = await headlines(recorded.slice(0, end)).catch(() => [])
      for (const item of items) expect(whole).toContainEqual(item)
    }
  })

  test("leaves out what it cannot use, and keeps the rest", async () => {
    const good = { title: "Good", link: "https://www.coindesk.com/good" }
    const bad = [
      { link: "javascript:alert(1)" },
      { link: "http://www.coindesk.com/plain" },
      { link: "https://evil.example/a" },
      { link: "https://www.coindesk.com@evil.example/a" },
      { link: "https://www.coindesk.com.evil.example/a" },
      { link: "https://user:pass@www.coindesk.com/a" },
      { link: "//www.coindesk.com/a" },
      { title: "<![CDATA[<script>alert(1)</script>]]>" },
      { title: "a".repeat(301) },
      { title: "%%unsubscribe%%" },
      { date: "yesterday" },
      { date: "Fri, 31 Feb 2026 12:00:00 GMT" },
    ]
    expect((await headlines(rss(...bad, good))).map(({ title }) => title)).toEqual(["Good"])
  })

  test.each([
    [
      "is stale",
      rss({ date: "Tue, 22 Sep 2026 12:00:00 GMT" }),
      "coindesk is stale: its newest headline is of 2026-09-22T12:00:00Z",
    ],
    ["lies in the future", rss({ date: "Mon, 28 Sep 2026 12:00:00 GMT" }), "is stale"],
    ["is empty", rss(), "coindesk gave no headline that can be used"],
    [
      "has only what cannot be used",
      rss({ link: "javascript:alert(1)" }),
      "gave no headline that can be used",
    ],
    [
      "is a page",
      "\n<!DOCTYPE html><html><title>Just a moment...</title><rss version='2.0'></html>",
      "coindesk answered HTML where a feed was due",
    ],
    ["is a bare page", "<html><body></body></html>", "answered HTML where a feed was due"],
    ["is nothing", "", "answered with something that is not a feed"],
    ["is null", "null", "answered with something that is not a feed"],
    ["is JSON", '{"error":"forbidden"}', "answered with something that is not a feed"],
  ])("is refused by name when it %s", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})
