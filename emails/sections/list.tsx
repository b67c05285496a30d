import type { Sentence } from "../../src/edition/edition.ts"
import { light, type } from "../theme.ts"
import { Words } from "./words.tsx"

export function List({ ordered, items }: { ordered: boolean; items: Sentence[][] }) {
  const Tag = ordered ? "ol" : "ul"
  return (
    <Tag className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 14px 22px", padding: "0" }}>
      {items.map((sentences) => (
        <li key={sentences[0]?.id} style={{ margin: "0 0 8px" }}>
          <Words of={sentences} />
        </li>
      ))}
    </Tag>
  )
}
