import { Heading } from "@react-email/components"
import { Anchor, LoneAnchor } from "./anchor.tsx"
import { ActionButton } from "./button.tsx"
import { type ConfirmAsk, confirmWords } from "./confirm-words.ts"
import { FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { Prose } from "./prose.tsx"
import { below, light, space, type } from "./theme.ts"

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
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: below("text") }}>
        {words.heading}
      </Heading>
      <Prose gap="block">{words.asked}</Prose>
      <ActionButton href={ask.confirmUrl}>{words.button}</ActionButton>
      <Prose size="small" colour="muted" style={{ margin: `${space.block}px 0 ${space.hair}px` }}>
        {words.open}
      </Prose>
      <Prose size="small" gap="block" style={{ wordBreak: "break-all" }}>
        <Anchor href={ask.confirmUrl}>{ask.confirmUrl}</Anchor>
      </Prose>
      <Prose gap="hair">{words.ignore}</Prose>
      <Prose gap="text">
        <LoneAnchor href={ask.cancelUrl}>{words.cancel}</LoneAnchor>
      </Prose>
    </Layout>
  )
}
