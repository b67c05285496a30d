import * as z from "zod"
import { Frequency } from "../subscribers/frequency.ts"
import type { Chunk } from "./chunk-shape.ts"
import type { Tally } from "./conservation.ts"
import { Envelope } from "./envelope.ts"
import type { Reader } from "./reader.ts"

export const Purpose = z.enum(["edition", "late", "correction", "test"])
export type Purpose = z.infer<typeof Purpose>

/** `planning`: chunks are still being written; `stopped`: the provider refuses us until a person acts. */
export const DeliveryState = z.enum(["planning", "sending", "done", "stopped"])
export type DeliveryState = z.infer<typeof DeliveryState>

/** One sending of one edition version for one purpose. Times are milliseconds since 1970. */
export const Delivery = z.object({
  id: z.string(),
  newsletter: z.string(),
  slug: z.string(),
  version: z.int().min(1),
  purpose: Purpose,
  state: DeliveryState,
  envelope: Envelope,
  /** Readers of which frequencies are due. */
  frequencies: z.array(Frequency).min(1),
  /** Readers whose ids stand in chunks. */
  planned: z.int().min(0),
  /** The last subscriber id that planning has taken in. */
  cursor: z.int().min(0),
  /** From then on a chunk of which no body is out is not sent. */
  firstTryBefore: z.int(),
  problem: z.string().nullable(),
  createdAt: z.int(),
  doneAt: z.int().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export type NewDelivery = Pick<
  Delivery,
  "newsletter" | "slug" | "version" | "purpose" | "envelope" | "frequencies" | "firstTryBefore" | "createdAt"
>

/**
 * The delivery's name everywhere: ledger, queue messages, idempotency keys.
 *
 * deliveryId({ newsletter: "bitcoin", slug: "2026-02-08", version: 1, purpose: "edition" })
 * // => "bitcoin/2026-02-08/1/edition"
 */
export const deliveryId = (of: Pick<Delivery, "newsletter" | "slug" | "version" | "purpose">): string =>
  `${of.newsletter}/${of.slug}/${of.version}/${of.purpose}`

/** What the queue carries for a chunk: ids only. */
export const ChunkMessage = z.object({ delivery: z.string().min(1), seq: z.int().min(0) })
export type ChunkMessage = z.infer<typeof ChunkMessage>

/** The truth about every delivery: who was planned, what became of each. Each write may run twice. */
export type Ledger = {
  /**
   * Opens a delivery, or finds it: the first envelope stands. Throws when the edition already has another delivery of
   * purpose `edition`, for then some readers would get it twice.
   */
  open(delivery: NewDelivery): Promise<Delivery>
  find(id: string): Promise<Delivery | null>
  /** Deliveries that are planned or sent at the moment, or stopped; oldest first. */
  unfinished(): Promise<Delivery[]>
  /**
   * Writes the chunks of the next `size` readers after `cursor` who are due and not paused, the count and the new cursor in one transaction, unless
   * the cursor has moved on meanwhile. Returns the delivery as it then stands; it is `sending` once all are planned.
   */
  planWindow(id: string, cursor: number, size: number): Promise<Delivery>
  chunk(delivery: string, seq: number): Promise<Chunk | null>
  /** Numbers of chunks that are not settled, ascending, after `afterSeq`. */
  unsettled(delivery: string, afterSeq: number, limit: number): Promise<number[]>
  /** Of these subscribers those who are confirmed and not paused, and the ids of those who are suppressed. */
  recheck(ids: readonly number[], now: number): Promise<{ readers: Reader[]; suppressed: number[] }>
  /** Writes what `next` made of a chunk; false when another transition came first. */
  save(chunk: Chunk): Promise<boolean>
  tally(delivery: string): Promise<Tally>
  /** Halts a delivery until a person acts; true for the one caller who halted it. */
  stop(id: string, problem: string): Promise<boolean>
  /** Lets a stopped delivery go on. */
  resume(id: string): Promise<boolean>
  /** Closes a delivery of which every chunk is settled; true for the one caller who closed it. */
  close(id: string, now: number): Promise<boolean>
}
