import type { Block } from "../../src/edition/edition.ts"
import { Prose } from "../prose.tsx"
import { Outward } from "./outward.tsx"
import { Words } from "./words.tsx"

type Source = Extract<Block, { kind: "sources" }>["items"][number]

/** Where the figures come from, and as of when. */
export function Sources({ items }: { items: Source[] }) {
  return items.map(({ name, url, note }) => (
    <Prose key={url} size="small" colour="muted" gap="text">
      <Outward url={url}>{name}</Outward>
      <br />
      <Words of={note} />
    </Prose>
  ))
}
