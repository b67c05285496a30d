import { Column, Heading, Row } from "@react-email/components"
import type { Section } from "../../src/edition/edition.ts"
import { LoneAnchor } from "../anchor.tsx"
import { ourWords } from "../frame.ts"
import type { Price } from "../ladder.ts"
import { light, space, type } from "../theme.ts"
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
  return (
    <>
      <Row
        className="line"
        style={{ borderTop: `1px solid ${light.line}`, margin: `${space.block}px 0 ${space.small}px` }}
      >
        <Column style={{ paddingTop: `${space.small}px` }}>
          <Heading as="h2" className="ink" style={{ ...type.heading, color: light.ink, margin: "0" }}>
            {title}
          </Heading>
        </Column>
        {evidence === null ? null : (
          <Column align="right" width="76" style={{ paddingTop: `${space.small}px` }}>
            <LoneAnchor href={evidence} label={`${ourWords.evidence}: ${title}`}>
              {ourWords.evidence}
            </LoneAnchor>
          </Column>
        )}
      </Row>
      {own ? <Panel>{parts}</Panel> : parts}
    </>
  )
}
