import { randomUUID } from "node:crypto"
import { type Command, Option } from "commander"
import { readerKinds } from "../../subscribers/reader-kind.ts"
import { deskOf, slug, slugHelp, type Where, withWhere } from "../desk-options.ts"

type Flags = Where & { to: string[]; kind: string; key?: string }

/** `edition test SLUG --to ADDRESSES`: the edition's mail to addresses that need not be a reader's. */
export function addTestSend(edition: Command): void {
  withWhere(edition.command("test").description("sends an edition's mail to addresses that you name"))
    .argument("<slug>", slugHelp, slug)
    .requiredOption("--to <addresses>", "at most 10, with commas between", addresses)
    .addOption(
      new Option("--kind <kind>", "as a reader of this kind gets it").choices(readerKinds).default("general"),
    )
    .option("--key <key>", "the same key is the same request, which sends once (default: a new one)")
    .addHelpText(
      "after",
      `
The subject begins with [Test]. No link of it acts on a subscription: where a reader's own would be stands a page of the site.
10 requests an hour are accepted.`,
    )
    .action(async (name: string, { to, kind, key = randomUUID(), ...where }: Flags) => {
      const { mails, again } = await deskOf(where).sendTest(name, { to, kind, key })
      if (where.json) return console.log(JSON.stringify({ slug: name, mails, again, key }))
      console.log(
        again
          ? "nothing was sent: that request came before"
          : `${mails === 1 ? "1 test mail is" : `${mails} test mails are`} on the way`,
      )
    })
}

const addresses = (text: string): string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "")
