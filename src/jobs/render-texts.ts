import { Edition } from "../edition/edition.ts"
import { FrozenMails, type FrozenPictures } from "../store/edition-row.ts"
import type { Words } from "./compose-words.ts"
import type { JobDeps } from "./deps.ts"
import { renderMails } from "./render-mails.ts"
import { Making } from "./settings.ts"

/** The finished texts of each reader kind and the pictures, by R2 key, and what verification found wrong with them. */
export type Texts = { mails: FrozenMails; pictures: FrozenPictures | null; problems: string[] }

/** Renders the edition once for each reader kind, verifies the finished texts and keeps them. */
export async function renderTexts({ files }: Pick<JobDeps, "files">, words: Words): Promise<Texts> {
  const edition = Edition.parse(JSON.parse(await files.get(words.edition)))
  const { frame } = Making.parse(JSON.parse(await files.get(words.making)))
  const { mails, problems } = await renderMails(edition, frame)
  const kept = await Promise.all(
    mails.map(async ({ kind, mail }) => {
      const html = await files.put(mail.html, "text/html; charset=utf-8")
      const text = await files.put(mail.text, "text/plain; charset=utf-8")
      return [kind, { html, text }] as const
    }),
  )
  return { mails: FrozenMails.parse(Object.fromEntries(kept)), pictures: null, problems }
}
