import { deliveryId } from "../delivery/ledger.ts"
import type { EditionState } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { startRun } from "./start-edition.ts"

export type Decided =
  | { outcome: "decided"; state: EditionState }
  | { outcome: "unknown" }
  | { outcome: "refused"; state: EditionState; accepted: EditionState[] }

/**
 * An editor's decision on an edition. Releasing a waiting one sends what is frozen. Releasing a held one
 * makes it anew, from figures gathered now, as its next version: what could not be proved is never sent. Releasing one
 * whose delivery the provider had stopped lets it go on. Rejecting ends a waiting or held one. The same decision twice
 * has one effect.
 */
export async function decide(
  deps: JobDeps,
  slug: string,
  action: "release" | "reject",
  reason: string,
  by: string,
): Promise<Decided> {
  const decision = { action, reason, at: deps.now() }
  const changed =
    action === "reject"
      ? await deps.editions.reject(slug, by, decision)
      : (await deps.editions.release(slug, by, decision)) ||
        (await deps.editions.remake(slug, by, decision)) ||
        (await deps.editions.resume(slug, by, decision))
  const row = await deps.editions.find(slug)
  if (row === null) return { outcome: "unknown" }
  if (changed) {
    deps.log("edition decided", { slug, action })
    if (row.state === "sending") await deps.ledger.resume(deliveryId({ ...row, purpose: "edition" }))
    if (action === "release") await startRun(deps, slug)
    return { outcome: "decided", state: row.state }
  }
  // The same decision again, or one that another editor made first.
  if (
    row.decision?.action === action &&
    (action === "reject" ? row.state === "rejected" : row.state !== "held" && row.state !== "stopped")
  )
    return { outcome: "decided", state: row.state }
  return { outcome: "refused", state: row.state, accepted: ["waiting", "held", "stopped"] }
}
