import { letGoOn } from "./deliveries.ts"
import type { Decision } from "./edition-row.ts"
import { unmade } from "./freshness.ts"

/** What editors decide on the editions of one newsletter; true for the one who decided. Each names the states that it expects. */
export function decisionsIn(db: D1Database, newsletter: string) {
  const changed = async (statement: D1PreparedStatement): Promise<boolean> =>
    (await statement.run()).meta.changes > 0
  const writing =
    (slug: string, by: string, decision: Decision) =>
    /** SQL of what is set and where; `?5` is when it was decided, `?6` is `more`. */
    (set: string, where: string, ...more: string[]): D1PreparedStatement =>
      db
        .prepare(
          `UPDATE editions SET ${set}, decided_by = ?3, decision = ?4, heartbeat_at = ?5
           WHERE newsletter = ?1 AND slug = ?2 AND ${where}`,
        )
        .bind(newsletter, slug, by, JSON.stringify(decision), decision.at, ...more)

  return {
    /** An editor lets a waiting edition go. */
    release: (...decided: Decided) => changed(writing(...decided)("state = 'released'", "state = 'waiting'")),

    /** An editor has a held edition made anew, from figures gathered now, as its next version. */
    remake: (...decided: Decided) =>
      changed(writing(...decided)(`${unmade}, recomposed = 0, stale = '[]'`, "state = 'held'")),

    /** An editor pauses an edition before or while it is sent. */
    pause: (...decided: Decided) =>
      changed(writing(...decided)("state = 'stopped'", "state IN ('released', 'sending')")),

    /** An editor cancels what is left of an edition: it is `sending` until that is counted; one without a delivery is over. */
    cancel: (hasDelivery: boolean, ...decided: Decided) =>
      changed(
        writing(...decided)(
          "state = ?6, done_at = iif(?6 = 'rejected', ?5, done_at)",
          `state IN ('released', 'sending', 'stopped')
             AND coalesce(json_extract(decision, '$.action'), '') <> 'cancel'`,
          hasDelivery ? "sending" : "rejected",
        ),
      ),

    /**
     * An editor lets a stopped edition go on: where it stood, or, where nothing of it was sent, as one that is released. Its
     * delivery goes on in the same transaction: whoever saw only one of the two would stop the other again.
     */
    async resume(delivery: string | null, ...decided: Decided): Promise<boolean> {
      const state = delivery === null ? "released" : "sending"
      const edition = writing(...decided)("state = ?6", "state = 'stopped'", state)
      if (delivery === null) return changed(edition)
      const [slug] = decided
      const itsDelivery = db
        .prepare(
          `${letGoOn} AND EXISTS (SELECT 1 FROM editions WHERE newsletter = ?2 AND slug = ?3 AND state = 'stopped')`,
        )
        .bind(delivery, newsletter, slug)
      const [, done] = await db.batch([itsDelivery, edition])
      return (done?.meta.changes ?? 0) > 0
    },

    reject: (...decided: Decided) =>
      changed(writing(...decided)("state = 'rejected', done_at = ?5", "state IN ('waiting', 'held')")),
  }
}

/** On which edition, who decided, and what. */
type Decided = [slug: string, by: string, decision: Decision]
