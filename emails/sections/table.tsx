import type { Block } from "../../src/edition/edition.ts"
import { below, light, space, type } from "../theme.ts"
import { Change } from "./change.tsx"
import { Words } from "./words.tsx"

type TableBlock = Extract<Block, { kind: "table" }>

const edge = `1px solid ${light.line}`

const figureCell = {
  padding: `${space.small}px 0 ${space.small}px ${space.text}px`,
  borderBottom: edge,
} as const

/**
 * A table of figures: the first column heads its rows and has no name, the others are figures and stand to the right.
 * Type and colour stand at the table, once for all its cells.
 */
export function Table({ caption, columns, rows }: Omit<TableBlock, "kind">) {
  return (
    <table
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      className="ink"
      style={{ ...type.body, color: light.ink, margin: below("part") }}
    >
      <caption className="muted" style={{ ...type.small, color: light.muted, textAlign: "left" }}>
        <Words of={caption} />
      </caption>
      <thead>
        <tr>
          <td className="line" style={{ borderBottom: edge }} />
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              align="right"
              className="muted line cell"
              style={{ ...type.small, ...figureCell, color: light.muted, fontWeight: 400 }}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ header, cells }) => (
          <tr key={header}>
            <th scope="row" align="left" className="line" style={{ borderBottom: edge, fontWeight: 600 }}>
              {header}
            </th>
            {cells.map((cell, i) => (
              <td key={columns[i] ?? i} align="right" className="line cell" style={figureCell}>
                <Change of={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
