import type { Block, Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import type { Writer } from "../writer.ts"

/** A row as it may be printed: what heads it, and the wordings of its cells in the order of the columns. */
export type DeclaredRow = { header: string; cells: readonly string[] }

/** A table that an edition can hold: where, its columns after the row's header, its caption by its rows, and the rows. */
export type DeclaredTable = {
  section: Section["id"]
  columns: readonly string[]
  captionWording: (headers: readonly string[]) => string
  rows: (facts: Facts) => readonly DeclaredRow[]
}

/**
 * A declared table with the rows whose facts are all there, or no block when there are none.
 *
 * findTable(marketTable, write)[0]?.kind // => "table"
 */
export function findTable(table: DeclaredTable, write: Writer): Block[] {
  const rows = table.rows(write.facts).flatMap(({ header, cells: wordings }) => {
    const cells = wordings.flatMap((wording) => write.text(wording) ?? [])
    return cells.length === wordings.length ? [{ header, cells }] : []
  })
  const caption = write.text(table.captionWording(rows.map(({ header }) => header)))
  return rows.length === 0 || caption === null
    ? []
    : [{ kind: "table", caption, columns: [...table.columns], rows }]
}
