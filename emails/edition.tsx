import { Heading, Text } from "@react-email/components"
import type { Edition } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { longDay } from "./day.ts"
import { FooterLink, FooterText } from "./footer.tsx"
import {
  editionUrl,
  evidenceUrl,
  type Frame,
  footerHoldings,
  ourWords,
  unsubscribeToken,
  whyYouGetThis,
} from "./frame.ts"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import type { Picture } from "./picture.ts"
import { sectionsFor } from "./readers.ts"
import { InShort } from "./sections/in-short.tsx"
import { Notices } from "./sections/notices.tsx"
import { SectionPart } from "./sections/section.tsx"
import { Strip } from "./sections/strip.tsx"
import { Words } from "./sections/words.tsx"
import { light, type } from "./theme.ts"

type EditionMailProps = { edition: Edition; kind: ReaderKind; frame: Frame; picture: Picture | null }

/** An edition as one reader kind gets it. Every word between masthead and footer is the edition's own. */
export function EditionMail({ edition, kind, frame }: EditionMailProps) {
  const [price, ...figures] = edition.strip
  return (
    <Layout
      title={oneLine(frame.title)}
      subject={oneLine(edition.headline.text)}
      preview={oneLine(edition.standfirst.text)}
      aside={longDay(edition.day)}
      footer={<EditionFooter edition={edition} frame={frame} />}
    >
      {price ? <Price figure={price} /> : null}
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: "0 0 12px" }}>
        <Words of={edition.headline} />
      </Heading>
      <Text className="muted" style={{ ...type.lead, color: light.muted, margin: "0 0 20px" }}>
        <Words of={edition.standfirst} />
      </Text>
      {edition.notices.length > 0 ? <Notices sentences={edition.notices} /> : null}
      {edition.inShort.length > 0 ? <InShort items={edition.inShort} /> : null}
      <Strip figures={figures} />
      {sectionsFor(edition, kind).map((section) => (
        <SectionPart
          key={`${section.id} ${section.readers}`}
          section={section}
          evidence={evidenceUrl(edition, frame, section)}
        />
      ))}
    </Layout>
  )
}

function Price({ figure: { label, value, note } }: { figure: Edition["strip"][number] }) {
  return (
    <Text className="muted" style={{ ...type.small, color: light.muted, margin: "0 0 8px" }}>
      {`${label} `}
      <strong className="ink" style={{ color: light.ink, fontSize: "16px" }}>
        <Words of={value} />
      </strong>
      {note ? <Words of={[{ text: " ·", spans: [] }, note]} /> : null}
    </Text>
  )
}

function EditionFooter({ edition, frame }: Pick<EditionMailProps, "edition" | "frame">) {
  const holdings = footerHoldings(edition, frame)
  return (
    <>
      {holdings ? <FooterText>{oneLine(holdings)}</FooterText> : null}
      <FooterText>{whyYouGetThis(frame)}</FooterText>
      <FooterLink href={unsubscribeToken}>{ourWords.unsubscribe}</FooterLink>{" "}
      <FooterLink href={editionUrl(edition, frame)}>{ourWords.page}</FooterLink>
      <FooterText>{oneLine(frame.postalAddress)}</FooterText>
    </>
  )
}
