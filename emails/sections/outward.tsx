import type { ReactNode } from "react"
import { Anchor } from "../anchor.tsx"
import { isWebLink } from "../link.ts"
import { type } from "../theme.ts"

/** What leads to someone else's page. It is named without a link where the address is not https. */
export function Outward({ url, children }: { url: string; children: ReactNode }) {
  const larger = { fontSize: type.body.fontSize }
  if (!isWebLink(url)) return <span style={larger}>{children}</span>
  return (
    <Anchor href={url} style={larger}>
      {children}
    </Anchor>
  )
}
