import * as z from "zod"
import { Chunk, ChunkResult } from "../delivery/chunk-shape.ts"
import type { Ledger } from "../delivery/ledger.ts"
import { Reader } from "../delivery/reader.ts"
import { SubscriberState } from "../subscribers/state.ts"
import { jsonColumn } from "./json-column.ts"

const ChunkRow = Chunk.extend({
  ids: jsonColumn(Chunk.shape.ids),
  gone: jsonColumn(Chunk.shape.gone),
  frozen: jsonColumn(z.array(Reader)).nullable(),
  result: jsonColumn(ChunkResult).nullable(),
})
const columns = `delivery, seq, n, ids, left_n AS "left", suppressed_n AS suppressed, gone, state, version, attempts,
  claimed_at AS claimedAt, lease_until AS leaseUntil, not_before AS notBefore, freeze, frozen,
  first_unknown_at AS firstUnknownAt, result`

/** Who is suppressed has no address any more. */
const SubscriberRow = z.union([
  z.object({ id: z.int(), suppressed: z.literal(1) }),
  Reader.extend({ suppressed: z.literal(0) }),
])

const Sums = z.object({
  planned: z.int(),
  submitted: z.int(),
  left: z.int(),
  suppressed: z.int(),
  rejected: z.int(),
  failed: z.int(),
  inDoubt: z.int(),
  open: z.int(),
})

const Taken = z.object({ seconds: z.number(), calls: z.int(), retries: z.int(), rowsWritten: z.int() })

const Named = z.array(z.object({ id: z.int(), publicId: z.string(), state: SubscriberState }))
const Counted = z.object({ n: z.int() })

const Signs = z.object({
  submitted: z.int(),
  delivered: z.int(),
  bounced: z.int(),
  complained: z.int(),
  failedChunks: z.int(),
})

type Chunks = Pick<
  Ledger,
  | "chunk"
  | "unsettled"
  | "recheck"
  | "save"
  | "tally"
  | "effort"
  | "signs"
  | "doubts"
  | "witness"
  | "witnesses"
  | "notWholly"
  | "named"
>

/** The ledger's chunks on D1. */
export function chunksIn(db: D1Database): Chunks {
  const witnesses = (delivery: string, seq: number) =>
    db
      .prepare("SELECT count(*) AS n FROM chunk_witnesses WHERE delivery = ?1 AND seq = ?2")
      .bind(delivery, seq)

  return {
    async notWholly(delivery, afterSeq, limit) {
      const { results } = await db
        .prepare(
          `SELECT ${columns} FROM chunks WHERE delivery = ?1 AND seq > ?2
             AND (state <> 'submitted' OR gone <> '[]' OR json_array_length(result, '$.rejected') > 0)
           ORDER BY seq LIMIT ?3`,
        )
        .bind(delivery, afterSeq, limit)
        .all()
      return z.array(ChunkRow).parse(results)
    },

    async named(ids) {
      const { results } = await db
        .prepare(
          "SELECT id, public_id AS publicId, state FROM subscribers WHERE id IN (SELECT value FROM json_each(?1))",
        )
        .bind(JSON.stringify(ids))
        .all()
      return new Map(Named.parse(results).map(({ id, ...named }) => [id, named]))
    },

    async doubts(delivery) {
      const { results } = await db
        .prepare(
          `SELECT ${columns} FROM chunks WHERE delivery = ?1 AND state = 'in_doubt' ORDER BY seq LIMIT 1000`,
        )
        .bind(delivery)
        .all()
      return z.array(ChunkRow).parse(results)
    },

    async witness(delivery, seq, mail, now) {
      const [, counted] = await db.batch([
        db
          .prepare("INSERT INTO chunk_witnesses VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
          .bind(delivery, seq, mail, now),
        witnesses(delivery, seq),
      ])
      return Counted.parse(counted?.results[0]).n
    },

    witnesses: async (delivery, seq) => Counted.parse(await witnesses(delivery, seq).first()).n,

    async chunk(delivery, seq) {
      const row = await db
        .prepare(`SELECT ${columns} FROM chunks WHERE delivery = ?1 AND seq = ?2`)
        .bind(delivery, seq)
        .first()
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
      const { results } = await db
        .prepare(
          `SELECT id, address, kind, public_id AS publicId, token_version AS tokenVersion,
             state = 'suppressed' OR address_hmac IN (SELECT address_hmac FROM suppressions WHERE reason <> 'erased')
               AS suppressed
           FROM subscribers WHERE id IN (SELECT value FROM json_each(?1)) AND (
             state = 'suppressed' OR state = 'confirmed' AND (paused_until IS NULL OR paused_until <= ?2))`,
        )
        .bind(JSON.stringify(ids), now)
        .all()
      const rows = z.array(SubscriberRow).parse(results)
      return {
        readers: rows.flatMap((row) => (row.suppressed === 0 ? [Reader.parse(row)] : [])),
        suppressed: rows.flatMap(({ id, suppressed }) => (suppressed === 1 ? [id] : [])),
      }
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

    async effort(delivery) {
      const row = await db
        .prepare(
          `SELECT coalesce((max(claimed_at) - min(nullif(claimed_at, 0))) / 1000.0, 0) AS seconds,
             total(attempts) AS calls, total(max(0, attempts - 1)) AS retries,
             count(*) + total(version) AS rowsWritten
           FROM chunks WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Taken.parse(row)
    },

    async signs(delivery) {
      const row = await db
        .prepare(
          `SELECT total(json_extract(result, '$.submitted')) AS submitted,
             count(*) FILTER (WHERE state = 'failed' AND json_extract(result, '$.reason') = 'invalid') AS failedChunks,
             (SELECT total(n) FROM delivery_outcomes WHERE delivery = ?1 AND outcome = 'delivered') AS delivered,
             (SELECT total(n) FROM delivery_outcomes WHERE delivery = ?1 AND outcome = 'bounced') AS bounced,
             (SELECT total(n) FROM delivery_outcomes WHERE delivery = ?1 AND outcome = 'complained') AS complained
           FROM chunks WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Signs.parse(row)
    },

    async tally(delivery) {
      const row = await db
        .prepare(
          `SELECT total(n) AS planned,
             total(json_extract(result, '$.submitted')) AS submitted,
             total(left_n) AS "left",
             total(suppressed_n) AS suppressed,
             total(json_array_length(result, '$.rejected')) AS rejected,
             total(json_array_length(ids)) FILTER (WHERE state = 'failed') AS failed,
             total(json_array_length(ids)) FILTER (WHERE state = 'in_doubt') AS inDoubt,
             total(json_array_length(ids)) FILTER (WHERE state IN ('pending', 'claimed')) AS open
           FROM chunks WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Sums.parse(row)
    },
  }
}
