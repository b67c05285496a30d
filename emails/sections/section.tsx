import { Column, Heading, Link, Row } from "@react-email/components"
import type { ReactNode } from "react"
import type { Section } from "../../src/edition/edition.ts"
import { ourWords } from "../frame.ts"
import { light, measure, type } from "../theme.ts"
import { BlockPart } from "./block.tsx"

type SectionProps = {
  section: Section
  /** Where its figures are shown with their sources; null where it has none. */
  evidence: string | null
}

/** A section under its heading, with the way to the evidence beside it. Takeaways stand in a box. */
export function SectionPart({ section: { title, readers, blocks }, evidence }: SectionProps) {
  const parts = blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <BlockPart key={i} block={block} />
  ))
  return (
    <>
      <Row style={{ margin: "18px 0 0" }}>
        <Column height={measure.touch} style={{ verticalAlign: "middle" }}>
          <Heading as="h2" className="ink" style={{ ...type.heading, color: light.ink, margin: "0" }}>
            {title}
          </Heading>
        </Column>
        {evidence === null ? null : (
          <Column align="right" width="80" style={{ verticalAlign: "middle" }}>
            <EvidenceLink href={evidence} title={title} />
          </Column>
        )}
      </Row>
      {readers === undefined ? parts : <Box>{parts}</Box>}
    </>
  )
}

function EvidenceLink({ href, title }: { href: string; title: string }) {
  return (
    <Link
      href={href}
      aria-label={`${ourWords.evidence}: ${title}`}
      className="muted"
      style={{
        fontSize: type.small.fontSize,
        lineHeight: `${measure.touch}px`,
        display: "inline-block",
        color: light.muted,
        textDecorationLine: "underline",
      }}
    >
      {ourWords.evidence}
    </Link>
  )
}

function Box({ children }: { children: ReactNode }) {
  return (
    <Row style={{ margin: "4px 0 14px" }}>
      <Column
        className="line"
        style={{ border: `1px solid ${light.line}`, borderRadius: "8px", padding: "16px 20px 4px" }}
      >
        {children}
      </Column>
    </Row>
  )
}
