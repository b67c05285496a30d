import { Heading, Link, Text } from "@react-email/components"
import { ActionButton } from "./button.tsx"
import { type ConfirmAsk, confirmWords } from "./confirm-words.ts"
import { FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { light, type } from "./theme.ts"

const body = { ...type.body, color: light.ink, margin: "0 0 20px" }

/** The mail of the double opt-in: what was asked, one button, the same link in letters, and that silence is a no. */
export function ConfirmMail({ ask }: { ask: ConfirmAsk }) {
  const words = confirmWords(ask)
  return (
    <Layout
      title={oneLine(ask.title)}
      subject={words.subject}
      preview={words.preview}
      aside={words.aside}
      footer={
        <>
          <FooterText>{words.why}</FooterText>
          <FooterText>{oneLine(ask.postalAddress)}</FooterText>
        </>
      }
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: "0 0 12px" }}>
        {words.heading}
      </Heading>
      <Text className="ink" style={body}>
        {words.asked}
      </Text>
      <ActionButton href={ask.confirmUrl}>{words.button}</ActionButton>
      <Text className="muted" style={{ ...type.small, color: light.muted, margin: "24px 0 4px" }}>
        {words.open}
      </Text>
      <Text style={{ ...type.small, margin: "0 0 20px", wordBreak: "break-all" }}>
        <Link
          href={ask.confirmUrl}
          className="link"
          style={{ color: light.link, textDecorationLine: "underline" }}
        >
          {ask.confirmUrl}
        </Link>
      </Text>
      <Text className="ink" style={body}>
        {words.ignore}
      </Text>
    </Layout>
  )
}
