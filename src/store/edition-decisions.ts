import { letGoOn } from "./deliveries.ts"
import type { Decision } from "./edition-row.ts"
import { unmade } from "./freshness.ts"

/** What editors decide on the editions of one newsletter; true for the one who decided. Each names the states that it expects. */
export function decisionsIn(db: D1Database, newsletter: string) {
  const changed = async (statement: D1PreparedStatement): Promise<boolean> =>
    (await statement.run()).meta.changes > 0

  return {
    /** An editor lets a waiting edition go. */
    release: (slug: string, by: string, decision: Decision) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = 'released', decided_by = ?3, decision = ?4, heartbeat_at = ?5
             WHERE newsletter = ?1 AND slug = ?2 AND state = 'waiting'`,
          )
          .bind(newsletter, slug, by, JSON.stringify(decision), decision.at),
      ),

    /** An editor has a held edition made anew, from figures gathered now, as its next version. */
    remake: (slug: string, by: string, decision: Decision) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET ${unmade}, recomposed = 0, stale = '[]', decided_by = ?3, decision = ?4, heartbeat_at = ?5
             WHERE newsletter = ?1 AND slug = ?2 AND state = 'held'`,
          )
          .bind(newsletter, slug, by, JSON.stringify(decision), decision.at),
      ),

    /** An editor pauses an edition before or while it is sent. */
    pause: (slug: string, by: string, decision: Decision) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = 'stopped', decided_by = ?3, decision = ?4, heartbeat_at = ?5
             WHERE newsletter = ?1 AND slug = ?2 AND state IN ('released', 'sending')`,
          )
          .bind(newsletter, slug, by, JSON.stringify(decision), decision.at),
      ),

    /** An editor cancels what is left of an edition: it is `sending` until that is counted; one without a delivery is over. */
    cancel: (slug: string, by: string, decision: Decision, hasDelivery: boolean) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = ?6, decided_by = ?3, decision = ?4, heartbeat_at = ?5,
               done_at = iif(?6 = 'rejected', ?5, done_at)
             WHERE newsletter = ?1 AND slug = ?2 AND state IN ('released', 'sending', 'stopped')
               AND coalesce(json_extract(decision, '$.action'), '') <> 'cancel'`,
          )
          .bind(
            newsletter,
            slug,
            by,
            JSON.stringify(decision),
            decision.at,
            hasDelivery ? "sending" : "rejected",
          ),
      ),

    /**
     * An editor lets a stopped edition go on: where it stood, or, where nothing of it was sent, as one that is released. Its
     * delivery goes on in the same transaction: whoever saw only one of the two would stop the other again.
     */
    async resume(slug: string, by: string, decision: Decision, delivery: string | null): Promise<boolean> {
      const edition = db
        .prepare(
          `UPDATE editions SET state = ?6, decided_by = ?3, decision = ?4, heartbeat_at = ?5
           WHERE newsletter = ?1 AND slug = ?2 AND state = 'stopped'`,
        )
        .bind(
          newsletter,
          slug,
          by,
          JSON.stringify(decision),
          decision.at,
          delivery === null ? "released" : "sending",
        )
      if (delivery === null) return changed(edition)
      const itsDelivery = db
        .prepare(
          `${letGoOn} AND EXISTS (SELECT 1 FROM editions WHERE newsletter = ?2 AND slug = ?3 AND state = 'stopped')`,
        )
        .bind(delivery, newsletter, slug)
      const [, done] = await db.batch([itsDelivery, edition])
      return (done?.meta.changes ?? 0) > 0
    },

    reject: (slug: string, by: string, decision: Decision) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = 'rejected', decided_by = ?3, decision = ?4, heartbeat_at = ?5, done_at = ?5
             WHERE newsletter = ?1 AND slug = ?2 AND state IN ('waiting', 'held')`,
          )
          .bind(newsletter, slug, by, JSON.stringify(decision), decision.at),
      ),
  }
}
