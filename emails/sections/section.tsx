import { Column, Heading, Link, Row } from "@react-email/components"
import type { Section } from "../../src/edition/edition.ts"
import { ourWords } from "../frame.ts"
import type { Price } from "../ladder.ts"
import { light, measure, space, type } from "../theme.ts"
import { BlockPart } from "./block.tsx"
import { Panel } from "./panel.tsx"

type SectionProps = {
  section: Section
  /** Where its figures are shown with their sources; null where it has none. */
  evidence: string | null
  /** Whether it is what the reader asked for: their own takeaways. */
  own: boolean
  /** Where the price stands on the ladder of zones; null without a close. */
  price: Price | null
}

/** A section under its heading, with the way to the evidence beside it. The reader's own takeaways stand in a panel. */
export function SectionPart({ section: { title, blocks }, evidence, own, price }: SectionProps) {
  const parts = blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <BlockPart key={i} block={block} price={price} />
  ))
  const edge = { borderTop: `1px solid ${light.line}`, paddingTop: `${space.text}px` }
  return (
    <>
      <Row style={{ margin: `${space.block}px 0 ${space.small}px` }}>
        <Column height={measure.touch} className="line" style={{ ...edge, verticalAlign: "middle" }}>
          <Heading as="h2" className="ink" style={{ ...type.heading, color: light.ink, margin: "0" }}>
            {title}
          </Heading>
        </Column>
        {evidence === null ? null : (
          <Column align="right" width="76" className="line" style={{ ...edge, verticalAlign: "middle" }}>
            <EvidenceLink href={evidence} title={title} />
          </Column>
        )}
      </Row>
      {own ? <Panel>{parts}</Panel> : parts}
    </>
  )
}

function EvidenceLink({ href, title }: { href: string; title: string }) {
  return (
    <Link
      href={href}
      aria-label={`${ourWords.evidence}: ${title}`}
      className="link"
      style={{
        fontSize: type.small.fontSize,
        lineHeight: `${measure.touch}px`,
        display: "inline-block",
        color: light.link,
        textDecorationLine: "underline",
      }}
    >
      {ourWords.evidence}
    </Link>
  )
}
