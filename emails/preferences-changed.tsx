import { Heading } from "@react-email/components"
import { ActionButton } from "./button.tsx"
import { Layout } from "./layout.tsx"
import { oneLine } from "./one-line.ts"
import { type PreferencesChange, preferencesWords } from "./preferences-words.ts"
import { Prose } from "./prose.tsx"
import { ReaderFooter } from "./reader-footer.tsx"
import { RowTable } from "./row-table.tsx"
import { below, light, space, type } from "./theme.ts"

/** The mail that says which preferences now hold, so that a change by someone else does not go unseen. */
export function PreferencesChangedMail({ change }: { change: PreferencesChange }) {
  const words = preferencesWords(change)
  return (
    <Layout
      title={oneLine(change.title)}
      subject={words.subject}
      preview={words.preview}
      aside={words.aside}
      footer={<ReaderFooter why={words.why} {...change} />}
    >
      <Heading as="h1" className="ink" style={{ ...type.title, color: light.ink, margin: below("text") }}>
        {words.heading}
      </Heading>
      <Prose gap="text">{words.now}</Prose>
      <RowTable rows={words.rows} />
      <ActionButton href={change.preferencesUrl}>{words.button}</ActionButton>
      <Prose style={{ margin: `${space.block}px 0` }}>{words.notYou}</Prose>
    </Layout>
  )
}
