import { Decimal as Big } from "decimal.js"
import { dayMs, msOf, startOf, weekdayOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Day, FigureId, Observation } from "../observation.ts"
import { type Ask, type Reply, SourceError } from "../source.ts"
import { series } from "./series.ts"

/**
 * One trading day of a table of fund flows, in millions of US dollars. `funds` holds those that have reported: a pending
 * one is absent, never 0. It is null where the table names no funds.
 */
export type FlowRow = { day: Day; funds: ReadonlyMap<string, Big> | null; total: Big | null }

/** What is known of a table, on which it depends when a day of it is final. */
export type FlowTable = {
  figure: FigureId
  source: string
  /** The fund without which no day is final, and of which a 0 may mean that it has not reported. */
  lead?: string
  /** Whether a fund that has not reported can be told from one without flows. */
  marksPending: boolean
  /** Whether a day that lacks a fund is final once it is old. It is not where gaps are filled with estimates. */
  ageCompletes: boolean
}

/** The figures of a day come in until about 06:00 UTC of the next; after as many hours none is waited for. */
const settledAfterHours = 36
/** A day that lacks its total for so long is awaited by nobody. */
const forgottenAfterHours = 30 * 24
/** As many earlier days say which funds are due: a trading week. */
const weekOfRows = 5
const rounding = new Big("0.2")

/**
 * The net flow of each final day up to the edition's, as an observation. The total is a running sum of the funds that
 * have reported, so a day counts only when every fund of the trading week before has, or when 36 hours have passed since
 * its end; the series ends before the first day that does not count. A day on which no fund has reported was no trading
 * day. A total that is not the sum of its funds cuts off that day and all before it.
 *
 * Throws a SourceError when no day is left, when a day comes twice, or when one is of a weekend.
 */
export function finalFlows(table: FlowTable, reply: Reply, { day, slot }: Ask, rows: FlowRow[]): Observation {
  const known = inOrder(
    table,
    rows.filter((row) => row.day <= day && !isEmpty(row)),
  )
  const hoursSince = (row: FlowRow): number => (msOf(slot) - startOf(row.day) - dayMs) / 3_600_000
  const firstPending = known.findIndex(
    (row, i) => !isFinal(table, row, weekBefore(known, i), hoursSince(row)),
  )
  const final = firstPending === -1 ? known : known.slice(0, firstPending)
  if (final.length === 0) throw new SourceError(table.source, `gave no final day up to ${day}`)

  const lastWrong = final.findLastIndex((row, i) => !addsUp(row, weekBefore(final, i)))
  const proved = final.slice(lastWrong + 1)
  if (proved.length === 0) {
    const { day: wrong, total } = final[lastWrong] ?? {}
    throw new SourceError(
      table.source,
      `gave a total of ${total} for ${wrong} that is not the sum of its funds`,
    )
  }
  const about = { ...table, unit: "USD million", origin: "Farside Investors" } as const
  const points = proved.map((row) => ({ day: row.day, c: row.total === null ? null : numeral(row.total) }))
  return series(about, reply, day, points)
}

/**
 * A flow as exact decimal. Tables write "(0.0)" and "-0.0", and nothing flowed is 0 without a sign.
 *
 * flow("-0.0").toFixed() // => "0"
 */
export const flow = (cell: string | number): Big => new Big(cell).plus(0)

function inOrder({ source }: FlowTable, rows: FlowRow[]): FlowRow[] {
  const sorted = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const twice = sorted.find((row, i) => row.day === sorted[i + 1]?.day)
  if (twice) throw new SourceError(source, `gave ${twice.day} twice`)
  // Days that are named one off put a Friday's flow on a Saturday, or a Monday's on a Sunday.
  const resting = sorted.find(({ day }) => weekdayOf(day) > 5)
  if (resting) throw new SourceError(source, `gave ${resting.day}, a day of the weekend, as a trading day`)
  return sorted
}

// Of a day that nobody has reported the table prints a total of 0.0, or none.
const isEmpty = ({ funds, total }: FlowRow): boolean => (funds === null ? total === null : funds.size === 0)

function isFinal(table: FlowTable, row: FlowRow, before: FlowRow[], hours: number): boolean {
  if (row.total === null) return hours >= forgottenAfterHours
  const settled = hours >= settledAfterHours
  if (row.funds === null) return settled
  const complete = isComplete(row, before)
  if (settled) return complete || table.ageCompletes
  const lead = table.lead === undefined || row.funds.get(table.lead)?.isZero() === false
  return complete && lead && table.marksPending && before.length > 0
}

const weekBefore = (rows: FlowRow[], i: number): FlowRow[] => rows.slice(Math.max(0, i - weekOfRows), i)

/** Whether every fund has reported that did so within the trading week before. */
function isComplete({ funds }: FlowRow, before: FlowRow[]): boolean {
  const due = before.flatMap((row) => [...(row.funds?.keys() ?? [])])
  return funds !== null && due.every((fund) => funds.has(fund))
}

function addsUp(row: FlowRow, before: FlowRow[]): boolean {
  const { funds, total } = row
  // A day of long ago without a total cuts off what lies before it, and not what comes after.
  if (total === null) return false
  if (funds === null || !isComplete(row, before)) return true
  const sum = [...funds.values()].reduce((a, b) => a.plus(b), new Big(0))
  return sum.minus(total).abs().lte(rounding)
}
