import type { Decimal, FigureId, Unit } from "./observation.ts"

/** What must hold before a figure is printed. */
export type Requirement = {
  unit: Unit
  /** The fewest origins that must have it, and agree. */
  minimumOrigins: number
  /** The oldest it may be at the slot, in hours. */
  maxAgeHours: number
  /** The farthest it may lie after the slot, in hours: an edition may begin up to 12 hours late. */
  maxAheadHours: number
  /** The farthest apart origins may be: "0.01" is 1 %. */
  tolerance: Decimal
  /** What is nonsense outside of it, both ends included. It catches wrong units, not wild markets. */
  range: readonly [Decimal, Decimal]
  /**
   * How two origins of a series are compared. `closes`: each close of the last 8 days, and the series ends with the
   * edition's day. `week mean`: the mean of the last 7 days that both have, for what is mostly noise from day to day.
   */
  compare?: "closes" | "week mean"
  /** Sources of a series in the order in which one is chosen to be printed. */
  preference?: readonly string[]
  /** A series is printed only where each day has its open, high and low. */
  candles?: boolean
}

// By how far back their candles reach: 1,000 days, 720 and 300.
const venues = ["binance", "kraken", "coinbase"] as const
const measuredLate = { maxAheadHours: 12 }
const known = { maxAheadHours: 0 }

const daily = {
  unit: "USD",
  maxAgeHours: 36,
  ...known,
  compare: "closes",
  preference: venues,
  candles: true,
} as const
const spot = { unit: "USD", minimumOrigins: 1, maxAgeHours: 0.25, ...measuredLate } as const
const retarget = { minimumOrigins: 1, maxAgeHours: 21 * 24, ...known, tolerance: "0" } as const

const bitcoin = { tolerance: "0.01", range: ["1000", "2000000"] } as const
const ether = { tolerance: "0.01", range: ["50", "100000"] } as const
const bnb = { tolerance: "0.02", range: ["5", "50000"] } as const
const solana = { tolerance: "0.02", range: ["1", "5000"] } as const

/**
 * The requirements of every figure. Two venues are seldom more than 0.1 % apart at a daily close, and were 0.4 % apart
 * on 10 October 2025, the widest of that year.
 */
export const requirements: Record<FigureId, Requirement> = {
  "btc.daily": { ...daily, ...bitcoin, minimumOrigins: 2 },
  "eth.daily": { ...daily, ...ether, minimumOrigins: 2 },
  // Only Binance lists BNB with a history.
  "bnb.daily": { ...daily, ...bnb, minimumOrigins: 1 },
  "sol.daily": { ...daily, ...solana, minimumOrigins: 2 },
  "btc.spot": { ...spot, ...bitcoin },
  "eth.spot": { ...spot, ...ether },
  "bnb.spot": { ...spot, ...bnb },
  "sol.spot": { ...spot, ...solana },
  // It stands until it is broken.
  "btc.ath": { unit: "USD", minimumOrigins: 1, maxAgeHours: Number.POSITIVE_INFINITY, ...known, ...bitcoin },
  "btc.difficulty": { ...retarget, unit: "difficulty", range: ["1000000000000", "10000000000000000"] },
  "btc.difficulty.previous": {
    ...retarget,
    maxAgeHours: 42 * 24,
    unit: "difficulty",
    range: ["1000000000000", "10000000000000000"],
  },
  "btc.retarget.height": { ...retarget, unit: "blocks", range: ["0", "10000000"] },
  "btc.hash_rate": {
    unit: "EH/s",
    minimumOrigins: 1,
    maxAgeHours: 36,
    ...known,
    tolerance: "0.1",
    range: ["10", "5000"],
    compare: "week mean",
    preference: ["mempool", "blockchain"],
  },
  "btc.fees_per_block": {
    unit: "BTC/block",
    minimumOrigins: 1,
    maxAgeHours: 24,
    ...measuredLate,
    tolerance: "0.1",
    range: ["0.0001", "10"],
  },
}
