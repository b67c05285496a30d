import type { Command } from "commander"
import { readSourceSettings, sourceChoice } from "../../config.ts"
import { Lane } from "../../delivery/envelope.ts"
import { probe } from "../../market/probe.ts"
import { chooseSources } from "../../market/sources/chosen.ts"
import { createOutside } from "../../outside.ts"
import type { LaidProbe } from "../desk-client.ts"
import { deskOf, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"
import { probeTable } from "../probe-table.ts"

type Options = Where & { remote?: boolean }

/** `probe`: calls each live endpoint once and says what came. */
export function addProbe(program: Command): void {
  withWhere(
    program
      .command("probe")
      .description("calls each live endpoint once, from here or from the Worker's own network")
      .option("--remote", "let the Worker call them: shared addresses are refused where others are not"),
  )
    .addHelpText(
      "after",
      `
Below the sources stands by which lane editions go, and what the provider's free plan takes of it.
The settings are read from the environment, as the Worker reads them: LANE, SOURCES_OFF, SOURCES_ON, COINGECKO_KEY, COINMARKETCAP_KEY, KRAKEN_URL and its like, HISTORY_URL. With --remote the Worker's own hold, and the
desk's token is read from the variable DESK_TOKEN. The status is 1 when a required figure could not be had.`,
    )
    .action(async (options: Options) => {
      if (options.url !== undefined && !options.remote) {
        throw new Stop(exitCodes.badInput, "--url says where the Worker is; accepted: together with --remote")
      }
      const report = options.remote ? await deskOf(options).probe() : await askFromHere()
      console.log(options.json ? JSON.stringify(report) : probeTable(report))
      const missing = report.required.filter(({ outcome }) => outcome === "held").map(({ figure }) => figure)
      if (missing.length > 0) {
        throw new Stop(exitCodes.failed, `required and not to be had: ${missing.join(", ")}`)
      }
    })
}

async function askFromHere(): Promise<LaidProbe> {
  const { settings, problems } = readSourceSettings(process.env)
  const lane = Lane.default("batch").safeParse(process.env.LANE)
  if (settings === null) {
    const lines = problems.map(({ name, problem }) => `${name} is not accepted; accepted: ${problem}`)
    throw new Stop(exitCodes.badInput, lines.join("\n"))
  }
  if (!lane.success)
    throw new Stop(exitCodes.badInput, `LANE is not accepted; accepted: ${Lane.options.join(" or ")}`)
  const now = () => Date.now()
  const about = process.env.PUBLIC_URL ? `; ${process.env.PUBLIC_URL}` : ""
  const { get } = createOutside({ now, userAgent: `Plumbline (newsletter${about})`, repeats: false })
  const report = await probe(chooseSources(sourceChoice(settings)), get, now)
  return { ...report, lane: { lane: lane.data, readers: null } }
}
