import { ChunkMessage } from "./ledger.ts"
import { MailMessage } from "./outbox.ts"
import type { Log } from "./turn.ts"

/**
 * The consumer of both dead-letter queues: notes what a queue gave up on, and lets it go. Nothing is lost by that. A
 * message is only a hint; the chunk or the outbox row stays open in D1, where the watchdog finds it and enqueues it
 * again, until it is settled by an answer or by its time running out, and the report counts it.
 */
export function bury(batch: MessageBatch, log: Log): void {
  for (const message of batch.messages) {
    const chunk = ChunkMessage.safeParse(message.body)
    const mail = MailMessage.safeParse(message.body)
    const what = chunk.success ? chunk.data : mail.success ? mail.data : { id: message.id }
    log("queue message gave up", { queue: batch.queue, ...what })
  }
  batch.ackAll()
}
