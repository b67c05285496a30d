import { Heading, Text } from "@react-email/components"
import { ActionButton } from "./button.tsx"
import { FooterLink, FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { light, type } from "./theme.ts"
import { latestUrl, type Welcome, welcomeWords } from "./welcome-words.ts"

const body = { ...type.body, color: light.ink, margin: "0 0 20px" }

/** The mail after a confirmation: what comes, the newest edition, and where to change one's mind. */
export function WelcomeMail({ welcome }: { welcome: Welcome }) {
  const words = welcomeWords(welcome)
  const url = latestUrl(welcome)
  return (
    <Layout
      title={oneLine(welcome.title)}
      subject={words.subject}
      preview={words.preview}
      aside={words.aside}
      footer={
        <>
          <FooterText>{words.why}</FooterText>
          <FooterLink href={welcome.preferencesUrl}>{words.preferences}</FooterLink>
          <FooterLink href={welcome.unsubscribeUrl}>{words.unsubscribe}</FooterLink>
          <FooterText>{oneLine(welcome.postalAddress)}</FooterText>
        </>
      }
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: "0 0 12px" }}>
        {words.heading}
      </Heading>
      <Text className="ink" style={body}>
        {words.wish}
      </Text>
      {words.latest !== null && url !== null && (
        <>
          <Heading as="h2" className="ink" style={{ ...type.body, color: light.ink, margin: "0 0 8px" }}>
            {words.latest.headline}
          </Heading>
          <Text className="ink" style={body}>
            {words.latest.standfirst}
          </Text>
          <ActionButton href={url}>{words.read}</ActionButton>
        </>
      )}
    </Layout>
  )
}
