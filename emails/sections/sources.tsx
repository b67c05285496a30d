import { Link } from "@react-email/components"
import type { Block } from "../../src/edition/edition.ts"
import { isWebLink } from "../link.ts"
import { light, type } from "../theme.ts"
import { Words } from "./words.tsx"

type Source = Extract<Block, { kind: "sources" }>["items"][number]

/** Where the figures come from. A source whose address is not https is named without a link. */
export function Sources({ items }: { items: Source[] }) {
  return (
    <ul
      className="muted"
      style={{ ...type.small, color: light.muted, margin: "0 0 14px 22px", padding: "0" }}
    >
      {items.map(({ name, url, note }) => (
        <li key={url} style={{ margin: "0 0 10px" }}>
          {isWebLink(url) ? (
            <Link href={url} className="link" style={{ color: light.link, textDecorationLine: "underline" }}>
              {name}
            </Link>
          ) : (
            name
          )}
          <br />
          <Words of={note} />
        </li>
      ))}
    </ul>
  )
}
