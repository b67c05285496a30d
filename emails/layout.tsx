import { Column, Container, Head, Html, Row } from "@react-email/components"
import type { ReactNode } from "react"
import { Masthead } from "./masthead.tsx"
import { styleSheet } from "./style-sheet.ts"
import { fonts, light, measure, space, type } from "./theme.ts"

type Layout = {
  title: string
  /** The line that an inbox shows after the subject. */
  preview: string
  /** Beside the newsletter's name, at the top. */
  aside: string
  subject: string
  children: ReactNode
  footer: ReactNode
}

/** Invisible filling, so that an inbox does not show the mail's first words after a short preview line. */
const filling = (preview: string): string => " \u200c".repeat(Math.max(0, 100 - preview.length))

const hidden = {
  display: "none",
  overflow: "hidden",
  maxHeight: "0",
  maxWidth: "0",
  fontSize: "1px",
  lineHeight: "1px",
} as const

/** The frame of every mail: one column of 600 px that shrinks to a phone, masthead, footer, both colour schemes. */
export function Layout({ title, preview, aside, subject, children, footer }: Layout) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; React would escape its quotes */}
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </Head>
      <body lang="en" dir="ltr" className="canvas" style={{ margin: "0", backgroundColor: light.canvas }}>
        <div style={hidden}>{`${preview}${filling(preview)}`}</div>
        {/* biome-ignore lint/a11y/useSemanticElements: mail clients drop <article> and keep the role */}
        <div
          role="article"
          aria-roledescription="email"
          aria-label={subject}
          lang="en"
          dir="ltr"
          className="canvas around"
          style={{ backgroundColor: light.canvas, padding: `${space.block}px 0`, fontFamily: fonts.sans }}
        >
          <Container
            width={measure.column}
            className="page edge column"
            style={{
              width: "100%",
              maxWidth: `${measure.column}px`,
              backgroundColor: light.page,
              borderTop: `4px solid ${light.accent}`,
            }}
          >
            <Row>
              <Column
                className="gutter ink"
                style={{ ...type.body, color: light.ink, padding: `0 ${measure.gutter}px` }}
              >
                <Masthead title={title} aside={aside} />
                {children}
              </Column>
            </Row>
            <Row>
              <Column
                className="gutter panel muted"
                style={{
                  ...type.small,
                  color: light.muted,
                  backgroundColor: light.panel,
                  padding: `${space.block}px ${measure.gutter}px`,
                }}
              >
                {footer}
              </Column>
            </Row>
          </Container>
        </div>
      </body>
    </Html>
  )
}
