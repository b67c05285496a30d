import type { Block } from "../../src/edition/edition.ts"
import { Prose } from "../prose.tsx"
import { type } from "../theme.ts"
import { Outward } from "./outward.tsx"
import { Words } from "./words.tsx"

type Source = Extract<Block, { kind: "sources" }>["items"][number]

/** Where the figures come from, and as of when. */
export function Sources({ items }: { items: Source[] }) {
  return items.map(({ name, url, note }) => (
    <Prose key={url} size="small" colour="muted" gap="text">
      <span style={{ fontSize: type.body.fontSize }}>
        <Outward url={url}>{name}</Outward>
      </span>
      <br />
      <Words of={note} />
    </Prose>
  ))
}
