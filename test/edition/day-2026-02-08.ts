import type { Settings } from "../../src/edition/settings.ts"
import { addDays } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { Coin, Observation, Point } from "../../src/market/observation.ts"

// The real figures of 8 February 2026, in the project's own shape. Candles: Binance (BTCUSDT, ETHUSDT, BNBUSDT, SOLUSDT), UTC
// days. Difficulty: mempool.space. Hash rate: Blockchain.com. Fees: the mean of the blocks of 25 to 31 January 2026.
const end = "2026-02-09T00:00:00Z"

const closesFrom20250925 =
  "108994.49 109643.46 109635.85 112163.95 114311.96 114048.93 118594.99 120529.35 122232.0 122391.0 123482.31 124658.54 121332.95 123306.0 121662.4 112774.5 110644.4 114958.8 115166.0 113028.14 110763.28 108194.28 106431.68 107185.01 108642.78 110532.09 108297.67 107567.44 110078.18 111004.89 111646.27 114559.4 114107.65 112898.45 110021.29 108322.88 109608.01 110098.1 110540.68 106583.04 101497.22 103885.16 101346.04 103339.08 102312.94 104722.96 106011.13 103058.99 101654.37 99692.02 94594.0 95596.24 94261.44 92215.14 92960.83 91554.96 86637.23 85129.43 84739.74 86830.0 88300.01 87369.96 90484.02 91333.95 90890.7 90802.44 90360.0 86286.01 91277.88 93429.95 92078.06 89330.04 89236.79 90395.31 90634.34 92678.8 92015.37 92513.38 90268.42 90240.01 88172.17 86432.08 87863.42 86243.22 85516.41 88136.94 88360.9 88658.86 88620.79 87486.0 87669.45 87225.27 87369.56 87877.01 87952.71 87237.13 88485.49 87648.22 88839.04 89995.13 90628.01 91529.73 93859.71 93747.97 91364.16 91099.99 90641.28 90504.7 91013.65 91296.2 95414.0 96951.78 95604.8 95550.94 95147.77 93673.14 92631.0 88427.66 89454.73 89559.67 89600.26 89225.34 86670.36 88347.08 89250.0 89299.99 84650.16 84260.49"

const candles = {
  btc: [
    "2026-01-31 84260.5 84270.02 75719.9 78741.09",
    "2026-02-01 78741.1 79424.0 75700.0 76968.21",
    "2026-02-02 76968.22 79360.0 74604.0 78738.61",
    "2026-02-03 78738.6 79186.81 72945.5 75770.21",
    "2026-02-04 75770.21 76971.52 71888.0 73165.83",
    "2026-02-05 73165.84 73341.18 62345.0 62909.86",
    "2026-02-06 62909.87 71751.33 60000.0 70580.26",
    "2026-02-07 70580.26 71690.07 67300.0 69289.38",
    "2026-02-08 69289.37 72271.41 68888.0 70330.38",
  ],
  eth: [
    "2026-01-31 2707.37 2714.64 2250.0 2451.95",
    "2026-02-01 2451.96 2475.98 2222.0 2270.15",
    "2026-02-02 2270.16 2396.62 2157.14 2347.02",
    "2026-02-03 2347.01 2359.88 2110.0 2233.72",
    "2026-02-04 2233.72 2295.74 2076.68 2148.26",
    "2026-02-05 2148.25 2173.77 1818.18 1826.83",
    "2026-02-06 1826.83 2093.94 1747.8 2063.38",
    "2026-02-07 2063.37 2121.7 1994.57 2087.08",
    "2026-02-08 2087.08 2152.03 2064.1 2089.74",
  ],
  bnb: [
    "2026-01-31 858.81 860.85 750.0 781.38",
    "2026-02-01 781.39 789.72 739.63 758.54",
    "2026-02-02 758.54 781.58 728.44 773.94",
    "2026-02-03 773.94 783.57 736.08 754.78",
    "2026-02-04 754.78 765.33 687.3 697.27",
    "2026-02-05 697.27 703.0 602.17 608.3",
    "2026-02-06 608.3 669.65 570.06 657.21",
    "2026-02-07 657.21 663.88 630.83 647.0",
    "2026-02-08 647.01 653.0 632.3 639.93",
  ],
  sol: [
    "2026-01-31 117.6 118.85 96.4 105.58",
    "2026-02-01 105.58 106.69 98.02 100.79",
    "2026-02-02 100.78 106.12 95.95 104.55",
    "2026-02-03 104.54 105.1 96.64 97.89",
    "2026-02-04 97.89 99.67 89.3 92.12",
    "2026-02-05 92.11 93.43 77.6 78.35",
    "2026-02-06 78.34 89.84 67.5 87.46",
    "2026-02-07 87.45 89.2 84.16 87.59",
    "2026-02-08 87.59 89.08 85.77 86.99",
  ],
}

const hashRateFrom20260126 =
  "870.856974 848.845527 771.074836 914.701094 912.780404 967.404154 845.757438 831.088091 920.496599 999.752644 911.236453 1012.33497 1115.36810 1054.79051"

export const settings: Settings = {
  newsletter: "bitcoin",
  title: "Plumbline",
  slug: "2026-02-08",
  version: 1,
  day: "2026-02-08",
  slot: "2026-02-09T00:10:00Z",
  publicUrl: "https://plumbline.example",
  cadence: "daily",
  holdings: "The publisher holds none of the assets discussed (sample).",
}

type Seen = Pick<Observation, "source" | "origin" | "url">
const binance = (symbol: string): Seen => ({
  source: "binance",
  origin: `Binance ${symbol}`,
  url: `https://data-api.binance.vision/api/v3/klines?symbol=${symbol}&interval=1d`,
})
const mempool: Seen = {
  source: "mempool",
  origin: "mempool.space",
  url: "https://mempool.space/api/v1/mining/hashrate/3m",
}
const blockchain: Seen = {
  source: "blockchain",
  origin: "Blockchain.com",
  url: "https://api.blockchain.info/charts/hash-rate",
}
const coingecko: Seen = {
  source: "coingecko",
  origin: "CoinGecko",
  url: "https://api.coingecko.com/api/v3/coins/markets",
}
const kept = { fetchedAt: "2026-02-09T00:10:02Z", rawSha256: "0".repeat(64) }

const series = (
  id: "btc.daily" | "eth.daily" | "bnb.daily" | "sol.daily" | "btc.hash_rate",
  unit: "USD" | "EH/s",
  seen: Seen,
  points: Point[],
  outcome: "agreed" | "single" = "agreed",
): Figure => ({
  id,
  outcome,
  unit,
  asOf: end,
  origin: seen.origin,
  spread: outcome === "single" ? "0" : "0.0009",
  observations: [{ figure: id, kind: "series", unit, asOf: end, ...seen, ...kept, points }],
  kind: "series",
  series: points,
})

const value = (
  id:
    | `${Coin}.spot`
    | "btc.ath"
    | "btc.difficulty"
    | "btc.difficulty.previous"
    | "btc.retarget.height"
    | "btc.fees_per_block",
  unit: "USD" | "difficulty" | "blocks" | "BTC/block",
  seen: Seen,
  asOf: string,
  printed: string,
): Figure => ({
  id,
  outcome: "single",
  unit,
  asOf,
  origin: seen.origin,
  spread: "0",
  observations: [{ figure: id, kind: "value", unit, asOf, ...seen, ...kept, value: printed }],
  kind: "value",
  value: printed,
})

const recent = (coin: Coin): Point[] =>
  candles[coin].map((row) => {
    const [day = "", o = "", h = "", l = "", c = ""] = row.split(" ")
    return { day, o, h, l, c }
  })
const bitcoin = (): Point[] => [
  ...closesFrom20250925.split(" ").map((c, index) => ({ day: addDays("2025-09-25", index), c })),
  ...recent("btc"),
]

/** Every figure that the edition of 8 February 2026 had. */
export const figures: readonly Figure[] = [
  series("btc.daily", "USD", binance("BTCUSDT"), bitcoin()),
  series("eth.daily", "USD", binance("ETHUSDT"), recent("eth")),
  series("bnb.daily", "USD", binance("BNBUSDT"), recent("bnb"), "single"),
  series("sol.daily", "USD", binance("SOLUSDT"), recent("sol")),
  value("btc.spot", "USD", coingecko, end, "70264.73"),
  value("eth.spot", "USD", coingecko, end, "2088.76"),
  value("bnb.spot", "USD", coingecko, end, "640.25"),
  value("sol.spot", "USD", coingecko, end, "87.04"),
  value("btc.ath", "USD", binance("BTCUSDT"), "2025-10-06T00:00:00Z", "126199.63"),
  value("btc.difficulty", "difficulty", mempool, "2026-02-07T18:14:22Z", "125864590119494.3"),
  value("btc.difficulty.previous", "difficulty", mempool, "2026-01-22T15:54:38Z", "141668107417558.2"),
  value("btc.retarget.height", "blocks", mempool, "2026-02-07T18:14:22Z", "935424"),
  value("btc.fees_per_block", "BTC/block", mempool, end, "0.0206"),
  series(
    "btc.hash_rate",
    "EH/s",
    blockchain,
    hashRateFrom20260126.split(" ").map((c, index) => ({ day: addDays("2026-01-26", index), c })),
  ),
]
