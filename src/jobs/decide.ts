import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import type { Decision, EditionState } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { startRun } from "./start-edition.ts"
import { tellEditors } from "./tell-editors.ts"

export type Decided =
  | { outcome: "decided"; state: EditionState }
  | { outcome: "unknown" }
  | { outcome: "refused"; state: EditionState; accepted: EditionState[] }

type Action = Decision["action"]

/** In which states each decision is taken, and which it leads to: there it has been made already. */
const decisions: Record<Action, { from: EditionState[]; made: (state: EditionState) => boolean }> = {
  release: {
    from: ["waiting", "held", "stopped"],
    made: (state) => state !== "held" && state !== "stopped",
  },
  reject: { from: ["waiting", "held"], made: (state) => state === "rejected" },
  pause: { from: ["released", "sending"], made: (state) => state === "stopped" },
  cancel: { from: ["released", "sending", "stopped"], made: (state) => state !== "stopped" },
}

/**
 * An editor's decision on an edition. Releasing a waiting one sends what is frozen. Releasing a held one
 * makes it anew, from figures gathered now, as its next version: what could not be proved is never sent. Releasing one
 * that is stopped lets it go on. Rejecting ends a waiting or held one. Pausing stops one that is about to go or goes;
 * cancelling ends it: who has it has it, nobody else gets it. The same decision twice has one effect.
 */
export async function decide(
  deps: JobDeps,
  slug: string,
  action: Action,
  reason: string,
  by: string,
): Promise<Decided> {
  const before = await deps.editions.find(slug)
  if (before === null) return { outcome: "unknown" }
  const decision = { action, reason, at: deps.now() }
  const delivery = await deps.ledger.find(deliveryId({ ...before, purpose: "edition" }))
  const { from, made } = decisions[action]
  // What stops mails comes first: a crash between the two then leaves an edition that rests, not one that goes.
  if (from.includes(before.state) && delivery !== null) await holdBack(deps, delivery.id, decision)
  const changed = await write(deps, slug, by, decision, delivery)
  const row = (await deps.editions.find(slug)) ?? before
  if (!changed) {
    // The same decision again, or one that another editor made first.
    return row.decision?.action === action && made(row.state)
      ? { outcome: "decided", state: row.state }
      : { outcome: "refused", state: row.state, accepted: from }
  }
  deps.log("edition decided", { slug, action })
  if (action === "pause") await tellEditors(deps, slug, row.version, "stopped", row.runs)
  if (row.state !== "rejected" && action !== "pause") await startRun(deps, slug)
  return { outcome: "decided", state: row.state }
}

async function write(
  { editions }: JobDeps,
  slug: string,
  by: string,
  decision: Decision,
  delivery: Delivery | null,
): Promise<boolean> {
  switch (decision.action) {
    case "reject":
      return editions.reject(slug, by, decision)
    case "pause":
      return editions.pause(slug, by, decision)
    case "cancel":
      return editions.cancel(delivery !== null, slug, by, decision)
    case "release":
      return (
        (await editions.release(slug, by, decision)) ||
        (await editions.remake(slug, by, decision)) ||
        (await editions.resume(delivery?.id ?? null, slug, by, decision))
      )
  }
}

/** Keeps a delivery from going on. */
async function holdBack(
  { ledger }: JobDeps,
  delivery: string,
  { action, reason, at }: Decision,
): Promise<void> {
  if (action === "pause") await ledger.stop(delivery, { kind: "editor", reason, at })
  if (action === "cancel") await ledger.cancel(delivery, at)
}
