import { basketCoins, coins, FigureId } from "./observation.ts"
import type { Requirement } from "./requirement.ts"

// By how far back their candles reach: 1,000 days, 720 and 300.
const venues = ["binance", "kraken", "coinbase"] as const

// What is asked for as it stands now is as new as the asking, and an edition may begin late; what happened before the
// slot is as of then.
const now = { maxAheadHours: 12 }
const past = { maxAheadHours: 0 }

// Steps of real closes: 19 robust deviations is the largest of bitcoin since 2013 (12 March 2020), 16 of BNB's, 12 of
// SOL's. No candle or close of the ten coins tried was ever given three days running.
const daily = {
  kind: "series",
  unit: "USD",
  maxAgeHours: 36,
  ...past,
  compare: "closes",
  preference: venues,
  frozenAfter: 3,
  outlierAt: 20,
} as const
const candles = { ...daily, candles: true, kept: true } as const
const spot = { kind: "value", unit: "USD", minimumOrigins: 2, maxAgeHours: 0.25, ...now } as const
// Services date their 24 hours a little differently: 1.5 points apart is normal on a moving day, and near 0 a fraction
// says nothing.
const change = {
  kind: "value",
  unit: "ratio",
  minimumOrigins: 1,
  maxAgeHours: 0.25,
  ...now,
  tolerance: "0",
  absolute: "0.015",
  range: ["-0.9", "5"],
} as const
// An epoch is about 14 days long; the longest since 2010 was 20, from 13 June 2021.
const retarget = { kind: "value", minimumOrigins: 1, maxAgeHours: 21 * 24, ...past } as const
// One and the same double, in as many digits as each source writes.
const difficulty = {
  ...retarget,
  unit: "difficulty",
  tolerance: "0.000000001",
  range: ["1000000000000", "10000000000000000"],
} as const
const nextRetarget = { kind: "value", minimumOrigins: 1, maxAgeHours: 2, ...now, tolerance: "0.05" } as const
const onChain = {
  kind: "series",
  minimumOrigins: 1,
  // A day's end is known some hours later, and the series counts as fresh for two days.
  maxAgeHours: 48,
  ...past,
  compare: "shared days",
  sparse: true,
  frozenAfter: 3,
  outlierAt: 20,
} as const
const fundFlow = {
  kind: "series",
  unit: "USD million",
  minimumOrigins: 1,
  // After a Monday's holiday the newest row at Wednesday's slot is Friday's: 96 hours and ten minutes old.
  maxAgeHours: 4 * 24 + 1,
  ...past,
  tolerance: "0.005",
  // Sums of eleven funds' rounded flows.
  absolute: "0.2",
  range: ["-5000", "5000"],
  compare: "shared days",
  sparse: true,
  preference: ["farside", "smartmoney", "kittycapital"],
  // A small fund's day may be a plain 0, more than once.
  frozenAfter: 5,
  outlierAt: 20,
} as const
const derivative = {
  minimumOrigins: 1,
  tolerance: "0",
  perVenue: true,
  preference: ["okx", "deribit"],
} as const
const derivativeNow = { ...derivative, kind: "value", maxAgeHours: 2, ...now } as const
const derivativeDaily = { ...derivative, kind: "series", maxAgeHours: 36, ...past, frozenAfter: 3 } as const

const bitcoin = { tolerance: "0.01", range: ["1000", "2000000"] } as const
const ether = { tolerance: "0.01", range: ["50", "100000"] } as const
const bnb = { tolerance: "0.02", range: ["5", "50000"] } as const
const solana = { tolerance: "0.02", range: ["1", "5000"] } as const
const otherCoin = { tolerance: "0.02", range: ["0.0000001", "100000"] } as const
const costBasis = { tolerance: "0.02", range: ["100", "1000000"] } as const

const forEach = <Id extends FigureId>(ids: readonly Id[], requirement: Requirement) =>
  Object.fromEntries(ids.map((id) => [id, requirement])) as Record<Id, Requirement>
const isBasketDaily = (id: FigureId): boolean =>
  basketCoins.slice(coins.length).some((coin) => id === `${coin}.daily`)
const isChange = (id: FigureId): boolean => id.includes(".change.")

/**
 * The requirements of every figure. Two venues are seldom more than 0.1 % apart at a daily close; the widest of 2024 to
 * early 2026 were 0.4 % for bitcoin (10 October 2025), 0.7 % for ether and 0.8 % for SOL (5 December 2024).
 */
export const requirements: Record<FigureId, Requirement> = {
  // One venue's week is enough to weigh them; none of them is printed on its own.
  ...forEach(FigureId.options.filter(isBasketDaily), { ...daily, ...otherCoin, minimumOrigins: 1 }),
  ...forEach(FigureId.options.filter(isChange), change),
  "btc.daily": { ...candles, ...bitcoin, minimumOrigins: 2 },
  "eth.daily": { ...candles, ...ether, minimumOrigins: 2 },
  // Only Binance lists BNB with a history.
  "bnb.daily": { ...candles, ...bnb, minimumOrigins: 1 },
  "sol.daily": { ...candles, ...solana, minimumOrigins: 2 },
  "btc.spot": { ...spot, ...bitcoin },
  "eth.spot": { ...spot, ...ether },
  "bnb.spot": { ...spot, ...bnb },
  "sol.spot": { ...spot, ...solana },
  // It stands until it is broken.
  "btc.ath": {
    kind: "value",
    unit: "USD",
    minimumOrigins: 1,
    maxAgeHours: Number.POSITIVE_INFINITY,
    ...past,
    ...bitcoin,
  },
  // Services count a coin's supply differently, and bands of prices are each one's own: one source's is printed.
  "basket.caps": {
    kind: "distribution",
    unit: "USD",
    minimumOrigins: 1,
    maxAgeHours: 2,
    ...now,
    tolerance: "0",
    range: ["1000000", "100000000000000"],
    preference: ["coingecko", "coinmarketcap"],
  },
  "btc.urpd": {
    kind: "distribution",
    unit: "BTC",
    minimumOrigins: 1,
    maxAgeHours: 48,
    ...now,
    tolerance: "0",
    range: ["0", "21000000"],
  },
  "btc.difficulty": difficulty,
  // It was set one epoch before the one in force.
  "btc.difficulty.previous": { ...difficulty, maxAgeHours: 2 * 21 * 24 },
  // Steps of one day in fourteen: what is a step and what an outlier no measure of spread can tell.
  "btc.difficulty.daily": {
    kind: "series",
    unit: "difficulty",
    minimumOrigins: 1,
    maxAgeHours: 36,
    ...past,
    tolerance: difficulty.tolerance,
    range: difficulty.range,
    compare: "shared days",
    preference: ["mempool", "bitview"],
  },
  "btc.retarget.height": { ...retarget, unit: "blocks", tolerance: "0", range: ["0", "10000000"] },
  // An estimate wanders with each block. One adjustment is a quarter to four times: 75 % down, 300 % up.
  "btc.next_retarget.change": { ...nextRetarget, unit: "ratio", absolute: "0.02", range: ["-0.75", "3"] },
  "btc.next_retarget.blocks": { ...nextRetarget, unit: "blocks", absolute: "12", range: ["0", "2016"] },
  // At a quarter of the due pace an epoch would take 56.
  "btc.next_retarget.days": { ...nextRetarget, unit: "days", absolute: "0.5", range: ["0", "60"] },
  // A day's count of blocks is noise: 70 to 138 % of what the difficulty implies, over 159 days.
  "btc.hash_rate": {
    kind: "series",
    unit: "EH/s",
    minimumOrigins: 1,
    maxAgeHours: 36,
    ...past,
    tolerance: "0.1",
    range: ["10", "5000"],
    compare: "week mean",
    preference: ["mempool", "bitview", "blockchain"],
    frozenAfter: 3,
    // 5.6 is the largest since 2010. Ten are about threefold.
    outlierAt: 10,
  },
  "btc.fees_per_block": {
    kind: "value",
    unit: "BTC/block",
    minimumOrigins: 1,
    maxAgeHours: 24,
    ...now,
    tolerance: "0.1",
    range: ["0.0001", "10"],
  },
  "btc.realised_price": {
    ...onChain,
    ...costBasis,
    unit: "USD",
    preference: ["bitview", "blockchain", "coinmetrics"],
  },
  "btc.true_market_mean": { ...onChain, ...costBasis, unit: "USD" },
  "btc.lth_supply": { ...onChain, unit: "BTC", tolerance: "0.01", range: ["1000000", "21000000"] },
  "etf.btc.flow": fundFlow,
  "etf.eth.flow": fundFlow,
  "etf.sol.flow": fundFlow,
  "btc.open_interest": { ...derivativeNow, unit: "USD", range: ["10000000", "1000000000000"] },
  // 0.05 is 5 % in eight hours: a typical rate of 0.0001 is a hundredth of a percent.
  "btc.funding": { ...derivativeNow, unit: "ratio", range: ["-0.05", "0.05"] },
  "btc.derivatives_volume": { ...derivativeDaily, unit: "USD", range: ["10000000", "10000000000000"] },
  // 12.8 was the step of 5 February 2026, from 53.5 to 82.6 within a day.
  "btc.dvol": { ...derivativeDaily, unit: "percent", range: ["5", "500"], outlierAt: 20 },
  // Days repeat: four times 41 in September 2020 is the longest run of its history.
  fear_greed: {
    kind: "series",
    unit: "index",
    minimumOrigins: 1,
    maxAgeHours: 48,
    ...past,
    tolerance: "0",
    range: ["0", "100"],
    compare: "shared days",
    frozenAfter: 8,
  },
  headlines: {
    kind: "headlines",
    unit: "text",
    minimumOrigins: 1,
    maxAgeHours: 48,
    ...now,
    tolerance: "0",
    range: ["0", "0"],
  },
}
