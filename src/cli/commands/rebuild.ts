import type { Command } from "commander"
import type { RebuildView } from "../desk-client.ts"
import { deskOf, slug, slugHelp, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"

/** `rebuild SLUG`: whether an edition comes out the same, byte for byte, when it is made again from the kept replies. */
export function addRebuild(program: Command): void {
  withWhere(
    program.command("rebuild").description("makes an edition again and compares it with what is frozen"),
  )
    .argument("<slug>", slugHelp, slug)
    .addHelpText(
      "after",
      `
Nobody outside is asked, and nothing is changed. Exit status 1 when a file differs.
The desk's token is read from the variable DESK_TOKEN; the demonstration (npm start) needs none.`,
    )
    .action(async (name: string, where: Where) => {
      const rebuilt = await deskOf(where).rebuild(name)
      if (rebuilt === null) throw new Stop(exitCodes.failed, `there is no edition ${name}`)
      console.log(where.json ? JSON.stringify(rebuilt) : describe(rebuilt))
      if (!rebuilt.same) throw new Stop(exitCodes.failed, summary(rebuilt))
    })
}

const describe = ({ files }: RebuildView): string =>
  files.map(({ name, sha256, same }) => `${same ? "same   " : "differs"}  ${sha256}  ${name}`).join("\n")

const summary = ({ slug, version, files }: RebuildView): string =>
  `${files.filter(({ same }) => !same).length} of ${files.length} files of ${slug}, version ${version}, differ`
