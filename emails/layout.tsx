import { Body, Column, Container, Head, Html, Row } from "@react-email/components"
import type { ReactNode } from "react"
import { styleSheet } from "./style-sheet.ts"
import { fonts, light, measure, type } from "./theme.ts"

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
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; React would escape its quotes */}
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </Head>
      <Body lang="en" dir="ltr" className="page" style={{ margin: "0", fontFamily: fonts.sans }}>
        <div style={hidden}>{`${preview}${filling(preview)}`}</div>
        {/* biome-ignore lint/a11y/useSemanticElements: mail clients drop <article> and keep the role */}
        <div role="article" aria-roledescription="email" aria-label={subject} lang="en" dir="ltr">
          <Container
            width={measure.column}
            className="page"
            style={{ width: "100%", maxWidth: `${measure.column}px`, backgroundColor: light.page }}
          >
            <Row>
              <Column className="gutter" style={{ padding: `0 ${measure.gutter}px` }}>
                <Masthead title={title} aside={aside} />
                {children}
                <Row style={{ margin: "24px 0 0" }}>
                  <Column
                    className="line"
                    style={{ borderTop: `1px solid ${light.line}`, padding: "16px 0 32px" }}
                  >
                    {footer}
                  </Column>
                </Row>
              </Column>
            </Row>
          </Container>
        </div>
      </Body>
    </Html>
  )
}

function Masthead({ title, aside }: { title: string; aside: string }) {
  const cell = { borderBottom: `1px solid ${light.line}`, padding: "20px 0", verticalAlign: "middle" }
  return (
    <Row style={{ margin: "0 0 24px" }}>
      <Column className="line" style={cell}>
        <span className="accent" style={{ color: light.accent, fontSize: "16px" }} aria-hidden="true">
          {"◆ "}
        </span>
        <span className="ink serif" style={{ ...type.brand, color: light.ink }}>
          {title}
        </span>
      </Column>
      <Column align="right" className="muted line" style={{ ...type.small, ...cell, color: light.muted }}>
        {aside}
      </Column>
    </Row>
  )
}
