import { Column, Row } from "@react-email/components"
import type { ReactNode } from "react"
import { below, light, space, type } from "../theme.ts"

/** A tinted panel with an accent on its edge: what must be read first. */
export function Panel({ children }: { children: ReactNode }) {
  return (
    <Row style={{ margin: below("block") }}>
      <Column
        className="panel edge ink"
        style={{
          ...type.body,
          color: light.ink,
          backgroundColor: light.panel,
          borderLeft: `4px solid ${light.accent}`,
          padding: `${space.part}px 20px ${space.hair}px`,
        }}
      >
        {children}
      </Column>
    </Row>
  )
}
