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
export const Unit = z.enum(["USD", "EH/s", "difficulty", "blocks", "BTC/block"])
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

/** The coins whose daily candles are gathered, in the order in which the market table lists them. */
export const coins = ["btc", "eth", "bnb", "sol"] as const
export type Coin = (typeof coins)[number]

/**
 * What is measured. `*.daily` are daily candles; `*.spot` a price at its as-of; `btc.ath` the all-time high a price
 * service names, as of the moment it was set; `btc.difficulty` the difficulty in force, as of its retarget, with the
 * block height of that retarget and the difficulty before it; `btc.hash_rate` the network's hash rate over each day;
 * `btc.fees_per_block` the mean fees of the last 1,008 blocks.
 */
export const FigureId = z.enum([
  "btc.daily",
  "eth.daily",
  "bnb.daily",
  "sol.daily",
  "btc.spot",
  "eth.spot",
  "bnb.spot",
  "sol.spot",
  "btc.ath",
  "btc.difficulty",
  "btc.difficulty.previous",
  "btc.retarget.height",
  "btc.hash_rate",
  "btc.fees_per_block",
])
export type FigureId = z.infer<typeof FigureId>

const provenance = {
  figure: FigureId,
  unit: Unit,
  /** The moment the value holds for. For a series: the end of its last closed day. */
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
  z.object({ ...provenance, kind: z.literal("series"), points: z.array(Point).min(1) }),
])
export type Observation = z.infer<typeof Observation>
