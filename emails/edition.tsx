import { Heading } from "@react-email/components"
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
  preferencesToken,
  unsubscribeToken,
  whyYouGetThis,
} from "./frame.ts"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { altOf, type Picture } from "./picture.ts"
import { Prose } from "./prose.tsx"
import { sectionsFor } from "./readers.ts"
import { ChartPicture } from "./sections/chart.tsx"
import { Close } from "./sections/close.tsx"
import { InShort } from "./sections/in-short.tsx"
import { Notices } from "./sections/notices.tsx"
import { SectionPart } from "./sections/section.tsx"
import { Strip } from "./sections/strip.tsx"
import { Words } from "./sections/words.tsx"
import { stripFigures } from "./strip-figures.ts"
import { below, light, type } from "./theme.ts"

type EditionMailProps = { edition: Edition; kind: ReaderKind; frame: Frame; picture: Picture | null }

/** An edition as one reader kind gets it. Every word between masthead and footer is the edition's own. */
export function EditionMail({ edition, kind, frame, picture }: EditionMailProps) {
  const { close, spot, others } = stripFigures(edition.strip)
  return (
    <Layout
      title={oneLine(frame.title)}
      subject={oneLine(edition.headline.text)}
      preview={oneLine(edition.standfirst.text)}
      aside={longDay(edition.day)}
      footer={<EditionFooter edition={edition} frame={frame} />}
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: below("text") }}>
        <Words of={edition.headline} />
      </Heading>
      <Prose size="lead" colour="muted" gap="block">
        <Words of={edition.standfirst} />
      </Prose>
      {edition.notices.length > 0 ? <Notices sentences={edition.notices} /> : null}
      {edition.inShort.length > 0 ? <InShort items={edition.inShort} /> : null}
      {close ? <Close close={close} spot={spot} /> : null}
      <Strip figures={others} />
      {edition.chart && picture ? (
        <ChartPicture picture={picture} alt={altOf(edition.chart)} href={editionUrl(edition, frame)} />
      ) : null}
      {sectionsFor(edition, kind).map((section) => (
        <SectionPart
          key={`${section.id} ${section.readers}`}
          section={section}
          evidence={evidenceUrl(edition, frame, section)}
          own={section.readers === kind}
          price={close}
        />
      ))}
    </Layout>
  )
}

function EditionFooter({ edition, frame }: Pick<EditionMailProps, "edition" | "frame">) {
  const holdings = footerHoldings(edition, frame)
  return (
    <>
      {holdings ? <FooterText>{oneLine(holdings)}</FooterText> : null}
      <FooterText>{whyYouGetThis(frame)}</FooterText>
      <FooterLink href={preferencesToken}>{ourWords.preferences}</FooterLink>{" "}
      <FooterLink href={unsubscribeToken}>{ourWords.unsubscribe}</FooterLink>{" "}
      <FooterLink href={editionUrl(edition, frame)}>{ourWords.page}</FooterLink>
      <FooterText>{oneLine(frame.postalAddress)}</FooterText>
    </>
  )
}
