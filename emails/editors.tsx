import { Heading } from "@react-email/components"
import { type EditorsNews, editorsWords } from "./editors-words.ts"
import { FooterLink, FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { Prose } from "./prose.tsx"
import { RowTable } from "./row-table.tsx"
import { Panel } from "./sections/panel.tsx"
import { SubHeading } from "./sub-heading.tsx"
import { below, light, type } from "./theme.ts"

/** A mail to the editors: what became of an edition, why, and what they can do about it. */
export function EditorsMail({ news }: { news: EditorsNews }) {
  const words = editorsWords(news)
  return (
    <Layout
      title={oneLine(news.title)}
      subject={words.subject}
      preview={words.preview}
      aside="For the editors"
      footer={<FooterText>{words.why}</FooterText>}
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: below("text") }}>
        {words.heading}
      </Heading>
      {words.headline ? (
        <Prose size="lead" colour="muted" gap="part">
          {words.headline}
        </Prose>
      ) : null}
      <Prose gap="part">{words.meaning}</Prose>
      {words.tally.length > 0 ? <RowTable rows={words.tally} /> : null}
      {words.taken.length > 0 ? (
        <>
          <SubHeading>{words.takenHeading}</SubHeading>
          <RowTable rows={words.taken} />
        </>
      ) : null}
      {words.reasons.length > 0 ? <Lines heading={words.reasonsHeading} lines={words.reasons} /> : null}
      {words.steps.length > 0 ? <Lines heading={words.stepsHeading} lines={words.steps} /> : null}
      {words.commands.length > 0 ? (
        <Panel>
          {words.commands.map((command) => (
            <Prose key={command} size="small" gap="text">
              <code>{command}</code>
            </Prose>
          ))}
        </Panel>
      ) : null}
      <div style={{ margin: below("part") }}>
        {words.links.map(({ label, url }) => (
          <FooterLink key={url} href={url}>
            {label}
          </FooterLink>
        ))}
      </div>
    </Layout>
  )
}

function Lines({ heading, lines }: { heading: string; lines: string[] }) {
  return (
    <>
      <SubHeading>{heading}</SubHeading>
      <ul style={{ margin: "0 0 16px 22px", padding: "0" }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
