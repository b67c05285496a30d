import { Text } from "@react-email/components"
import type { Sentence } from "../../src/edition/edition.ts"
import { light, type } from "../theme.ts"
import { Words } from "./words.tsx"

export function Paragraph({ sentences }: { sentences: Sentence[] }) {
  return (
    <Text className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 14px" }}>
      <Words of={sentences} />
    </Text>
  )
}
