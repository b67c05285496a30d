import type { ImportRow } from "./row.ts"

/** The cells of one record by column, the column's name in lower case; empty where there is none. */
export type Cells = (column: string) => string

/** What a format makes of a record, but for its place and its address: the reader, or why it is none. */
export type Reading = Partial<Omit<ImportRow, "line" | "address">> & Pick<ImportRow, "wants">

/** A platform's list of readers. */
export type Format = {
  name: FormatName
  /** Columns that such a list has, in lower case; each is one name or several that mean the same. */
  needs: readonly (readonly string[])[]
  /** Where such a list may have no other columns than these. */
  only?: readonly string[]
  /** Columns of which one holds the address. */
  address: readonly string[]
  /** Reads a record; `now` is in milliseconds since 1970. */
  read(cells: Cells, now: number, columns: ReadonlySet<string>): Reading | { problem: string }
}

export const formatNames = [
  "substack",
  "ghost",
  "mailchimp",
  "listmonk",
  "buttondown",
  "beehiiv",
  "plain",
] as const
export type FormatName = (typeof formatNames)[number]

/** How long nothing was opened by whoever counts as dormant, in milliseconds. */
export const dormantMs = 365 * 24 * 60 * 60 * 1000

/** Platforms write `true`, `TRUE`, `yes` and `1`. */
export const isYes = (cell: string): boolean => /^(true|yes|1)$/i.test(cell)
