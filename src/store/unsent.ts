import * as z from "zod"
import type { Ledger } from "../delivery/ledger.ts"
import { SubscriberState } from "../subscribers/state.ts"
import { ChunkRow, columns } from "./chunk-row.ts"

const Named = z.array(z.object({ id: z.int(), publicId: z.string(), state: SubscriberState }))
const Counted = z.object({ n: z.int() })

type Unsent = Pick<Ledger, "notWholly" | "named" | "doubts" | "witness" | "witnesses">

/** Who was planned and is not known to have been sent a mail, and what the provider tells of that, on D1. */
export function unsentIn(db: D1Database): Unsent {
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
  }
}
