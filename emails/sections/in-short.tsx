import type { Edition } from "../../src/edition/edition.ts"
import { Prose } from "../prose.tsx"
import { light, type } from "../theme.ts"
import { Panel } from "./panel.tsx"
import { Words } from "./words.tsx"

/** What happened, how unusual it is and what the model says: the edition for whoever reads no further. */
export function InShort({ items }: { items: Edition["inShort"] }) {
  return (
    <Panel>
      {items.map(({ label, sentences }) => (
        <Prose key={label} gap="text">
          <strong className="accent" style={{ color: light.accent, fontSize: type.small.fontSize }}>
            {label}
          </strong>
          <br />
          <Words of={sentences} />
        </Prose>
      ))}
    </Panel>
  )
}
