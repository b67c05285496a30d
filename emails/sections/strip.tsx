import type { Edition } from "../../src/edition/edition.ts"
import { light, type } from "../theme.ts"
import { Change } from "./change.tsx"
import { Words } from "./words.tsx"

type Figure = Edition["strip"][number]

/** How many figures stand side by side: on a phone each still has 100 px. */
const across = 3

/** Figures in rows, as the mail prints them. */
export const rowsOf = (figures: Figure[]): Figure[][] =>
  figures.flatMap((_, i) => (i % across === 0 ? [figures.slice(i, i + across)] : []))

const column = { width: "33%", padding: "0 10px 0 0", fontWeight: 400 } as const
const quiet = { ...type.small, color: light.muted } as const

/** The day's figures, large, each under its name and over what it means: a table, so that they stand in line. */
export function Strip({ figures }: { figures: Figure[] }) {
  return rowsOf(figures).map((row) => (
    <table
      key={row[0]?.label}
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      style={{ margin: "0 0 20px" }}
    >
      <thead>
        <tr>
          {row.map(({ label }) => (
            <th
              key={label}
              scope="col"
              align="left"
              className="muted"
              style={{ ...quiet, ...column, verticalAlign: "bottom" }}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {row.map(({ label, value }) => (
            <td key={label} className="figure" style={{ ...column, ...type.figure }}>
              <Change of={value} />
            </td>
          ))}
        </tr>
        <tr>
          {row.map(({ label, note }) => (
            <td key={label} className="muted" style={{ ...quiet, ...column, verticalAlign: "top" }}>
              {note ? <Words of={note} /> : null}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  ))
}
