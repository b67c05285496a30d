import * as z from "zod"
import type { Due, Ledger } from "../delivery/ledger.ts"
import { Reader } from "../delivery/reader.ts"
import { ChunkRow, columns } from "./chunk-row.ts"

/** Who is suppressed has no address any more. */
const SubscriberRow = z.union([
  z.object({ id: z.int(), suppressed: z.literal(1) }),
  Reader.extend({ suppressed: z.literal(0) }),
])

type Chunks = Pick<Ledger, "chunk" | "unsettled" | "recheck" | "save">

/** The statement that finds a chunk: at most one `ChunkRow`. */
export const selectChunk = (db: D1Database, delivery: string, seq: number): D1PreparedStatement =>
  db.prepare(`SELECT ${columns} FROM chunks WHERE delivery = ?1 AND seq = ?2`).bind(delivery, seq)

/** The statement that finds who of a chunk is due, where its body is not frozen: rows for `readDue`. */
export const selectDue = (db: D1Database, delivery: string, seq: number, now: number): D1PreparedStatement =>
  db
    .prepare(dueAmong("(SELECT ids FROM chunks WHERE delivery = ?1 AND seq = ?3 AND frozen IS NULL)"))
    .bind(delivery, now, seq)

/** SQL for the subscribers of a JSON array of ids who are confirmed and not paused at `?2`, or suppressed. */
const dueAmong = (ids: string): string =>
  `SELECT id, address, kind, public_id AS publicId, token_version AS tokenVersion,
     state = 'suppressed' OR address_hmac IN (SELECT address_hmac FROM suppressions WHERE reason <> 'erased')
       AS suppressed
   FROM subscribers WHERE id IN (SELECT value FROM json_each(${ids})) AND (
     state = 'suppressed' OR state = 'confirmed' AND (paused_until IS NULL OR paused_until <= ?2))`

/** Reads the rows of `selectDue`. Throws on rows of another shape. */
export function readDue(found: unknown): Due {
  const rows = z.array(SubscriberRow).parse(found)
  return {
    readers: rows.flatMap((row) => (row.suppressed === 0 ? [Reader.parse(row)] : [])),
    suppressed: rows.flatMap(({ id, suppressed }) => (suppressed === 1 ? [id] : [])),
  }
}

/** The ledger's chunks on D1. */
export function chunksIn(db: D1Database): Chunks {
  return {
    async chunk(delivery, seq) {
      const row = await selectChunk(db, delivery, seq).first()
      return row === null ? null : ChunkRow.parse(row)
    },

    async unsettled(delivery, afterSeq, limit) {
      const { results } = await db
        .prepare(
          `SELECT seq FROM chunks WHERE delivery = ?1 AND seq > ?2 AND state IN ('pending', 'claimed')
             AND seq % coalesce((SELECT stride FROM deliveries WHERE id = ?1), 1) = 0
           ORDER BY seq LIMIT ?3`,
        )
        .bind(delivery, afterSeq, limit)
        .all()
      return z
        .array(z.object({ seq: z.int() }))
        .parse(results)
        .map(({ seq }) => seq)
    },

    async recheck(ids, now) {
      const { results } = await db.prepare(dueAmong("?1")).bind(JSON.stringify(ids), now).all()
      return readDue(results)
    },

    async save(chunk) {
      const { meta } = await db
        .prepare(
          `UPDATE chunks SET ids = ?3, left_n = ?4, suppressed_n = ?5, state = ?6, version = ?7, attempts = ?8,
             claimed_at = ?9, lease_until = ?10, not_before = ?11, freeze = ?12, frozen = ?13,
             first_unknown_at = ?14, result = ?15, gone = ?16
           WHERE delivery = ?1 AND seq = ?2 AND version = ?7 - 1`,
        )
        .bind(
          chunk.delivery,
          chunk.seq,
          JSON.stringify(chunk.ids),
          chunk.left,
          chunk.suppressed,
          chunk.state,
          chunk.version,
          chunk.attempts,
          chunk.claimedAt,
          chunk.leaseUntil,
          chunk.notBefore,
          chunk.freeze,
          chunk.frozen && JSON.stringify(chunk.frozen),
          chunk.firstUnknownAt,
          chunk.result && JSON.stringify(chunk.result),
          JSON.stringify(chunk.gone),
        )
        .run()
      return meta.changes > 0
    },
  }
}
