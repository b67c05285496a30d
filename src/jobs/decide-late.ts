import type { LateAction, LateAnswer } from "../delivery/late.ts"
import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { lookAtLate } from "./look-at-late.ts"
import { startLateRun } from "./publish-late.ts"
import { stopLate } from "./stop-late.ts"

/**
 * An editor's wish about an edition's late send: to `send` it, once and never again; to pause one that goes out, to release
 * one that rests, or to cancel what is left of it. The same wish twice has one effect.
 */
export async function decideLate(
  deps: JobDeps,
  slug: string,
  action: LateAction,
  reason: string,
  by: string,
): Promise<LateAnswer> {
  const row = await deps.editions.find(slug)
  if (row === null) return { outcome: "unknown" }
  const done = action === "send" ? await send(deps, row, reason, by) : await change(deps, row, action, reason)
  if (typeof done === "string") return { outcome: "refused", problem: done }
  if (done) deps.log("late send decided", { slug, action })
  return { outcome: "done", changed: done, late: await lookAtLate(deps, row) }
}

/** Whether it changed anything, or why it may not be. */
type Done = boolean | string

async function send(deps: JobDeps, row: EditionRow, reason: string, by: string): Promise<Done> {
  if ((await deps.lateSends.find(row.slug)) !== null) return false
  const { whyNot, readers } = await lookAtLate(deps, row)
  if (whyNot !== null) return whyNot
  if (readers === 0) return "nobody who is due for it has confirmed since it was planned"
  const isNew = await deps.lateSends.ask(row.slug, by, reason, deps.now())
  // Where the start is lost, the watchdog makes it.
  if (isNew) await startLateRun(deps, row.slug)
  return isNew
}

async function change(
  deps: JobDeps,
  row: EditionRow,
  action: Exclude<LateAction, "send">,
  reason: string,
): Promise<Done> {
  const late = await deps.lateSends.find(row.slug)
  const delivery = await deps.ledger.find(deliveryId({ ...row, purpose: "late" }))
  if (late === null) return "it was not sent late; accepted is send"
  if (late.state === "done" || late.state === "failed")
    return delivery?.cancelledAt != null && action === "cancel" ? false : `the late send is ${late.state}`
  if (delivery === null || delivery.state === "planning") return "it is being planned: ask again in a minute"
  return decisions[action](deps, row, delivery, reason)
}

const decisions = {
  async pause(deps: JobDeps, row: EditionRow, { id }: Delivery, reason: string) {
    const halt = { kind: "editor", reason: reason || "no reason was given", at: deps.now() } as const
    const stopped = await deps.ledger.stop(id, halt)
    await stopLate(deps, row)
    return stopped
  },
  async release(deps: JobDeps, { slug }: EditionRow, { id }: Delivery) {
    const released = await deps.lateSends.release(slug, id, deps.now())
    if (released) await startLateRun(deps, slug)
    return released
  },
  async cancel(deps: JobDeps, { slug }: EditionRow, { id }: Delivery) {
    const cancelled = await deps.ledger.cancel(id, deps.now())
    await deps.lateSends.move(slug, "stopped", "sending", deps.now())
    if (cancelled) await startLateRun(deps, slug)
    return cancelled
  },
}
