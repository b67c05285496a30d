import { below, light, space, type } from "./theme.ts"

const edge = `1px solid ${light.line}`
const cell = { ...type.body, color: light.ink, padding: `${space.small}px 0`, borderBottom: edge } as const

/** Rows of a name and what holds for it. */
export function RowTable({ rows }: { rows: { label: string; value: string }[] }) {
  return (
    <table width="100%" border={0} cellPadding={0} cellSpacing={0} style={{ margin: below("block") }}>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr key={label}>
            <th
              scope="row"
              align="left"
              className="ink line"
              style={{ ...cell, fontWeight: 600, paddingRight: `${space.text}px` }}
            >
              {label}
            </th>
            <td align="right" className="ink line" style={cell}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
