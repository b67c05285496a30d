import { Heading } from "@react-email/components"
import { below, light, type } from "./theme.ts"

/** A second-level heading of a mail that is no edition. */
export function SubHeading({ children }: { children: string }) {
  return (
    <Heading as="h2" className="ink" style={{ ...type.heading, color: light.ink, margin: below("small") }}>
      {children}
    </Heading>
  )
}
