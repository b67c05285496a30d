import type { Edition } from "../../src/edition/edition.ts"
import { below, light, space, type } from "../theme.ts"
import { Change } from "./change.tsx"
import { Words } from "./words.tsx"

type Figure = Edition["strip"][number]

const edge = `1px solid ${light.line}`
const ends = { ...type.figure, color: light.ink, borderTop: edge } as const
const begins = { ...type.body, color: light.ink, borderTop: edge, fontWeight: 600 } as const

/** The day's figures, large, each beside its name and what it means: one a row, so that no text is too large for it. */
export function Strip({ figures }: { figures: Figure[] }) {
  if (figures.length === 0) return null
  return (
    <table
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      className="line"
      style={{ margin: below("block"), borderBottom: edge }}
    >
      <tbody>
        {figures.map(({ label, value, note }) => (
          <tr key={label}>
            <th
              scope="row"
              align="left"
              className="ink line"
              style={{ ...begins, padding: `${space.small}px 0` }}
            >
              {label}
              {note ? (
                <div className="muted" style={{ ...type.small, color: light.muted, fontWeight: 400 }}>
                  <Words of={note} />
                </div>
              ) : null}
            </th>
            <td
              align="right"
              className="ink line figure"
              style={{ ...ends, padding: `${space.small}px 0 ${space.small}px ${space.text}px` }}
            >
              <Change of={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
