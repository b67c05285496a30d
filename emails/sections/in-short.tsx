import { Text } from "@react-email/components"
import type { Edition } from "../../src/edition/edition.ts"
import { light, type } from "../theme.ts"
import { Panel } from "./panel.tsx"
import { Words } from "./words.tsx"

export function InShort({ items }: { items: Edition["inShort"] }) {
  return (
    <Panel>
      {items.map(({ label, sentences }) => (
        <Text key={label} className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 8px" }}>
          <strong>{`${label}. `}</strong>
          <Words of={sentences} />
        </Text>
      ))}
    </Panel>
  )
}
