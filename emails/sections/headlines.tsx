import type { Block } from "../../src/edition/edition.ts"
import { Prose } from "../prose.tsx"
import { Outward } from "./outward.tsx"
import { Words } from "./words.tsx"

type Headline = Extract<Block, { kind: "headlines" }>["items"][number]

/** What others have published, in their words, each with the way to it. The section's title says that they are theirs. */
export function Headlines({ items }: { items: Headline[] }) {
  return items.map(({ title, url, note }) => (
    <Prose key={url} size="small" colour="muted" gap="text">
      <Outward url={url}>
        <Words of={title} />
      </Outward>
      <br />
      <Words of={note} />
    </Prose>
  ))
}
