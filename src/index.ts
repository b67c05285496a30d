import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers"
import { bury } from "./delivery/dead.ts"
import { deliver } from "./delivery/deliver.ts"
import { deliverMail } from "./delivery/deliver-mail.ts"
import { DeliveryTally, type Sums } from "./delivery/tally.ts"
import { type Deps, dependencies, log } from "./deps.ts"
import { createApp } from "./http/app.ts"
import type { RunParams } from "./jobs/deps.ts"
import { publishEdition } from "./jobs/publish-edition.ts"
import { publishLate } from "./jobs/publish-late.ts"
import { startEdition } from "./jobs/start-edition.ts"
import { stopDelivery } from "./jobs/stop-edition.ts"
import { watchdog } from "./jobs/watchdog.ts"

export { Limiter } from "./delivery/limiter.ts"

export class Tally extends DeliveryTally {
  protected override publish(delivery: string, sums: Sums): Promise<void> {
    return required(this.env).feedback.outcomes(delivery, sums)
  }

  protected override now(): number {
    return required(this.env).now()
  }
}

/** The second of the two crons in wrangler.toml; any other starts editions. */
const watchdogCron = "5-55/10 * * * *"

const app = createApp((env) => {
  const { deps, problems } = dependencies(env)
  return deps ? { deps: deps.http } : { problems }
})

/** The dependencies; without them nothing runs, and the log says which settings are wrong. */
function required(env: Env): Deps {
  const { deps, problems } = dependencies(env)
  if (deps) return deps
  for (const { name, problem } of problems) log("setting is wrong", { name, problem })
  throw new Error(`settings are missing or wrong: ${problems.map(({ name }) => name).join(", ")}`)
}

export class PublishEdition extends WorkflowEntrypoint<Env, RunParams> {
  override run(event: Readonly<WorkflowEvent<RunParams>>, step: WorkflowStep): Promise<string> {
    const publish = event.payload.late ? publishLate : publishEdition
    return publish(required(this.env).jobs, event.payload, step)
  }
}

export default {
  fetch: app.fetch,

  async scheduled(controller, env) {
    const { jobs, housekeeping } = required(env)
    if (controller.cron === watchdogCron) await watchdog({ ...jobs, ...housekeeping })
    else await startEdition(jobs, controller.scheduledTime)
  },

  async email({ to, headers }, env) {
    const heard = await required(env).leaveByMail({ to, subject: headers.get("subject") ?? "" })
    log("mail came in", { heard })
  },

  async queue(batch, env) {
    const deps = required(env)
    if (batch.queue.endsWith("-dead")) return bury(batch, log)
    if (batch.queue.endsWith("-mail")) {
      await deliverMail(batch, deps.deliverMail)
      return
    }
    for (const { delivery, state } of await deliver(batch, deps.deliver)) {
      if (state === "stopped") await stopDelivery(deps.jobs, delivery)
    }
  },
} satisfies ExportedHandler<Env>
