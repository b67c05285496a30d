import { Button } from "@react-email/components"
import { light, type } from "./theme.ts"

/** The one thing a mail asks for: 48 px high, and as wide as its words. */
export function ActionButton({ href, children }: { href: string; children: string }) {
  return (
    <Button
      href={href}
      className="button label"
      style={{
        ...type.body,
        fontWeight: 700,
        color: light.label,
        backgroundColor: light.button,
        borderRadius: "6px",
        padding: "15px 26px",
      }}
    >
      {children}
    </Button>
  )
}
