import type { Command } from "commander"
import type { LateAction } from "../../delivery/late.ts"
import type { LateView } from "../desk-client.ts"
import { deskOf, slug, slugHelp, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"

type Flags = Where & { reason?: string; pause?: true; release?: true; cancel?: true }

/** `edition late SLUG`: sends an edition, once, to those who confirmed after its plan. */
export function addLate(edition: Command): void {
  withWhere(
    edition.command("late").description("sends a done edition, once, to those who confirmed after its plan"),
  )
    .argument("<slug>", slugHelp, slug)
    .option("--reason <text>", "why; it is kept")
    .option("--pause", "stops one that goes out, until it is released")
    .option("--release", "lets one that is stopped go on")
    .option("--cancel", "ends one: who does not have it does not get it")
    .addHelpText(
      "after",
      `
How many readers would get it: edition show SLUG. Nobody who was planned for the edition gets it a second time, also who has left
and come back, moved to another address, or had everything deleted. It is accepted while the edition is done and the next
one is not due, of the lane "batch"; a second request changes nothing.`,
    )
    .action(async (name: string, { reason = "", pause, release, cancel, ...where }: Flags) => {
      const wishes = Object.entries({ pause, release, cancel }).flatMap(([action, is]) =>
        is ? [action] : [],
      )
      if (wishes.length > 1)
        throw new Stop(exitCodes.badInput, "accepted: one of --pause, --release and --cancel")
      const action: LateAction = pause ? "pause" : release ? "release" : cancel ? "cancel" : "send"
      const answer = await deskOf(where).decideLate(name, action, reason)
      if (where.json) return console.log(JSON.stringify({ slug: name, ...answer }))
      console.log(
        [
          ...(answer.changed ? [] : ["nothing was changed: it stood so already"]),
          ...lateLines(answer.late),
        ].join("\n"),
      )
    })
}

/** How an edition stands for being sent late, for a terminal. */
export function lateLines({ readers, whyNot, sent }: LateView): string[] {
  if (sent) {
    const { state, report, delivery } = sent
    const counts = report ?? delivery?.counts
    const halt = delivery?.halt
    return [
      `late       ${state}${counts ? `, ${counts.submitted} of ${counts.planned} submitted` : ""}`,
      ...(halt ? [`           ${halt.reason} (${halt.kind})`] : []),
    ]
  }
  if (readers === null) return whyNot === null ? [] : [`late       not offered: ${whyNot}`]
  return [`late       ${readers} confirmed since and would get it`]
}
