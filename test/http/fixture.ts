import { Chart, Edition, type Sentence, type Text } from "../../src/edition/edition.ts"
import { Evidence } from "../../src/edition/evidence.ts"
import type { Fact } from "../../src/edition/fact.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { Observation } from "../../src/market/observation.ts"

/** Text in which `[$70,330|btc.close]` stands for a span: the shown words, and the fact they print. */
export function text(marked: string): Text {
  const spans: Text["spans"] = []
  let plain = ""
  for (const [, before = "", shown = "", fact = ""] of `${marked}[|]`.matchAll(
    /(.*?)\[([^|\]]*)\|([^\]]*)\]/gs,
  )) {
    plain += before
    if (shown) spans.push({ start: plain.length, end: plain.length + shown.length, fact, format: "shown" })
    plain += shown
  }
  return { text: plain, spans }
}

const sentences: Sentence[] = []

function sentence(marked: string): Sentence {
  const n = sentences.length + 1
  const made = { ...text(marked), id: `s${n}`, claim: `claim.${n}@1`, variant: 0 }
  sentences.push(made)
  return made
}

/** The edition of 8 February 2026, short, with a block of every kind that a page prints. */
export const edition: Edition = Edition.parse({
  newsletter: "bitcoin",
  slug: "2026-02-08",
  version: 1,
  day: "2026-02-08",
  slot: "2026-02-09T00:10:00Z",
  headline: sentence("Bitcoin closed at [$70,330|btc.close], [8.6%|btc.return.7d] lower than a week before"),
  standfirst: sentence(
    "The close was above [about $59,000|cost.mid], what we estimate mining one bitcoin costs.",
  ),
  inShort: [
    {
      label: "What happened",
      sentences: [sentence("It [fell|btc.return.7d] [8.6%|btc.return.7d] in seven days.")],
    },
  ],
  strip: [
    { label: "Close of 8 February", value: text("[$70,330|btc.close]"), note: text("Binance BTCUSDT") },
    { label: "Seven days", value: text("[−8.6%|btc.return.7d]"), note: null },
    { label: "Mining cost, estimated", value: text("[$59,000|cost.mid]"), note: null },
  ],
  sections: [
    {
      id: "data",
      title: "The data behind it",
      blocks: [
        { kind: "paragraph", sentences: [sentence("Mining one bitcoin costs [about $59,000|cost.mid].")] },
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
              side: "below",
              range: text("[$63,148|btc.half]"),
              what: sentence("Half of the record."),
              voids: sentence("A close below [$63,148|btc.half] would void it."),
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
          caption: text("Closes on Binance"),
          columns: ["Close", "Seven days"],
          rows: [{ header: "Bitcoin", cells: [text("[$70,330|btc.close]"), text("[−8.6%|btc.return.7d]")] }],
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
              name: "Hash rate",
              state: "recovering",
              sentences: [sentence("[978 EH/s|hash.7d] over seven days.")],
            },
          ],
        },
      ],
    },
    {
      id: "takeaways",
      title: "For traders",
      readers: "trader",
      blocks: [{ kind: "list", ordered: true, items: [[sentence("The cost is a model, not a floor.")]] }],
    },
    {
      id: "takeaways",
      title: "For beginners",
      readers: "beginner",
      blocks: [
        { kind: "list", ordered: false, items: [[sentence("When miners switch off, difficulty adjusts.")]] },
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
              name: "Binance",
              url: "https://data-api.binance.vision/api/v3/klines",
              note: text("Daily candles."),
            },
          ],
        },
      ],
    },
  ],
  status: "degraded",
  reasons: [{ code: "missing", figure: "bnb.daily", detail: "bnb.daily: no source answered" }],
  notices: [sentence("BNB is left out today.")],
})

const fact = (id: string, value: string, unit: Fact["unit"], method: string, inputs: string[]): Fact => ({
  id,
  value,
  unit,
  asOf: "2026-02-09T00:00:00Z",
  method,
  inputs,
  quality: method.startsWith("pc") ? "model" : "measured",
})

const said = (source: string, origin: string, c: string): Observation => ({
  kind: "series",
  figure: "btc.daily",
  unit: "USD",
  asOf: "2026-02-09T00:00:00Z",
  source,
  origin,
  url: `https://${source}.example/BTC`,
  fetchedAt: "2026-02-09T00:10:07Z",
  rawSha256: (source === "binance" ? "a" : "b").repeat(64),
  points: [{ day: "2026-02-08", c }],
})

const figures: Figure[] = [
  {
    id: "btc.daily",
    outcome: "agreed",
    kind: "series",
    unit: "USD",
    asOf: "2026-02-09T00:00:00Z",
    origin: "Binance BTCUSDT",
    spread: "0.0003",
    series: [{ day: "2026-02-08", c: "70330.38" }],
    observations: [
      said("binance", "Binance BTCUSDT", "70330.38"),
      said("kraken", "Kraken XBTUSD", "70351.1"),
    ],
  },
  {
    id: "bnb.daily",
    outcome: "held",
    kind: "none",
    reason: { code: "missing", figure: "bnb.daily", detail: "bnb.daily: no source answered" },
    observations: [],
  },
]

export const evidence: Evidence = Evidence.parse({
  newsletter: "bitcoin",
  slug: "2026-02-08",
  version: 1,
  sentences,
  facts: [
    fact("btc.close", "70330.38", "USD", "figure@1", ["btc.daily"]),
    fact("btc.return.7d", "-0.0862", "ratio", "return@1", ["btc.close", "btc.daily"]),
    fact("btc.half", "63148", "USD", "half@1", ["btc.daily"]),
    fact("cost.mid", "59012.4", "USD", "pc-1@2026-02-01", ["hash.7d", "pc.power"]),
    fact("hash.7d", "978", "EH/s", "mean@1", []),
  ],
  figures,
  reasons: edition.reasons,
})

/** What the pictures of that edition show, in words of which that evidence has none. */
export const chart: Chart = Chart.parse({
  title: sentence("Bitcoin closed at [$70,330|btc.close], above [about $59,000|cost.mid] of mining cost"),
  alt: [
    sentence("A line of closes [fell|btc.return.7d] [8.6%|btc.return.7d] to [$70,330|btc.close]."),
    sentence("A stepped line of mining cost ends at [about $59,000|cost.mid]."),
  ],
  days: [
    { day: "2026-02-07", close: "69297" },
    { day: "2026-02-08", close: "70330.38" },
  ],
  subtitle: text("Daily closes, Binance BTCUSDT"),
  close: text("[$70,330|btc.close]"),
  cost: null,
  zones: [],
  week: { title: text("Seven days"), days: [] },
})
