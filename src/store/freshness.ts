import type { Reason } from "../market/figure.ts"
import type { Fresh } from "./edition-row.ts"

/** What a version leaves behind when the next one takes its place. */
export const unmade = `state = 'making', version = version + 1, gathered = NULL, status = NULL,
  edition_sha = NULL, evidence_sha = NULL, mails = NULL, pictures = NULL, subject = NULL, big_move = 0, reasons = '[]',
  frozen_at = NULL, stages = '{}', fresh = NULL`

/**
 * What becomes of a released edition that is looked at just before it goes. Each write names the version that was looked
 * at, so that none is ever planned in another's place.
 */
export function freshnessIn(db: D1Database, newsletter: string) {
  const released = "WHERE newsletter = ?1 AND slug = ?2 AND version = ?3 AND state = 'released'"
  const changed = async (sql: string, ...values: (string | number)[]): Promise<boolean> => {
    const { meta } = await db
      .prepare(`UPDATE editions SET ${sql}`)
      .bind(newsletter, ...values)
      .run()
    return meta.changes > 0
  }

  return {
    /** This version may go at the price of the moment. */
    noteFresh: (slug: string, version: number, fresh: Fresh) =>
      changed(`fresh = ?4, heartbeat_at = ?5 ${released}`, slug, version, JSON.stringify(fresh), fresh.at),

    /**
     * It may not, and is composed anew as its next version. An editor's release was of this one alone: where editors
     * decide, the next one waits for them again.
     */
    recompose: (slug: string, version: number, stale: readonly Reason[], now: number) =>
      changed(
        `${unmade}, recomposed = recomposed + 1, stale = ?4, heartbeat_at = ?5, decided_by = NULL, decision = NULL ${released}`,
        slug,
        version,
        JSON.stringify(stale),
        now,
      ),

    /** It may not, and is held with all the reasons. */
    hold: (slug: string, version: number, reasons: readonly Reason[], now: number) =>
      changed(
        `state = 'held', status = 'held', reasons = ?4, heartbeat_at = ?5 ${released}`,
        slug,
        version,
        JSON.stringify(reasons),
        now,
      ),

    /** From here on no other version takes its place. False unless it was found that it may go. */
    startSending: (slug: string, version: number, now: number) =>
      changed(`state = 'sending', heartbeat_at = ?4 ${released} AND fresh IS NOT NULL`, slug, version, now),
  }
}
