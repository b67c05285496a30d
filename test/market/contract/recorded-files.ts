import { expect } from "vitest"
import type { FigureId } from "../../../src/market/observation.ts"
import type { ProviderName } from "../../../src/market/providers.ts"

/** A recorded file: who is asked for which figure of which day, and what comes of it. */
export type Recorded = { file: string; source: ProviderName; figure: FigureId; day: string; gives: unknown }

/** Real replies, and samples that match the provider's code: they are read. */
export const parsed: Recorded[] = [
  {
    file: "alternative_me_fng_limit1_2026-02-18.json",
    source: "alternative",
    figure: "fear_greed",
    day: "2026-02-18",
    gives: { points: [{ day: "2026-02-18", c: "8" }] },
  },
  {
    file: "blockchain_info_charts_hash-rate_2026-02-17.partial.json",
    source: "blockchain",
    figure: "btc.hash_rate",
    day: "2026-02-17",
    gives: { points: [{ day: "2026-02-17", c: "1032.3658474243727" }] },
  },
  {
    file: "coinbase_exchange_candles_BTC-USD_86400.json",
    source: "coinbase",
    figure: "btc.daily",
    day: "2026-08-10",
    gives: {
      asOf: "2026-08-11T00:00:00Z",
      points: expect.arrayContaining([
        {
          day: "2026-08-10",
          o: "64848.68",
          h: "65341.83",
          l: "63733.03",
          c: "63911.88",
          v: "6197.02944527",
        },
      ]),
    },
  },
  {
    file: "coindesk_rss_2026-09-25.trimmed.xml",
    source: "coindesk",
    figure: "headlines",
    day: "2026-09-25",
    gives: {
      asOf: "2026-09-25T14:41:53Z",
      items: expect.arrayContaining([
        expect.objectContaining({
          title: "Circle and Tether step in to freeze hacker wallet after massive Bitget crypto heist",
        }),
      ]),
    },
  },
  {
    file: "coingecko_coins_markets_bitcoin.json",
    source: "coingecko",
    figure: "btc.spot",
    day: "2026-05-17",
    gives: { value: "77671", asOf: "2026-05-18T12:49:21.599Z" },
  },
  {
    file: "kraken_public_OHLC_XBTUSD_1440.json",
    source: "kraken",
    figure: "btc.daily",
    // The newest row of 17 August is not committed: `last` names the 16th.
    day: "2026-08-17",
    gives: { asOf: "2026-08-17T00:00:00Z" },
  },
  {
    file: "mempool_mining_hashrate_3d.docs-sample.json",
    source: "mempool",
    figure: "btc.hash_rate",
    day: "2022-05-15",
    gives: {
      points: [
        { day: "2022-05-13", c: "236.4997621087718" },
        { day: "2022-05-14", c: "217.4732767873313" },
        { day: "2022-05-15", c: "189.877203506913" },
      ],
    },
  },
]

/** What no source asks for, or asks for otherwise, or what the provider's code contradicts: it is refused by name. */
export const refused: (Omit<Recorded, "gives"> & { problem: string })[] = [
  {
    file: "binance_klines_BTCUSDT_1m.json",
    source: "binance",
    figure: "btc.daily",
    day: "2026-09-25",
    problem: "0.0: a stamp at 00:00 UTC",
  },
  ...(
    [
      "coin_by_id_bitcoin",
      "coin_history_bitcoin",
      "derivatives",
      "derivatives_exchanges",
      "exchanges",
      "global",
      "market_chart_bitcoin",
      "ohlc_bitcoin",
      "simple_price_bitcoin",
    ] as const
  ).map((name) => ({
    file: `coingecko_${name}.json`,
    source: "coingecko" as const,
    figure: "btc.spot" as const,
    day: "2026-05-17",
    problem: "",
  })),
  {
    file: "coinmetrics_community_asset-metrics_2026-02-17.json",
    source: "coinmetrics",
    figure: "btc.realised_price",
    day: "2026-02-17",
    problem: "gave no closed day",
  },
  {
    file: "coinmetrics_community_asset-metrics_paged_2026-01-30.json",
    source: "coinmetrics",
    figure: "btc.realised_price",
    day: "2026-01-31",
    problem: "gave no closed day",
  },
  // In seconds, where the code writes milliseconds; and not strict JSON.
  {
    file: "mempool_difficulty_adjustment.docs-sample.OLD-SECONDS.txt",
    source: "mempool",
    figure: "btc.next_retarget.change",
    day: "2021-07-23",
    problem: "not JSON",
  },
  {
    file: "mempool_websocket_da_2026-03.partial.json",
    source: "mempool",
    figure: "btc.next_retarget.change",
    day: "2026-03-17",
    problem: "progressPercent",
  },
  {
    file: "mempool_difficulty_adjustments_1m.docs-sample.json",
    source: "mempool",
    figure: "btc.difficulty",
    day: "2023-12-23",
    problem: "does not document",
  },
  {
    file: "mempool_reward_stats_100.docs-sample.json",
    source: "mempool",
    figure: "btc.fees_per_block",
    day: "2022-05-15",
    problem: "1008 blocks",
  },
]

/** Replies with an error's status: whoever asks is told so. */
export const errors = [
  { file: "binance_451_restricted_location.error.json", status: 451, problem: "answered 451" },
  { file: "coingecko_403_missing_user_agent.error.json", status: 403, problem: "answered 403" },
]

/** Of services or questions that no source has. */
export const unclaimed = [
  "README.md",
  "mempool_blocks_fees.docs-sample.txt",
  "mempool_blocks_rewards.docs-sample.txt",
  "mempool_fees_recommended.docs-sample.txt",
  "mempool_historical_price.docs-sample.txt",
  "mempool_prices.docs-sample.txt",
  "sosovalue_historical_btc.shape-only.json",
  "sosovalue_metrics_btc.shape-only.json",
]
