import type { Block } from "../../src/edition/edition.ts"
import { light, type } from "../theme.ts"
import { Pill } from "./pill.tsx"
import { Words } from "./words.tsx"

type Indicator = Extract<Block, { kind: "indicators" }>["items"][number]

export function Indicators({ items }: { items: Indicator[] }) {
  return (
    <ol className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 14px 22px", padding: "0" }}>
      {items.map(({ name, state, sentences }) => (
        <li key={name} style={{ margin: "0 0 12px" }}>
          <strong>{name}</strong> <Pill>{state}</Pill>
          <div className="muted" style={{ ...type.small, color: light.muted, paddingTop: "2px" }}>
            <Words of={sentences} />
          </div>
        </li>
      ))}
    </ol>
  )
}
