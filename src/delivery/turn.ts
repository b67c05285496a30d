import type * as z from "zod"
import { problemOf } from "./redact.ts"

/** What to do with a message once its turn is over. */
export type Turn =
  /** Nothing is left to do, or others will do it. */
  | { do: "ack" }
  /** Nothing went wrong, it is only too early: a fresh message, so that the queue's count of failures stays. */
  | { do: "again"; inMs: number }
  /** Something went wrong: the queue counts it, and gives the message up after its `max_retries`. */
  | { do: "retry"; inMs: number }

export type Log = (event: string, details: Record<string, string | number | boolean | null>) => void

/** A queue holds a message back for a day at most. */
const longestDelaySeconds = 86_400

/**
 * One message: parsed, worked on, and acknowledged, sent again or retried as the work's turn says. What the work throws
 * is logged and retried after `retryMs`; a message that cannot be parsed never can, and is dropped.
 */
export async function takeTurn<T>(
  message: Message<unknown>,
  schema: z.ZodType<T>,
  work: (body: T) => Promise<Turn>,
  {
    requeue,
    log,
    retryMs,
  }: { requeue: (body: T, delaySeconds: number) => Promise<void>; log: Log; retryMs: number },
): Promise<void> {
  const parsed = schema.safeParse(message.body)
  if (!parsed.success) {
    log("queue message dropped", { id: message.id, problem: "not of the shape that its queue carries" })
    return message.ack()
  }
  try {
    const turn = await work(parsed.data)
    if (turn.do === "retry") return message.retry({ delaySeconds: seconds(turn.inMs) })
    if (turn.do === "again") await requeue(parsed.data, seconds(turn.inMs))
    message.ack()
  } catch (error) {
    log("queue message failed", { id: message.id, attempts: message.attempts, problem: problemOf(error) })
    message.retry({ delaySeconds: seconds(retryMs) })
  }
}

/** The turn of a message whose work is not to be done now: the second of two, or an early one. */
export function busyTurn(why: "leased" | "not_yet", inMs: number): Turn {
  // Whoever holds a lease may be dead, so the message stays until the lease is over.
  if (why === "leased") return { do: "retry", inMs: inMs + 1000 }
  // Whoever set the time has sent a message for it; only a moment's difference is waited out.
  return inMs > 30_000 ? { do: "ack" } : { do: "retry", inMs }
}

const seconds = (ms: number): number => Math.min(longestDelaySeconds, Math.max(1, Math.ceil(ms / 1000)))
