import { mailPicture } from "../../emails/render.tsx"
import { Edition } from "../edition/edition.ts"
import { FrozenMails, type FrozenPictures } from "../store/edition-row.ts"
import type { Words } from "./compose-words.ts"
import type { JobDeps } from "./deps.ts"
import { drawPictures } from "./draw-pictures.ts"
import { renderMails } from "./render-mails.ts"
import { Making } from "./settings.ts"

/** The finished texts of each reader kind and the pictures, by R2 key, and what verification found wrong with them. */
export type Texts = { mails: FrozenMails; pictures: FrozenPictures | null; problems: string[] }

/** Draws the pictures, renders the edition once for each reader kind, verifies the finished texts and keeps them. */
export async function renderTexts(
  { files, drawPng }: Pick<JobDeps, "files" | "drawPng">,
  words: Words,
): Promise<Texts> {
  const edition = Edition.parse(JSON.parse(await files.get(words.edition)))
  const { frame } = Making.parse(JSON.parse(await files.get(words.making)))
  const drawn = edition.chart
    ? await drawPictures({ drawPng, put: (png) => files.putBytes(png, "image/png") }, edition.chart)
    : null
  const pictures = drawn?.pictures ?? null
  const picture = pictures && mailPicture(frame.publicUrl, pictures.light)
  const { mails, problems } = await renderMails(edition, frame, picture)
  const kept = await Promise.all(
    mails.map(async ({ kind, mail }) => {
      const html = await files.put(mail.html, "text/html; charset=utf-8")
      const text = await files.put(mail.text, "text/plain; charset=utf-8")
      return [kind, { html, text }] as const
    }),
  )
  return {
    mails: FrozenMails.parse(Object.fromEntries(kept)),
    pictures,
    problems: [...(drawn?.problems ?? []), ...problems],
  }
}
