import type { Block } from "../../src/edition/edition.ts"
import { type Price, rungs, sideWords } from "../ladder.ts"
import { below, light, space, type } from "../theme.ts"
import { Words } from "./words.tsx"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

const rail = 7
const side = space.part

/**
 * The zones as a ladder, the highest on top: a plumb line runs down beside them, with its weight where the price is.
 * A zone around the price is coloured and says so.
 */
export function Zones({ zones, price }: { zones: Zone[]; price: Price | null }) {
  return (
    <table
      role="presentation"
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      style={{ margin: below("part") }}
    >
      <tbody>
        {rungs(zones, price).map((rung) =>
          rung.kind === "zone" ? (
            <ZoneRung key={rung.zone.letter} zone={rung.zone} />
          ) : (
            <PriceRung key="price" price={rung.price} />
          ),
        )}
      </tbody>
    </table>
  )
}

function ZoneRung({ zone: { letter, side: place, range, what, voids } }: { zone: Zone }) {
  const colour = place === "around" ? "accent" : "ink"
  return (
    <tr>
      <td width={rail} className="edge" style={{ borderRight: `2px solid ${light.accent}` }} />
      <td width={rail} />
      <td
        className="muted"
        style={{
          ...type.small,
          color: light.muted,
          padding: `${space.small}px 0 ${space.small}px ${side}px`,
        }}
      >
        {`${letter} · ${sideWords[place]}`}
        <br />
        <strong className={colour} style={{ ...type.lead, color: light[colour] }}>
          <Words of={range} />
        </strong>
        <br />
        <Words of={[what, voids]} />
      </td>
    </tr>
  )
}

function PriceRung({ price: { label, value } }: { price: Price }) {
  return (
    <tr>
      <td
        colSpan={2}
        align="center"
        className="accent"
        style={{ color: light.accent, fontSize: "20px", lineHeight: "26px" }}
        aria-hidden="true"
      >
        ◆
      </td>
      <td
        className="panel ink"
        style={{
          ...type.body,
          color: light.ink,
          backgroundColor: light.panel,
          padding: `${space.small}px ${side}px`,
        }}
      >
        {`${label} `}
        <strong>
          <Words of={value} />
        </strong>
      </td>
    </tr>
  )
}
