import { Heading, Text } from "@react-email/components"
import { type EditorsNews, editorsWords } from "./editors-words.ts"
import { FooterLink, FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { light, type } from "./theme.ts"

const body = { ...type.body, color: light.ink, margin: "0 0 14px" }
const edge = `1px solid ${light.line}`

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
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: "0 0 12px" }}>
        {words.heading}
      </Heading>
      {words.headline ? (
        <Text className="muted" style={{ ...type.lead, color: light.muted, margin: "0 0 14px" }}>
          {words.headline}
        </Text>
      ) : null}
      <Text className="ink" style={body}>
        {words.meaning}
      </Text>
      {words.tally.length > 0 ? <TallyTable rows={words.tally} /> : null}
      {words.reasons.length > 0 ? <Reasons lines={words.reasons} /> : null}
      {words.links.map(({ label, url }) => (
        <FooterLink key={url} href={url}>
          {label}
        </FooterLink>
      ))}
      {words.commands.map((command) => (
        <Text key={command} className="ink" style={{ ...type.small, color: light.ink, margin: "0 0 8px" }}>
          <code>{command}</code>
        </Text>
      ))}
    </Layout>
  )
}

function Reasons({ lines }: { lines: string[] }) {
  return (
    <>
      <Heading as="h2" className="ink" style={{ ...type.heading, color: light.ink, margin: "18px 0 8px" }}>
        Reasons
      </Heading>
      <ul className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 14px 22px", padding: "0" }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

function TallyTable({ rows }: { rows: { label: string; count: number }[] }) {
  const cell = { ...type.body, color: light.ink, padding: "6px 0", borderBottom: edge }
  return (
    <table width="100%" border={0} cellPadding={0} cellSpacing={0} style={{ margin: "0 0 14px" }}>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row" align="left" className="ink line" style={{ ...cell, fontWeight: 400 }}>
              {label}
            </th>
            <td align="right" className="ink line" style={cell}>
              {count}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
