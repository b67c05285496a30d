import * as z from "zod"
import { Frequency } from "../subscribers/frequency.ts"
import type { SubscriberState } from "../subscribers/state.ts"
import type { Signs } from "./brake.ts"
import type { Before } from "./canary.ts"
import type { Chunk } from "./chunk-shape.ts"
import type { Tally } from "./conservation.ts"
import type { Effort } from "./cost.ts"
import { Envelope } from "./envelope.ts"
import { Halt, HaltKind } from "./halt.ts"
import type { Reader } from "./reader.ts"

export const Purpose = z.enum(["edition", "late", "correction", "test"])
export type Purpose = z.infer<typeof Purpose>

/** `planning`: chunks are still being written; `stopped`: it rests until a person lets it go on, and `halt` says why. */
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
  /** At most so many readers get it, while the sender's domain is young; null is everyone. */
  cap: z.int().min(0).nullable(),
  /** Planning begins after this subscriber id; from 0 again once it has come to the last. */
  startsAfter: z.int().min(0),
  /** Readers who were due and are left out by the cap. */
  notDue: z.int().min(0),
  /** Over how long its chunks are spread, in milliseconds. */
  spreadMs: z.int().min(0),
  /** The last subscriber id that planning has taken in. */
  cursor: z.int().min(0),
  /** From then on a chunk of which no body is out is not sent. */
  firstTryBefore: z.int(),
  halt: Halt.nullable(),
  /** Kinds of halt after which an editor let it go on. */
  overruled: z.array(HaltKind),
  /** From then on nothing more of it is sent. */
  cancelledAt: z.int().nullable(),
  /** Every how manieth chunk may go: more than 1 while the delivery is tried on a few; null before that is decided. */
  stride: z.int().min(1).nullable(),
  /** When all chunks of those few were settled. */
  canaryAt: z.int().nullable(),
  /** When what it prints was last asked for again; 0 is never. */
  recheckedAt: z.int().min(0),
  createdAt: z.int(),
  doneAt: z.int().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export type NewDelivery = Pick<
  Delivery,
  "newsletter" | "slug" | "version" | "purpose" | "envelope" | "frequencies" | "firstTryBefore" | "createdAt"
> &
  Partial<Pick<Delivery, "cap" | "startsAfter" | "spreadMs">>

/**
 * The delivery's name everywhere: ledger, queue messages, idempotency keys.
 *
 * deliveryId({ newsletter: "bitcoin", slug: "2026-02-08", version: 1, purpose: "edition" })
 * // => "bitcoin/2026-02-08/1/edition"
 */
export const deliveryId = (of: Pick<Delivery, "newsletter" | "slug" | "version" | "purpose">): string =>
  `${of.newsletter}/${of.slug}/${of.version}/${of.purpose}`

/** Who of a chunk is still to get it, and the ids of those who never will. */
export type Due = { readers: Reader[]; suppressed: number[] }

/** What the queue carries for a chunk: ids only. */
export const ChunkMessage = z.object({ delivery: z.string().min(1), seq: z.int().min(0) })
export type ChunkMessage = z.infer<typeof ChunkMessage>

/** The truth about every delivery: who was planned, what became of each. Each write may run twice. */
export type Ledger = {
  /**
   * Opens a delivery, or finds it: the first envelope stands. Throws when the edition already has another delivery of
   * purpose `edition`, for then some readers would get it twice, or another one of purpose `late`.
   */
  open(delivery: NewDelivery): Promise<Delivery>
  find(id: string): Promise<Delivery | null>
  /** A delivery and one of its chunks, as they stand at one moment, and who is due of one that is not frozen. */
  withChunk(
    id: string,
    seq: number,
    now: number,
  ): Promise<{ delivery: Delivery | null; chunk: Chunk | null; due: Due }>
  /** Deliveries that are planned or sent at the moment, or stopped; oldest first. */
  unfinished(): Promise<Delivery[]>
  /**
   * Writes the chunks of the next `size` readers after `cursor` who are due and not paused (for a delivery of purpose `late`:
   * who confirmed after the edition's was opened, and do not stand in that one), the count and the new cursor in one transaction, unless
   * the cursor has moved on meanwhile. Returns the delivery as it then stands; it is `sending` once all are planned.
   */
  planWindow(id: string, cursor: number, size: number): Promise<Delivery>
  chunk(delivery: string, seq: number): Promise<Chunk | null>
  /** Numbers of chunks that are not settled and may go, ascending, after `afterSeq`. */
  unsettled(delivery: string, afterSeq: number, limit: number): Promise<number[]>
  /** Of these subscribers those who are confirmed and not paused, and the ids of those who are suppressed. */
  recheck(ids: readonly number[], now: number): Promise<Due>
  /** Writes what `next` made of a chunk; false when another transition came first. */
  save(chunk: Chunk): Promise<boolean>
  tally(delivery: string): Promise<Tally>
  /** Chunks of which not every planned reader was submitted, ascending, after `afterSeq`. */
  notWholly(delivery: string, afterSeq: number, limit: number): Promise<Chunk[]>
  /** The public ids and today's states of those of these subscribers who are there still. */
  named(ids: readonly number[]): Promise<Map<number, { publicId: string; state: SubscriberState }>>
  /** What the delivery took so far. */
  effort(id: string): Promise<Effort>
  /** What the delivery has come to so far: what the brakes judge. */
  signs(id: string): Promise<Signs>
  /** When a list was last moved here, and the newest editions before this delivery, newest first. */
  before(id: string, limit: number): Promise<{ importedAt: number | null; editions: Before[] }>
  /** Chunks in doubt, ascending. */
  doubts(delivery: string): Promise<Chunk[]>
  /** Notes that the provider told of a mail of a chunk; returns of how many of its mails it has. */
  witness(delivery: string, seq: number, mail: string, now: number): Promise<number>
  witnesses(delivery: string, seq: number): Promise<number>
  /** Opens a closed delivery again, for chunks that are to be sent again. */
  reopen(id: string): Promise<boolean>
  /** With which reader the last capped edition of a newsletter ended; 0 where there was none. */
  endedWith(newsletter: string): Promise<number>
  /** Counts those who are due and left out by the cap. */
  countLeftOut(id: string): Promise<void>
  /** Decides, once, on how many chunks the delivery is tried first. */
  setStride(id: string, stride: number): Promise<boolean>
  noteCanary(id: string, now: number): Promise<boolean>
  /** Notes that its figures are asked for again, unless another has since `last`. */
  noteRecheck(id: string, last: number, now: number): Promise<boolean>
  /** Lets all chunks go. */
  openAll(id: string): Promise<boolean>
  /** Halts a delivery until a person acts; true for the one caller who halted it. */
  stop(id: string, halt: Halt): Promise<boolean>
  /** Ends a delivery: of what is not settled nothing more is sent. True for the one caller who did. */
  cancel(id: string, now: number): Promise<boolean>
  /** Closes a delivery of which every chunk is settled; true for the one caller who closed it. */
  close(id: string, now: number): Promise<boolean>
}
