import * as z from "zod"

/** A plain decimal numeral: no exponent, no separators. Money and market figures stay text until they are computed with. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "a plain decimal such as 70330.38")
export type Decimal = z.infer<typeof Decimal>

/** A UTC day, 00:00 to 24:00, named by its start: `2026-02-08`. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** A moment in UTC: `2026-02-09T00:10:00Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

/** What a number counts. Prices are US dollars (or a dollar stablecoin, where the origin says so). */
export const Unit = z.enum([
  "USD",
  "USD million",
  "BTC",
  "EH/s",
  "difficulty",
  "blocks",
  "BTC/block",
  /** 0.05 is 5 %. */
  "ratio",
  /** Percent a year, as volatility is quoted. */
  "percent",
  /** A whole number from 0 to 100. */
  "index",
  "days",
  "text",
])
export type Unit = z.infer<typeof Unit>

/** One closed day of a series. A cell the source did not give is absent, never 0; `c` is the close, or a series' one value. */
export const Point = z.object({
  day: Day,
  o: Decimal.optional(),
  h: Decimal.optional(),
  l: Decimal.optional(),
  c: Decimal,
  v: Decimal.optional(),
})
export type Point = z.infer<typeof Point>

/** The coins of the market table, in its order. */
export const coins = ["btc", "eth", "bnb", "sol"] as const
export type Coin = (typeof coins)[number]

/**
 * The coins of our basket: twenty of the largest that Binance has listed for years, no stablecoins, no wrapped or staked
 * tokens. Chosen by hand, to be looked at each quarter; their weights are the market capitalisations of the day.
 */
export const basketCoins = [
  ...coins,
  "xrp",
  "doge",
  "ada",
  "trx",
  "link",
  "avax",
  "xlm",
  "bch",
  "sui",
  "hbar",
  "ltc",
  "ton",
  "shib",
  "dot",
  "zec",
  "uni",
] as const
export type BasketCoin = (typeof basketCoins)[number]

/**
 * What is measured.
 *
 * - `*.daily` daily candles; `*.spot` a price at its as-of; `*.change.24h` and `*.change.7d` a price service's change up
 *   to its as-of, rolling (the edition's own changes are from close to close).
 * - `btc.ath` the all-time high that a price service names, as of the moment it was set.
 * - `basket.caps` market capitalisation by coin.
 * - `btc.difficulty` the difficulty in force, as of its retarget, with the height of that retarget and the difficulty
 *   before it, and the one in force at each day's end; `btc.next_retarget.*` the estimate of the next: its change, and the blocks and days until then.
 * - `btc.hash_rate` the network's hash rate over each day; `btc.fees_per_block` mean fees of the last 1,008 blocks.
 * - `btc.realised_price`, `btc.true_market_mean`, `btc.lth_supply` (coins unmoved for 150 days or more) at each day's
 *   end; `btc.urpd` the coins last moved at each price, by the floor of the price band.
 * - `etf.*.flow` net flow of the US spot funds on each trading day.
 * - `btc.open_interest`, `btc.funding` (per eight hours), `btc.derivatives_volume`, `btc.dvol` (30-day implied
 *   volatility): each one venue's own, which no other venue confirms.
 * - `fear_greed` alternative.me's index; `headlines` what news sites have published, in their own words.
 */
export const FigureId = z.enum([
  ...basketCoins.map((coin) => `${coin}.daily` as const),
  ...coins.map((coin) => `${coin}.spot` as const),
  ...coins.map((coin) => `${coin}.change.24h` as const),
  ...coins.map((coin) => `${coin}.change.7d` as const),
  "btc.ath",
  "basket.caps",
  "btc.difficulty",
  "btc.difficulty.previous",
  "btc.difficulty.daily",
  "btc.retarget.height",
  "btc.next_retarget.change",
  "btc.next_retarget.blocks",
  "btc.next_retarget.days",
  "btc.hash_rate",
  "btc.fees_per_block",
  "btc.realised_price",
  "btc.true_market_mean",
  "btc.lth_supply",
  "btc.urpd",
  "etf.btc.flow",
  "etf.eth.flow",
  "etf.sol.flow",
  "btc.open_interest",
  "btc.funding",
  "btc.derivatives_volume",
  "btc.dvol",
  "fear_greed",
  "headlines",
])
export type FigureId = z.infer<typeof FigureId>

/** A part of a distribution and how much falls to it: `{ part: "66500", amount: "312.5" }`, `{ part: "eth", … }`. */
export const Part = z.object({ part: z.string().min(1), amount: Decimal })
export type Part = z.infer<typeof Part>

/** Another's headline, byte for byte as its feed has it once tags and entities are undone. Never checked by us. */
export const Headline = z.object({
  title: z.string().min(1).max(300),
  url: z.url({ protocol: /^https$/ }),
  published: Instant,
})
export type Headline = z.infer<typeof Headline>

const provenance = {
  figure: FigureId,
  unit: Unit,
  /** The moment the value holds for. A series: the end of its last closed day; headlines: the newest one's. */
  asOf: Instant,
  /** Who was asked: `binance`. */
  source: z.string().min(1),
  /** Whose measurement it is, in words a reader can be shown: `Binance BTCUSDT`. Agreement counts origins. */
  origin: z.string().min(1),
  url: z.url(),
  fetchedAt: Instant,
  /** SHA-256 of the reply's bytes, in hex; the reply itself is kept under this name. */
  rawSha256: z.string().regex(/^[0-9a-f]{64}$/),
}

/** What one source said, and where and when it said it. */
export const Observation = z.discriminatedUnion("kind", [
  z.object({ ...provenance, kind: z.literal("value"), value: Decimal }),
  z.object({
    ...provenance,
    kind: z.literal("series"),
    points: z.array(Point).min(1),
    /**
     * Set when earlier days of the same source stand before the reply's own: the SHA-256 of an older page of the same
     * question, or of the file of days that were kept when they were gathered.
     */
    earlierSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  z.object({ ...provenance, kind: z.literal("distribution"), parts: z.array(Part).min(1) }),
  z.object({ ...provenance, kind: z.literal("headlines"), items: z.array(Headline).min(1) }),
])
export type Observation = z.infer<typeof Observation>
