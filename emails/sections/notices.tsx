import type { Sentence } from "../../src/edition/edition.ts"
import { ourWords } from "../frame.ts"
import { Prose } from "../prose.tsx"
import { Panel } from "./panel.tsx"
import { Words } from "./words.tsx"

/** What a degraded edition leaves out, told before anything else. */
export function Notices({ sentences }: { sentences: Sentence[] }) {
  return (
    <Panel>
      {sentences.map((sentence, i) => (
        <Prose key={sentence.id} gap="text">
          {i === 0 ? <strong>{`${ourWords.notice} `}</strong> : null}
          <Words of={sentence} />
        </Prose>
      ))}
    </Panel>
  )
}
