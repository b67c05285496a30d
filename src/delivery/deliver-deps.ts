import type { Mailer } from "../mailer/mailer.ts"
import type { LastingPurpose } from "../subscribers/token.ts"
import type { ChunkState } from "./chunk-shape.ts"
import type { ChunkMessage, Ledger } from "./ledger.ts"
import type { Limits } from "./limiter.ts"
import type { Log, Turn } from "./turn.ts"

/** What the consumer of the queue `send` needs of the world. */
export type DeliverDeps = {
  ledger: Ledger
  mailer: Pick<Mailer, "submitAll">
  limiter: Limits
  /** Frozen texts by their keys. */
  files: { get(key: string): Promise<string> }
  /** How long a claim holds, in milliseconds: far longer than a call may take, so that who holds it has its answer, or is dead. */
  leaseMs: number
  /** Milliseconds since 1970. */
  now(): number
  sleep(ms: number): Promise<void>
  /** The token of a reader's link, signed by the named key of the ring. */
  signLink(purpose: LastingPurpose, publicId: string, version: number, keyId: string): Promise<string>
  /** Puts a fresh message into the queue `send`. */
  requeue(message: ChunkMessage, delaySeconds: number): Promise<void>
  log: Log
}

/** What became of a chunk for now: its state, or `later`, or `stopped` with its delivery, or there is no such chunk. */
export type Standing = { state: ChunkState | "later" | "stopped" | "none"; problem?: string }
export type Handled = ChunkMessage & Standing

/** What a message does next, and how its chunk stands. */
export type Result = { turn: Turn; standing: Standing }
