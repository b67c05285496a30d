/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import type { EditionRow } from "../../store/edition-row.ts"

/** Where an edition stands, in a line: its state, its day and version, and whether something was left out. */
export const State: FC<{ row: EditionRow }> = ({ row }) => (
  <>
    <span class={`state ${row.state}`}>{row.state}</span> {row.slug}, version {row.version}
    {row.status !== null && `, ${row.status}`}
  </>
)
