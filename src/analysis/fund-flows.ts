/** A trading day's net flow into the funds, in millions of US dollars. */
export type FlowDay = { day: string; flow: number }

/** The run of flows of one sign that the last trading day ends or begins, and the state it amounts to. */
export type FundFlows = {
  day: string
  flow: number
  /** How many trading days in a row had the last day's sign: -3 is three of outflows. Flat days break no run. */
  streak: number
  /** The sum of those days. */
  sum: number
  /** The run of the other sign before it: its length with its sign, and its sum; null when there is none. */
  before: { streak: number; sum: number } | null
  fiveDays: number
  state: "outflows" | "turning" | "reversed" | "inflows" | "mixed"
}

/** Millions below which a day is flat, days of one sign that make a run, and the sum of five days that is one of outflows. */
export const fundFlowRule = { flat: 5, run: 3, days: 5, outflows: -500 } as const

const { flat } = fundFlowRule

/**
 * The state of fund flows on the last trading day, oldest first; null with fewer than five. A day that is not final is not
 * among them.
 *
 * findFundFlows([{ day: "2026-02-06", flow: 371.1 }]) // => null
 */
export function findFundFlows(days: readonly FlowDay[]): FundFlows | null {
  const last = days.at(-1)
  if (!last || days.length < fundFlowRule.days) return null
  const now = run(days, days.length - 1)
  const before = now.from > 0 && now.streak !== 0 ? run(days, now.from - 1) : null
  const fiveDays = sum(days.slice(-fundFlowRule.days))
  return {
    ...last,
    streak: now.streak,
    sum: now.sum,
    before: before && before.streak !== 0 ? { streak: before.streak, sum: before.sum } : null,
    fiveDays,
    state: stateOf(now.streak, before?.streak ?? 0, fiveDays),
  }
}

function stateOf(streak: number, before: number, fiveDays: number): FundFlows["state"] {
  const { run, outflows } = fundFlowRule
  if (streak <= -run) return "outflows"
  if (streak >= run) return "inflows"
  // A turn is one only after a run that was one.
  const after = Math.abs(before) >= run && before * streak < 0
  if (after) return Math.abs(streak) === 1 ? "turning" : "reversed"
  return fiveDays < outflows ? "outflows" : "mixed"
}

/** The run that ends at an index: how long, of which sign, its sum, and where it begins. */
function run(days: readonly FlowDay[], end: number): { streak: number; sum: number; from: number } {
  const sign = (index: number): number => {
    const flow = days[index]?.flow ?? 0
    return Math.abs(flow) < flat ? 0 : Math.sign(flow)
  }
  let from = end
  let way = 0
  let length = 0
  let total = 0
  for (let index = end; index >= 0; index -= 1) {
    const here = sign(index)
    if (here !== 0 && way !== 0 && here !== way) break
    if (here !== 0) {
      way = here
      length += 1
      total += days[index]?.flow ?? 0
    }
    from = index
  }
  return { streak: way * length, sum: total, from }
}

const sum = (days: readonly FlowDay[]): number => days.reduce((all, { flow }) => all + flow, 0)
