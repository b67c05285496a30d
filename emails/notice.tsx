import { Heading } from "@react-email/components"
import { Anchor } from "./anchor.tsx"
import { ActionButton } from "./button.tsx"
import { FooterText } from "./footer.tsx"
import { Layout } from "./layout.tsx"
import type { Notice } from "./notice-words.ts"
import { oneLine } from "./one-line.ts"
import { Prose } from "./prose.tsx"
import { below, light, space, type } from "./theme.ts"

/** A short mail about an account, in the frame of every mail; its link stands in letters, too. */
export function NoticeMail({
  words,
  around,
}: {
  words: Notice
  around: { title: string; postalAddress: string }
}) {
  const { action } = words
  return (
    <Layout
      title={oneLine(around.title)}
      subject={words.subject}
      preview={words.preview}
      aside={words.aside}
      footer={
        <>
          <FooterText>{words.why}</FooterText>
          <FooterText>{oneLine(around.postalAddress)}</FooterText>
        </>
      }
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: below("text") }}>
        {words.heading}
      </Heading>
      {words.says.map((line) => (
        <Prose key={line} gap="block">
          {line}
        </Prose>
      ))}
      {action && (
        <>
          <ActionButton href={action.href}>{action.label}</ActionButton>
          <Prose size="small" colour="muted" style={{ margin: `${space.block}px 0 ${space.hair}px` }}>
            {action.open}
          </Prose>
          <Prose size="small" gap="block" style={{ wordBreak: "break-all" }}>
            <Anchor href={action.href}>{action.href}</Anchor>
          </Prose>
        </>
      )}
      <Prose gap="block">{words.after}</Prose>
    </Layout>
  )
}
