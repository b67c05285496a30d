import type { Command } from "commander"
import type { NotSubmittedView } from "../desk-client.ts"
import { deskOf, slug, slugHelp, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"

type Flags = Where & { notSubmitted?: boolean; late?: boolean }

/** `edition recipients SLUG --not-submitted`: who was planned and did not get an edition, and why. */
export function addRecipients(edition: Command): void {
  withWhere(edition.command("recipients").description("who was to get an edition and did not, and why"))
    .argument("<slug>", slugHelp, slug)
    .option("--not-submitted", "those who did not get it: the only list there is")
    .option("--late", "of its late send")
    .addHelpText(
      "after",
      `
A reader is named by the public id that links carry, and by today's state: npm run subscribers -- show tells the id of an
address.
Who got it is not listed: no row is kept for a reader to whom nothing happened.`,
    )
    .action(async (name: string, { notSubmitted, late, ...where }: Flags) => {
      if (!notSubmitted) throw new Stop(exitCodes.badInput, "accepted: recipients SLUG --not-submitted")
      const desk = deskOf(where)
      const sums = new Map<string, number>()
      const all: object[] = []
      for (let after: number | null = -1; after !== null; ) {
        const page = await desk.notSubmitted(name, late ? "late" : "edition", after)
        for (const each of page.recipients) {
          sums.set(each.why, (sums.get(each.why) ?? 0) + 1)
          if (where.json) all.push(each)
          else console.log(lineOf(each))
        }
        after = page.next
      }
      const counts = Object.fromEntries(sums)
      if (where.json) return console.log(JSON.stringify({ counts, recipients: all }))
      const told = [...sums].map(([why, n]) => `${n} ${why}`).join(", ")
      console.log(told === "" ? "everyone who was planned got it" : told)
    })
}

const lineOf = ({ reader, state, why, detail }: NotSubmittedView["recipients"][number]): string =>
  `${reader ?? "(deleted)"}  ${why}${detail && `, ${detail}`}${state === null ? "" : `  (now ${state})`}`
