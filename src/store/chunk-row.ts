import * as z from "zod"
import { Chunk, ChunkResult } from "../delivery/chunk-shape.ts"
import { Reader } from "../delivery/reader.ts"
import { jsonColumn } from "./json-column.ts"

/** A chunk as it stands in a row that has `columns`. */
export const ChunkRow = Chunk.extend({
  ids: jsonColumn(Chunk.shape.ids),
  gone: jsonColumn(Chunk.shape.gone),
  frozen: jsonColumn(z.array(Reader)).nullable(),
  result: jsonColumn(ChunkResult).nullable(),
})
export const columns = `delivery, seq, n, ids, left_n AS "left", suppressed_n AS suppressed, gone, state, version, attempts,
  claimed_at AS claimedAt, lease_until AS leaseUntil, not_before AS notBefore, freeze, frozen,
  first_unknown_at AS firstUnknownAt, result`
