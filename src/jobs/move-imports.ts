import type { Imports } from "../store/imports.ts"
import type { JobDeps } from "./deps.ts"

/** Steps of a round: each a thousand addresses. */
const stepsAtOnce = 20
/** A round of the watchdog, in seconds. */
const roundSeconds = 600
/** The share of what the provider takes in a round that an import's mails may use: editions and readers who wait need the rest. */
const share = 0.25

/**
 * Goes on with each list of readers that is being moved here and has been cut off, and asks for the next of its mails:
 * so many that the provider takes them before the next round, as a mail that is not tried for a day is given up.
 */
export async function moveImports({
  imports,
  config,
  now,
  enqueueMail,
}: Pick<JobDeps, "config" | "now" | "enqueueMail"> & { imports: Imports }): Promise<void> {
  let mails = Math.floor(config.RESEND_RATE * roundSeconds * share)
  for (const id of await imports.underWay()) {
    for (const step of [imports.commitStep, imports.undoStep]) {
      for (let made = 0; made < stepsAtOnce && (await step(id)); made += 1);
    }
    while (mails > 0) {
      const asked = await imports.mailStep(id, Math.min(mails, 500), now())
      mails -= asked.length
      for (const mail of asked) await enqueueMail(mail)
      if (asked.length === 0) break
    }
  }
}
