import { OutsideError } from "../../outside.ts"
import { HistoryError, type HistoryRow, parseHistory, writeHistory } from "../history/format.ts"
import { indexFile, parseIndex, type SeriesIndex, writeIndex } from "../history/series-index.ts"
import type { Day } from "../observation.ts"
import type { ProviderName } from "../providers.ts"
import { SourceError } from "../source.ts"
import type { Fillable, Filling } from "./fillable.ts"

/** The folder that is filled. `write` puts a file there whole, or not at all. */
export type HistoryStore = {
  /** The text of a file, or null when there is none. */
  read(name: string): Promise<string | null>
  write(name: string, text: string): Promise<void>
}

/** What became of a series: `whole` was there already and was not asked for again; `off` its provider is not asked. */
export type Filled = { series: string; rows: number; first: Day | null; last: Day | null } & (
  | { outcome: "written" | "whole" | "off" }
  | { outcome: "failed"; problem: string }
)

export type Backfill = {
  fillables: readonly Fillable[]
  store: HistoryStore
  from: Day
  to: Day
  /** Where a provider is reached, or null when it is switched off. */
  urlOf(provider: ProviderName): string | null
  get: Filling["get"]
  pause: Filling["pause"]
  /** Hears how far a series has come, and what became of it. */
  reached(series: string, rows: number, day: Day): void
  done(filled: Filled): void
}

/**
 * Fills a folder of history, one series after the other, and writes each as soon as it is whole. A series that fails
 * costs no other, and what an earlier run has written is not asked for again.
 */
export async function backfill(ask: Backfill): Promise<Filled[]> {
  const all: Filled[] = []
  for (const fillable of ask.fillables) {
    const filled = await fillOne(fillable, ask).catch((error: unknown) => failed(fillable, error))
    ask.done(filled)
    all.push(filled)
  }
  return all
}

async function fillOne(fillable: Fillable, ask: Backfill): Promise<Filled> {
  const { series, column } = fillable
  const { store, from, to, get, pause } = ask
  const kept = await wholeRows(fillable, ask)
  if (kept) return { ...spanOf(series, kept), outcome: "whole" }
  const url = ask.urlOf(fillable.provider)
  if (url === null) return { ...spanOf(series, []), outcome: "off" }

  const reached = (rows: number, day: Day) => ask.reached(series, rows, day)
  const rows = await fillable.fill({ url, from, to, get, pause, reached })
  if (rows.length === 0) throw new SourceError(fillable.provider, `has no day from ${from} to ${to}`)
  const text = writeHistory(rows, column)
  // Read back, so that nothing is written that cannot be read.
  parseHistory(`${series}.csv`, text, column === null ? "candles" : "value")
  await store.write(`${series}.csv`, text)
  const { unit, source, origin } = fillable
  const span = spanOf(series, rows)
  const { first, last } = span
  const index: SeriesIndex = { ...(await indexOf(store)) }
  index[series] = {
    unit,
    source,
    origin,
    rows: rows.length,
    ...(first && { first }),
    ...(last && { last }),
    asked: { from, to },
  }
  await store.write(indexFile, writeIndex(index))
  return { ...span, outcome: "written" }
}

/** The rows of a file that an earlier run has filled with all the days that are asked for, or null. */
async function wholeRows(
  { series, column }: Fillable,
  { store, from, to }: Backfill,
): Promise<HistoryRow[] | null> {
  const entry = (await indexOf(store))[series]
  if (!entry?.asked || entry.asked.from > from || entry.asked.to < to) return null
  const text = await store.read(`${series}.csv`)
  if (text === null) return null
  const rows = rowsOrNull(`${series}.csv`, text, column)
  return rows?.length === entry.rows ? rows : null
}

async function indexOf(store: HistoryStore): Promise<SeriesIndex> {
  const text = await store.read(indexFile)
  return text === null ? {} : parseIndex(text)
}

function rowsOrNull(file: string, text: string, column: string | null): HistoryRow[] | null {
  try {
    return parseHistory(file, text, column === null ? "candles" : "value")
  } catch (error) {
    if (error instanceof HistoryError) return null
    throw error
  }
}

const spanOf = (series: string, rows: readonly HistoryRow[]) => ({
  series,
  rows: rows.length,
  first: rows[0]?.day ?? null,
  last: rows.at(-1)?.day ?? null,
})

function failed({ series, provider }: Fillable, error: unknown): Filled {
  if (error instanceof OutsideError) {
    return { ...spanOf(series, []), outcome: "failed", problem: `${provider} ${error.problem}` }
  }
  if (error instanceof SourceError || error instanceof HistoryError) {
    return { ...spanOf(series, []), outcome: "failed", problem: error.message }
  }
  throw error
}
