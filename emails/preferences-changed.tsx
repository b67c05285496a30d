import { Heading, Text } from "@react-email/components"
import { ActionButton } from "./button.tsx"
import { FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { type PreferencesChange, preferencesChangedWords } from "./preferences-changed-words.ts"
import { light, type } from "./theme.ts"

const body = { ...type.body, color: light.ink, margin: "0 0 20px" }

/** The mail after a change at the preference centre: what is set now, and where to change it. */
export function PreferencesChangedMail({ change }: { change: PreferencesChange }) {
  const words = preferencesChangedWords(change)
  return (
    <Layout
      title={oneLine(change.title)}
      subject={words.subject}
      preview={words.preview}
      aside={words.aside}
      footer={
        <>
          <FooterText>{words.why}</FooterText>
          <FooterText>{oneLine(change.postalAddress)}</FooterText>
        </>
      }
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: "0 0 12px" }}>
        {words.heading}
      </Heading>
      <Text className="ink" style={body}>
        {words.wish}
      </Text>
      <Text className="ink" style={body}>
        {words.pause}
      </Text>
      <ActionButton href={change.preferencesUrl}>{words.button}</ActionButton>
    </Layout>
  )
}
