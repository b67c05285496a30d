import { Heading } from "@react-email/components"
import { ActionButton } from "./button.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { Prose } from "./prose.tsx"
import { ReaderFooter } from "./reader-footer.tsx"
import { Panel } from "./sections/panel.tsx"
import { SubHeading } from "./sub-heading.tsx"
import { below, light, space, type } from "./theme.ts"
import { type Welcome, welcomeWords } from "./welcome-words.ts"

/** The first mail after confirming: what comes from now on, and the latest edition to begin with. */
export function WelcomeMail({ welcome }: { welcome: Welcome }) {
  const words = welcomeWords(welcome)
  return (
    <Layout
      title={oneLine(welcome.title)}
      subject={words.subject}
      preview={words.preview}
      aside={words.aside}
      footer={<ReaderFooter why={words.why} {...welcome} />}
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: below("text") }}>
        {words.heading}
      </Heading>
      <Prose gap="block">{words.gets}</Prose>
      <SubHeading>{words.latestHeading}</SubHeading>
      {words.latest ? (
        <Panel>
          <Prose size="small" colour="muted" gap="hair">
            {words.latest.day}
          </Prose>
          <Prose size="heading" gap="small" className="serif">
            {words.latest.headline}
          </Prose>
          <Prose gap="part">{words.latest.standfirst}</Prose>
          <div style={{ margin: below("text") }}>
            <ActionButton href={words.latest.url}>{words.button}</ActionButton>
          </div>
        </Panel>
      ) : (
        <Prose gap="block">{words.none}</Prose>
      )}
      <SubHeading>{words.expectHeading}</SubHeading>
      <ul style={{ margin: `0 0 ${space.block}px 22px`, padding: "0" }}>
        {words.expect.map((line) => (
          <li key={line} style={{ margin: below("small") }}>
            {line}
          </li>
        ))}
      </ul>
    </Layout>
  )
}
