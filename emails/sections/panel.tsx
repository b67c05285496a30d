import { Column, Row } from "@react-email/components"
import type { ReactNode } from "react"
import { light } from "../theme.ts"

/** A tinted panel with an accent on its edge: what must be read first. */
export function Panel({ children }: { children: ReactNode }) {
  return (
    <Row style={{ margin: "0 0 24px" }}>
      <Column
        className="panel edge"
        style={{
          backgroundColor: light.panel,
          borderLeft: `3px solid ${light.accent}`,
          borderRadius: "0 8px 8px 0",
          padding: "16px 20px 8px",
        }}
      >
        {children}
      </Column>
    </Row>
  )
}
