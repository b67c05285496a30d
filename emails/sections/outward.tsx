import { Link } from "@react-email/components"
import type { ReactNode } from "react"
import { isWebLink } from "../link.ts"
import { light } from "../theme.ts"

/** A link to someone else's page. What it leads from is named without a link where the address is not https. */
export function Outward({ url, children }: { url: string; children: ReactNode }) {
  if (!isWebLink(url)) return children
  return (
    <Link href={url} className="link" style={{ color: light.link, textDecorationLine: "underline" }}>
      {children}
    </Link>
  )
}
