import { Edition, type Sentence, type Text } from "../../src/edition/edition.ts"

/**
 * Text in which `{$70,330|btc.close}` stands for a span: the shown words, and the fact they print.
 *
 * @example text("at {$5|a}") // => { text: "at $5", spans: [{ start: 3, end: 5, fact: "a", format: "shown" }] }
 */
export function text(marked: string): Text {
  const spans: Text["spans"] = []
  let plain = ""
  for (const [, before = "", shown = "", fact = ""] of `${marked}{|}`.matchAll(
    /(.*?)\{([^|}]*)\|([^}]*)\}/gs,
  )) {
    plain += before
    if (shown) spans.push({ start: plain.length, end: plain.length + shown.length, fact, format: "shown" })
    plain += shown
  }
  return { text: plain, spans }
}

let made = 0

/** A sentence from marked text; ids count up, claims are named after them. */
export function sentence(marked: string): Sentence {
  made += 1
  return { ...text(marked), id: `s${made}`, claim: `claim-${made}@1`, variant: 0 }
}

/** The edition of 8 February 2026 in its full breadth, written by hand from figures whose origin analytics names. */
export const edition: Edition = Edition.parse({
  newsletter: "bitcoin",
  slug: "2026-02-08",
  version: 1,
  day: "2026-02-08",
  slot: "2026-02-09T00:10:00Z",
  headline: sentence("Bitcoin back near {$70,300|btc.close} after falling to {$60,000|btc.low.7d}"),
  standfirst: sentence(
    "It closed at {$70,330|btc.close} on Binance, {down 8.6%|btc.return.7d} in seven days, above what we estimate mining costs.",
  ),
  inShort: [
    {
      label: "What happened",
      sentences: [
        sentence(
          "Bitcoin closed at {$70,330|btc.close}, {down 8.6%|btc.return.7d} in seven days and {17.2% above|btc.rebound} the week's low.",
        ),
      ],
    },
    {
      label: "How unusual",
      sentences: [
        sentence(
          "Thursday's {14.0% fall|btc.fall} between closes was the largest since {9 Nov 2022|btc.fall.since}.",
        ),
      ],
    },
    {
      label: "What the model says",
      sentences: [
        sentence(
          "Mining one bitcoin costs {about $59,000|btc.cost}; the price is {above|btc.cost.state} that range.",
        ),
      ],
    },
  ],
  strip: [
    {
      label: "UTC close",
      value: text("{$70,330|btc.close}"),
      note: text("of {8 Feb|btc.close.day}, {Binance|btc.venue}"),
    },
    {
      label: "Price at writing",
      value: text("{$70,298|btc.spot}"),
      note: text("at {00:10 UTC|btc.spot.at} on {9 Feb|btc.spot.at}"),
    },
    { label: "Seven days", value: text("{−8.6%|btc.return.7d}"), note: text("between UTC closes") },
    {
      label: "Mining cost (est.)",
      value: text("about {$59,000|btc.cost}"),
      note: text("{$51,500|btc.cost.low} to {$68,000|btc.cost.high}"),
    },
    {
      label: "From record high",
      value: text("{−44.3%|btc.drawdown}"),
      note: text("{$126,300|btc.ath} on {6 Oct 2025|btc.ath.day}"),
    },
  ],
  sections: [
    {
      id: "data",
      title: "The data behind it",
      blocks: [
        {
          kind: "paragraph",
          sentences: [
            sentence(
              "Our model puts the average cash cost of mining one bitcoin at {about $59,000|btc.cost}.",
            ),
            sentence(
              "It was {about $66,500|btc.cost.previous} until difficulty {fell 11.2%|difficulty.change} on {7 Feb|difficulty.day}.",
            ),
          ],
        },
        {
          kind: "paragraph",
          sentences: [
            sentence(
              "The estimate assumes {18.0 J/TH|pc.efficiency} and {$0.05 a kilowatt-hour|pc.power}; its range is {$51,500 to $68,000|btc.cost.range}.",
            ),
          ],
        },
      ],
    },
    {
      id: "why",
      title: "Why production cost matters",
      blocks: [
        {
          kind: "paragraph",
          sentences: [
            sentence("When the price is below what mining costs, some machines are switched off."),
            sentence("Difficulty then adjusts, and the cost of the rest falls too."),
          ],
        },
      ],
    },
    {
      id: "zones",
      title: "Zones around the price",
      blocks: [
        {
          kind: "zones",
          zones: [
            {
              letter: "A",
              side: "around",
              range: text("{$65,000 to $70,500|zone.volume}"),
              what: sentence("Most of the volume of two years changed hands here."),
              voids: sentence("A close outside {$65,000 to $70,500|zone.volume} would void it."),
            },
            {
              letter: "B",
              side: "below",
              range: text("{$63,100|zone.half}"),
              what: sentence("Half of the all-time high of {$126,296|btc.ath}."),
              voids: sentence("A close below {$63,100|zone.half} would void it."),
            },
            {
              letter: "C",
              side: "above",
              range: text("{$80,200|zone.mean}"),
              what: sentence("The average price paid by active holders."),
              voids: sentence("A close above {$80,200|zone.mean} would void it."),
            },
            {
              letter: "D",
              side: "below",
              range: text("{$58,100|zone.ma}"),
              what: sentence("The average close of {200 weeks|zone.ma.weeks}."),
              voids: sentence("A close below {$58,100|zone.ma} would void it."),
            },
          ],
        },
      ],
    },
    {
      id: "context",
      title: "Market context",
      blocks: [
        {
          kind: "table",
          caption: text("Closing prices on Binance and their change up to {8 Feb 2026|day}, UTC"),
          columns: ["Close", "1 day", "7 days"],
          rows: [
            {
              header: "Bitcoin",
              cells: [
                text("{$70,330|btc.close}"),
                text("{+1.5%|btc.return.1d}"),
                text("{−8.6%|btc.return.7d}"),
              ],
            },
            {
              header: "Ether",
              cells: [
                text("{$2,090|eth.close}"),
                text("{+0.1%|eth.return.1d}"),
                text("{−7.9%|eth.return.7d}"),
              ],
            },
            {
              header: "BNB",
              cells: [
                text("{$640|bnb.close}"),
                text("{−1.1%|bnb.return.1d}"),
                text("{−15.6%|bnb.return.7d}"),
              ],
            },
            {
              header: "Solana",
              cells: [text("{$87|sol.close}"), text("unchanged"), text("{−13.7%|sol.return.7d}")],
            },
          ],
        },
      ],
    },
    {
      id: "watch",
      title: "What to watch",
      blocks: [
        {
          kind: "indicators",
          items: [
            {
              name: "Spot volume",
              state: "heavy on falling days",
              sentences: [
                sentence(
                  "{36%|volume.up.share} of the last {14|volume.days} days' volume came on rising days.",
                ),
              ],
            },
            {
              name: "Hash rate",
              state: "recovering, not confirmed",
              sentences: [
                sentence(
                  "{978 EH/s|hash.7d} over seven days, up from {866|hash.then} on {31 Jan|hash.then.day}.",
                ),
              ],
            },
          ],
        },
      ],
    },
    {
      id: "takeaways",
      title: "For long-term holders",
      readers: "long-term-holder",
      blocks: [
        {
          kind: "list",
          ordered: false,
          items: [
            [sentence("The estimate of mining cost moves with difficulty, not with the price.")],
            [sentence("The close is {44.3%|btc.drawdown} below the record of {$126,296|btc.ath}.")],
          ],
        },
      ],
    },
    {
      id: "takeaways",
      title: "For traders",
      readers: "trader",
      blocks: [
        {
          kind: "list",
          ordered: true,
          items: [
            [sentence("The week's range is {$60,000 to $79,300|btc.range.7d}.")],
            [sentence("The price is inside the zone of {$65,000 to $70,500|zone.volume}.")],
          ],
        },
      ],
    },
    {
      id: "takeaways",
      title: "For beginners",
      readers: "beginner",
      blocks: [
        {
          kind: "paragraph",
          sentences: [
            sentence("When miners switch off, blocks slow down until difficulty adjusts."),
            sentence("The schedule of new bitcoin stays the same."),
          ],
        },
      ],
    },
    {
      id: "takeaways",
      title: "In one sentence",
      readers: "general",
      blocks: [
        { kind: "paragraph", sentences: [sentence("The price is back inside the zone it fell through.")] },
      ],
    },
    {
      id: "sources",
      title: "Sources",
      blocks: [
        {
          kind: "sources",
          items: [
            {
              name: "Binance market data",
              url: "https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1d",
              note: text("Daily candles, as of {9 Feb 2026, 00:00 UTC|btc.as-of}."),
            },
            {
              name: "mempool.space",
              url: "https://mempool.space/api/v1/difficulty-adjustment",
              note: text("Difficulty {125.86 T|difficulty} at block {935,424|difficulty.height}."),
            },
          ],
        },
      ],
    },
    {
      id: "disclaimer",
      title: "Please note",
      blocks: [
        {
          kind: "paragraph",
          sentences: [
            sentence("Generated automatically from public data; estimates are models and can be wrong."),
            sentence(
              "Figures and sources: {https://news.example.com/editions/2026-02-08|edition.url}. Information only, not advice.",
            ),
            sentence("The publisher holds no crypto-assets (a sample statement)."),
          ],
        },
      ],
    },
  ],
  status: "complete",
  reasons: [],
  notices: [],
})

/** The same day when the source of the hash rate was down. */
export const degraded: Edition = Edition.parse({
  ...edition,
  status: "degraded",
  reasons: [{ code: "left_out", block: "watch", detail: "blockchain.com answered 503 to /charts/hash-rate" }],
  notices: [sentence("What to watch is missing today: the hash rate could not be checked.")],
  sections: edition.sections.filter(({ id }) => id !== "watch"),
})

/** The same day with what its picture shows. */
export const charted: Edition = Edition.parse({
  ...edition,
  chart: {
    title: sentence("Bitcoin back near {$70,300|btc.close} after falling to {$60,000|btc.low.7d}"),
    alt: [
      sentence(
        "Bitcoin's closes from {6 Feb|chart.from} to {8 Feb|btc.close.day}, the last at {$70,330|btc.close}.",
      ),
      sentence("Mining one bitcoin is estimated to cost {about $59,000|btc.cost}."),
    ],
    days: [
      { day: "2026-02-07", close: "69300" },
      { day: "2026-02-08", close: "70330" },
    ],
    subtitle: text("Daily closes to {8 Feb|btc.close.day}, {Binance|btc.venue}"),
    close: text("{$70,330|btc.close}"),
    cost: null,
    zones: [],
    week: { title: text("Daily change"), days: [] },
  },
})

export const picture = {
  url: `https://news.example.com/pictures/${"ab".repeat(32)}.png`,
  width: 600,
  height: 502,
}

export const frame = {
  title: "Plumbline",
  publicUrl: "https://news.example.com",
  postalAddress: "Sample Press, 1 Example Street, 10115 Berlin, Germany",
  replyTo: "editors@news.example.com",
}
