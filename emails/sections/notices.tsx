import { Text } from "@react-email/components"
import type { Sentence } from "../../src/edition/edition.ts"
import { ourWords } from "../frame.ts"
import { light, type } from "../theme.ts"
import { Panel } from "./panel.tsx"
import { Words } from "./words.tsx"

/** What a degraded edition leaves out, told before anything else. */
export function Notices({ sentences }: { sentences: Sentence[] }) {
  return (
    <Panel>
      {sentences.map((sentence, i) => (
        <Text key={sentence.id} className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 8px" }}>
          {i === 0 ? <strong>{`${ourWords.notice} `}</strong> : null}
          <Words of={sentence} />
        </Text>
      ))}
    </Panel>
  )
}
