import {
  type Frame,
  fixedStrings,
  type Mail,
  mailReading,
  type Picture,
  renderEdition,
  tokenCounts,
  unmarked,
} from "../../emails/render.tsx"
import type { Edition } from "../edition/edition.ts"
import { verifyMarks, verifyRendered } from "../edition/verify.ts"
import { type ReaderKind, readerKinds } from "../subscribers/reader-kind.ts"
import { weightProblems } from "./weight.ts"

/** The finished mail of each reader kind, and what verification found wrong with them. */
export type Mails = { mails: { kind: ReaderKind; mail: Mail }[]; problems: string[] }

// An editor needs no more to see why, and a step's result stays small.
const problemsShown = 20
const problemLength = 300

/**
 * Renders an edition once for each reader kind and verifies the finished texts, word by word, and their weight. The marks of
 * its figures are verified and then left out. Depends on the edition, the frame and the picture alone.
 */
export async function renderMails(
  edition: Edition,
  frame: Frame,
  picture: Picture | null = null,
): Promise<Mails> {
  const rendered = await Promise.all(
    readerKinds.map(async (kind) => {
      const marked = await renderEdition(edition, kind, frame, picture)
      const mail = { ...marked, html: unmarked(marked.html) }
      const found = [
        ...verifyMarks(marked.html, edition),
        ...verifyRendered(mail, edition, {
          reads: mailReading(edition, kind, frame, picture),
          fixed: fixedStrings(edition, frame),
          links: [frame.publicUrl],
          tokens: tokenCounts,
        }),
        ...weightProblems(mail.html),
      ]
      return {
        kind,
        mail,
        problems: found.map(({ where, detail }) => `${kind}, ${where}: ${detail}`.slice(0, problemLength)),
      }
    }),
  )
  return {
    mails: rendered.map(({ kind, mail }) => ({ kind, mail })),
    problems: rendered.flatMap(({ problems }) => problems).slice(0, problemsShown),
  }
}
