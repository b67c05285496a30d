import { Link } from "@react-email/components"
import type { Block } from "../../src/edition/edition.ts"
import { isWebLink } from "../link.ts"
import { light, type } from "../theme.ts"
import { Words } from "./words.tsx"

type Headline = Extract<Block, { kind: "headlines" }>["items"][number]

/** What others have published, in their words, each with the way to it. The section's title says that they are theirs. */
export function Headlines({ items }: { items: Headline[] }) {
  return (
    <ul
      className="muted"
      style={{ ...type.small, color: light.muted, margin: "0 0 14px 22px", padding: "0" }}
    >
      {items.map(({ title, url, note }) => (
        <li key={url} style={{ margin: "0 0 10px" }}>
          {isWebLink(url) ? (
            <Link href={url} className="link" style={{ color: light.link, textDecorationLine: "underline" }}>
              <Words of={title} />
            </Link>
          ) : (
            <Words of={title} />
          )}
          <br />
          <Words of={note} />
        </li>
      ))}
    </ul>
  )
}
