import * as z from "zod"
import { Reader } from "./reader.ts"

export const ChunkState = z.enum(["pending", "claimed", "submitted", "failed", "in_doubt"])
export type ChunkState = z.infer<typeof ChunkState>

/** What a chunk ended with. `message` and `detail` hold no address. */
export const ChunkResult = z.object({
  submitted: z.int().min(0),
  /** The provider's ids of the mails it took, in the order of the readers it took. */
  providerIds: z.array(z.string()),
  /** Readers whose mail the provider refused while it took the others. */
  rejected: z.array(z.object({ id: z.int(), message: z.string() })),
  reason: z.enum(["accepted", "nobody", "missed", "invalid", "conflict", "expired", "cancelled"]),
  detail: z.string(),
})
export type ChunkResult = z.infer<typeof ChunkResult>

/** At most 100 readers of a delivery that go to the provider in one call. Times are milliseconds since 1970. */
export const Chunk = z.object({
  delivery: z.string(),
  seq: z.int().min(0),
  /** How many readers were planned: `ids`, `left` and `suppressed` always add up to it. */
  n: z.int().min(0),
  /** Who is still to get the mail, or got it. Written at planning; only ever shrinks. */
  ids: z.array(z.int()),
  /** Planned readers who had unsubscribed, or were gone, when the chunk was claimed. */
  left: z.int().min(0),
  suppressed: z.int().min(0),
  /** Who of the planned readers these are, and which. */
  gone: z.array(z.object({ id: z.int(), why: z.enum(["left", "suppressed"]) })),
  state: ChunkState,
  /** Counts the transitions; the store compares it before it sets. */
  version: z.int().min(0),
  /** Counts the claims; tells the latest claim's outcomes from a stale one's. */
  attempts: z.int().min(0),
  claimedAt: z.int(),
  leaseUntil: z.int(),
  notBefore: z.int(),
  /** Counts the bodies: rises only when the one before was definitely not taken. Part of the idempotency key. */
  freeze: z.int().min(0),
  /** The readers in the body, in order; null while no body is out. */
  frozen: z.array(Reader).nullable(),
  /** Since when the provider may hold a body whose outcome we do not know. */
  firstUnknownAt: z.int().nullable(),
  result: ChunkResult.nullable(),
})
export type Chunk = z.infer<typeof Chunk>

/** Whether nothing more will happen to a chunk by itself. */
export const isSettled = (chunk: Chunk): boolean => chunk.state !== "pending" && chunk.state !== "claimed"

/** `bitcoin/2026-02-08/1/edition/0/0`: the same for every call that carries the same body, and for no other. */
export const idempotencyKey = (chunk: Chunk): string => `${chunk.delivery}/${chunk.seq}/${chunk.freeze}`

/** A chunk as planning writes it. */
export const planned = (delivery: string, seq: number, ids: number[]): Chunk => ({
  delivery,
  seq,
  n: ids.length,
  ids,
  left: 0,
  suppressed: 0,
  gone: [],
  state: "pending",
  version: 0,
  attempts: 0,
  claimedAt: 0,
  leaseUntil: 0,
  notBefore: 0,
  freeze: 0,
  frozen: null,
  firstUnknownAt: null,
  result: null,
})
