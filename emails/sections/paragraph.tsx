import type { Sentence } from "../../src/edition/edition.ts"
import { Prose } from "../prose.tsx"
import { Words } from "./words.tsx"

export function Paragraph({ sentences }: { sentences: Sentence[] }) {
  return (
    <Prose gap="part">
      <Words of={sentences} />
    </Prose>
  )
}
