import type { Block } from "../../src/edition/edition.ts"
import { ladder, sideWords } from "../ladder.ts"
import { light, type } from "../theme.ts"
import { Pill } from "./pill.tsx"
import { Words } from "./words.tsx"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

const cell = { padding: "12px 0", borderBottom: `1px solid ${light.line}`, verticalAlign: "top" } as const

/** The zones as a ladder, the highest on top; those the price stands in or near are coloured and say so. */
export function Zones({ zones }: { zones: Zone[] }) {
  return (
    <table width="100%" border={0} cellPadding={0} cellSpacing={0} style={{ margin: "0 0 14px" }}>
      <tbody>
        {ladder(zones).map(({ letter, side, range, what, voids }) => {
          const colour = side === "around" ? "accent" : "ink"
          return (
            <tr key={letter}>
              <th scope="row" align="left" className="line" style={{ ...cell, width: "128px" }}>
                <Pill>{`${letter} · ${sideWords[side]}`}</Pill>
              </th>
              <td className="line cell" style={{ ...cell, paddingLeft: "12px" }}>
                <span className={colour} style={{ ...type.body, fontWeight: 700, color: light[colour] }}>
                  <Words of={range} />
                </span>
                <div className="muted" style={{ ...type.small, color: light.muted }}>
                  <Words of={[what, voids]} />
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
