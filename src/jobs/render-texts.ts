import { sectionsFor } from "../../emails/readers.ts"
import { fixedStrings, renderEdition, tokenCounts } from "../../emails/render.tsx"
import { Edition } from "../edition/edition.ts"
import { verifyRendered } from "../edition/verify.ts"
import { FrozenMails } from "../store/edition-row.ts"
import { readerKinds } from "../subscribers/reader-kind.ts"
import type { Words } from "./compose-words.ts"
import type { JobDeps } from "./deps.ts"

/** The finished texts of each reader kind, by R2 key, and what verification found wrong with them. */
export type Texts = { mails: FrozenMails; problems: string[] }

// A step's result stays small, and an editor needs no more to see why.
const problemsShown = 20
const problemLength = 300

/** Renders the edition once for each reader kind and verifies the finished texts, numeral by numeral. */
export async function renderTexts(deps: JobDeps, words: Words): Promise<Texts> {
  const edition = Edition.parse(JSON.parse(await deps.files.get(words.edition)))
  const frame = {
    title: deps.config.TITLE,
    publicUrl: deps.config.PUBLIC_URL,
    postalAddress: deps.config.POSTAL_ADDRESS,
    replyTo: deps.config.REPLY_TO,
  }
  const problems: string[] = []
  const mails = await Promise.all(
    readerKinds.map(async (kind) => {
      const mail = await renderEdition(edition, kind, frame)
      const printed = sectionsFor(edition, kind)
      const found = verifyRendered(mail, edition, {
        fixed: fixedStrings(edition, frame),
        links: [deps.config.PUBLIC_URL],
        tokens: tokenCounts,
        omits: (section) => !printed.includes(section),
      })
      problems.push(
        ...found.map(({ where, detail }) => `${kind}, ${where}: ${detail}`.slice(0, problemLength)),
      )
      const html = await deps.files.put(mail.html, "text/html; charset=utf-8")
      const text = await deps.files.put(mail.text, "text/plain; charset=utf-8")
      return [kind, { html, text }] as const
    }),
  )
  return { mails: FrozenMails.parse(Object.fromEntries(mails)), problems: problems.slice(0, problemsShown) }
}
