import type { Mail } from "../../emails/render.tsx"
import { renderEdition, unmarked } from "../../emails/render.tsx"
import { frameOf, publisherFrom, settingsOf } from "../../src/cli/edition-from-history.ts"
import { openDays } from "../../src/cli/history-folder.ts"
import { composeEdition } from "../../src/edition/compose.ts"
import { Edition } from "../../src/edition/edition.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { toPrevious } from "../../src/edition/facts/previous.ts"
import type { Previous } from "../../src/edition/settings.ts"
import { addDays } from "../../src/market/day.ts"
import type { Day } from "../../src/market/observation.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { demonstration } from "../demonstration.ts"
import replayed from "../edition/golden/replayed-2026-02-08.json"
import { frame, edition as written } from "../emails/edition-fixture.ts"
import { mails } from "../emails/mails.ts"
import { pictureOf } from "../picture-of.ts"
import { asSent, type CheckedMail, sourceHosts } from "./checked-mail.ts"
import type { Extremes } from "./extremes.ts"

const publisher = publisherFrom({}, demonstration)

/** Every mail that the tests of the mails render: editions written by hand, and the mails to one reader or the editors. */
export const writtenMails = (): Promise<CheckedMail[]> =>
  Promise.all(
    Object.entries(mails).map(async ([name, render]) =>
      asSent(name, await render(), frame.publicUrl, sourceHosts(written)),
    ),
  )

/** The edition of the replayed day, as its heaviest mail. */
export const replayedMail = async (): Promise<CheckedMail> =>
  checked("replayed 2026-02-08", await oneOf(Edition.parse(replayed), "heaviest"))

/**
 * The extreme editions of a folder of history, each after the edition of the day before: of its four mails the heaviest,
 * and of the shortest edition the lightest.
 */
export async function extremeMails(folder: string, extremes: Extremes): Promise<CheckedMail[]> {
  const history = openDays(folder)
  const compose = async (day: Day, previous: Previous | null): Promise<Composed> => {
    const settings = settingsOf({ day, cadence: "daily" }, publisher)
    return composeEdition(await history.gather(day, settings.slot), settings, previous)
  }
  const found: CheckedMail[] = []
  for (const [what, day] of Object.entries(extremes)) {
    const before = await compose(addDays(day, -1), null)
    const held = before.edition.status === "held"
    const said = held ? null : toPrevious(before.edition.slug, before.edition.day, before.evidence.facts)
    const { edition } = await compose(day, said)
    found.push(checked(`${what} ${day}`, await oneOf(edition, what === "shortest" ? "lightest" : "heaviest")))
  }
  return found
}

type Of = { edition: Edition; mail: Mail }

async function oneOf(edition: Edition, which: "heaviest" | "lightest"): Promise<Of> {
  const rendered = await Promise.all(
    readerKinds.map(async (kind) => {
      const mail = await renderEdition(edition, kind, frameOf(publisher), pictureOf(edition))
      return { ...mail, html: unmarked(mail.html) }
    }),
  )
  const byWeight = rendered.toSorted((a, b) => a.html.length - b.html.length)
  const mail = which === "lightest" ? byWeight[0] : byWeight.at(-1)
  if (mail === undefined) throw new Error("there is no reader kind")
  return { edition, mail }
}

const checked = (name: string, { edition, mail }: Of): CheckedMail =>
  asSent(name, mail, publisher.PUBLIC_URL, sourceHosts(edition))
