import * as z from "zod"
import { Delivery, deliveryId, type Ledger } from "../delivery/ledger.ts"
import { ChunkRow } from "./chunk-row.ts"
import { chunkSumsIn } from "./chunk-sums.ts"
import { chunksIn, readDue, selectChunk, selectDue } from "./chunks.ts"
import { jsonColumn } from "./json-column.ts"
import { newcomersSince } from "./newcomers.ts"
import { unsentIn } from "./unsent.ts"

const DeliveryRow = Delivery.extend({
  envelope: jsonColumn(Delivery.shape.envelope),
  frequencies: jsonColumn(Delivery.shape.frequencies),
  halt: jsonColumn(Delivery.shape.halt.unwrap()).nullable(),
  overruled: jsonColumn(Delivery.shape.overruled),
})
const columns = `id, newsletter, slug, version, purpose, state, envelope, frequencies, planned, cursor,
  cap, starts_after AS startsAfter, not_due AS notDue, spread_ms AS spreadMs,
  first_try_before AS firstTryBefore, halt, overruled, cancelled_at AS cancelledAt, stride, canary_at AS canaryAt,
  rechecked_at AS recheckedAt, created_at AS createdAt, done_at AS doneAt`

const Cursor = z.object({ cursor: z.int() })
const Imported = z.object({ at: z.int().nullable() })
const Before = z.array(z.object({ from: z.string(), createdAt: z.int() }))

// Readers to a chunk: what the provider takes in one call.
const chunkSize = 100

/** The newcomers to the edition of the delivery ?1. They are looked for only where that is a late one. */
const newcomers = newcomersSince(`(SELECT e.id FROM deliveries d JOIN deliveries e
    ON e.newsletter = d.newsletter AND e.slug = d.slug AND e.purpose = 'edition' WHERE d.id = ?1)`)
/**
 * Who is due for a delivery. Who is paused is told by the moment it was opened: the same for each window, and for one
 * tried again.
 */
const due = `subscribers.state = 'confirmed'
  AND subscribers.frequency IN (SELECT value FROM json_each(deliveries.frequencies))
  AND (subscribers.paused_until IS NULL OR subscribers.paused_until <= deliveries.created_at)
  AND CASE deliveries.purpose WHEN 'late' THEN subscribers.id IN (SELECT id FROM newcomers) ELSE 1 END`

/** SQL that lets the stopped delivery `?1` go on, and notes what stopped it: that shall not stop it again. */
export const letGoOn = `UPDATE deliveries SET state = 'sending', halt = NULL,
  overruled = json_insert(overruled, '$[#]', json_extract(halt, '$.kind'))
  WHERE id = ?1 AND state = 'stopped'`

/** The ledger on D1. Every write names what it expects to find, so that it may run twice or be overtaken. */
export function deliveriesIn(db: D1Database): Ledger {
  const select = (id: string) => db.prepare(`SELECT ${columns} FROM deliveries WHERE id = ?1`).bind(id)
  const find = async (id: string): Promise<Delivery | null> => {
    const row = await select(id).first()
    return row === null ? null : DeliveryRow.parse(row)
  }
  const changed = async (statement: D1PreparedStatement): Promise<boolean> =>
    (await statement.run()).meta.changes > 0

  return {
    ...chunksIn(db),
    ...chunkSumsIn(db),
    ...unsentIn(db),
    find,

    async withChunk(id, seq, now) {
      const asked = [select(id), selectChunk(db, id, seq), selectDue(db, id, seq, now)]
      const [delivery, chunk, due] = await db.batch(asked)
      return {
        delivery: DeliveryRow.nullable().parse(delivery?.results[0] ?? null),
        chunk: ChunkRow.nullable().parse(chunk?.results[0] ?? null),
        due: readDue(due?.results ?? []),
      }
    },

    async open(delivery) {
      const { newsletter, slug, version, purpose } = delivery
      const id = deliveryId(delivery)
      await db
        .prepare(
          `INSERT INTO deliveries
             (id, newsletter, slug, version, purpose, state, envelope, frequencies, first_try_before, created_at,
              cap, starts_after, cursor, spread_ms)
           VALUES (?1, ?2, ?3, ?4, ?5, 'planning', ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12) ON CONFLICT DO NOTHING`,
        )
        .bind(
          id,
          newsletter,
          slug,
          version,
          purpose,
          JSON.stringify(delivery.envelope),
          JSON.stringify(delivery.frequencies),
          delivery.firstTryBefore,
          delivery.createdAt,
          delivery.cap ?? null,
          delivery.startsAfter ?? 0,
          delivery.spreadMs ?? 0,
        )
        .run()
      const found = await find(id)
      if (found === null)
        throw new Error(`asked to deliver ${id}: another version of that edition has a delivery`)
      return found
    },

    async unfinished() {
      const { results } = await db
        .prepare(`SELECT ${columns} FROM deliveries WHERE state <> 'done' ORDER BY created_at, id`)
        .all()
      return results.map((row) => DeliveryRow.parse(row))
    },

    async planWindow(id, cursor, size) {
      // The guard on the cursor is the same in both statements, and a batch is one transaction: a window is planned
      // whole and once. What the second reads of `chunks` is what the first has written.
      await db.batch([
        db
          .prepare(
            `WITH ${newcomers}, due AS (
               SELECT subscribers.id FROM deliveries JOIN subscribers ON subscribers.id > deliveries.cursor
               WHERE deliveries.id = ?1 AND deliveries.cursor = ?2 AND deliveries.state = 'planning'
                 AND ${due}
                 AND (deliveries.wrapped = 0 OR subscribers.id <= deliveries.starts_after)
               ORDER BY subscribers.id
               LIMIT (SELECT min(?3, coalesce(cap - planned, ?3)) FROM deliveries WHERE id = ?1)),
             placed AS (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${chunkSize} AS place FROM due)
             INSERT INTO chunks (delivery, seq, n, ids)
             SELECT ?1, place + (SELECT coalesce(max(seq) + 1, 0) FROM chunks WHERE delivery = ?1),
               count(*), json_group_array(id ORDER BY id)
             FROM placed GROUP BY place`,
          )
          .bind(id, cursor, size),
        db
          .prepare(
            `WITH found AS (SELECT coalesce(sum(n), 0) AS n FROM chunks WHERE delivery = ?1),
             -- It has come to the last reader, and those before the first that it began with have their turn.
             turn AS (SELECT starts_after > 0 AND wrapped = 0 AND found.n - planned < ?3
                 AND (cap IS NULL OR found.n < cap) AS wraps
               FROM deliveries, found WHERE id = ?1)
             UPDATE deliveries SET
               planned = (SELECT n FROM found),
               cursor = iif((SELECT wraps FROM turn), 0, coalesce((SELECT max(value) FROM json_each(
                 (SELECT ids FROM chunks WHERE delivery = ?1 ORDER BY seq DESC LIMIT 1))), cursor)),
               wrapped = iif((SELECT wraps FROM turn), 1, wrapped),
               state = iif(NOT (SELECT wraps FROM turn)
                   AND ((SELECT n FROM found) - planned < ?3 OR (SELECT n FROM found) >= cap),
                 'sending', 'planning')
             WHERE id = ?1 AND cursor = ?2 AND state = 'planning'`,
          )
          .bind(id, cursor, size),
      ])
      const delivery = await find(id)
      if (delivery === null) throw new Error(`asked to plan ${id}: there is no such delivery`)
      return delivery
    },

    async before(id, limit) {
      const [imported, editions] = await db.batch([
        db.prepare("SELECT max(committed_at) AS at FROM imports"),
        db
          .prepare(
            `SELECT json_extract(b.envelope, '$.from') AS "from", b.created_at AS createdAt
             FROM deliveries d JOIN deliveries b ON b.newsletter = d.newsletter AND b.purpose = 'edition'
               AND b.id <> d.id AND b.created_at <= d.created_at
             WHERE d.id = ?1 ORDER BY b.created_at DESC, b.id LIMIT ?2`,
          )
          .bind(id, limit),
      ])
      return {
        importedAt: Imported.parse(imported?.results[0]).at,
        editions: Before.parse(editions?.results),
      }
    },

    async endedWith(newsletter) {
      const row = await db
        .prepare(
          `SELECT cursor FROM deliveries WHERE newsletter = ?1 AND purpose = 'edition' AND cap IS NOT NULL
             AND planned > 0 ORDER BY created_at DESC LIMIT 1`,
        )
        .bind(newsletter)
        .first()
      return row === null ? 0 : Cursor.parse(row).cursor
    },

    async countLeftOut(id) {
      await db
        .prepare(
          `WITH ${newcomers}
           UPDATE deliveries SET not_due = max(0, -planned + (SELECT count(*) FROM subscribers WHERE ${due}))
           WHERE id = ?1 AND cap IS NOT NULL`,
        )
        .bind(id)
        .run()
    },

    setStride: (id, stride) =>
      changed(
        db.prepare("UPDATE deliveries SET stride = ?2 WHERE id = ?1 AND stride IS NULL").bind(id, stride),
      ),

    noteCanary: (id, now) =>
      changed(
        db.prepare("UPDATE deliveries SET canary_at = ?2 WHERE id = ?1 AND canary_at IS NULL").bind(id, now),
      ),

    noteRecheck: (id, last, now) =>
      changed(
        db
          .prepare("UPDATE deliveries SET rechecked_at = ?3 WHERE id = ?1 AND rechecked_at = ?2")
          .bind(id, last, now),
      ),

    openAll: (id) =>
      changed(db.prepare("UPDATE deliveries SET stride = 1 WHERE id = ?1 AND stride > 1").bind(id)),

    stop: (id, halt) =>
      changed(
        db
          .prepare(
            `UPDATE deliveries SET state = 'stopped', halt = ?2
             WHERE id = ?1 AND state = 'sending' AND cancelled_at IS NULL`,
          )
          .bind(id, JSON.stringify(halt)),
      ),

    cancel: (id, now) =>
      changed(
        db
          .prepare(
            `UPDATE deliveries SET state = 'sending', halt = NULL, stride = 1, cancelled_at = ?2
             WHERE id = ?1 AND state <> 'done' AND cancelled_at IS NULL`,
          )
          .bind(id, now),
      ),

    reopen: (id) =>
      changed(
        db
          .prepare("UPDATE deliveries SET state = 'sending', done_at = NULL WHERE id = ?1 AND state = 'done'")
          .bind(id),
      ),

    close: (id, now) =>
      changed(
        db
          .prepare(
            `UPDATE deliveries SET state = 'done', done_at = ?2 WHERE id = ?1 AND state IN ('sending', 'stopped')
               AND NOT EXISTS (SELECT 1 FROM chunks WHERE delivery = ?1 AND state IN ('pending', 'claimed'))`,
          )
          .bind(id, now),
      ),
  }
}
