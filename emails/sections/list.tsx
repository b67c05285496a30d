import type { Sentence } from "../../src/edition/edition.ts"
import { below } from "../theme.ts"
import { Words } from "./words.tsx"

export function List({ ordered, items }: { ordered: boolean; items: Sentence[][] }) {
  const Tag = ordered ? "ol" : "ul"
  return (
    <Tag style={{ margin: "0 0 12px 22px", padding: "0" }}>
      {items.map((sentences) => (
        <li key={sentences[0]?.id} style={{ margin: below("small") }}>
          <Words of={sentences} />
        </li>
      ))}
    </Tag>
  )
}
