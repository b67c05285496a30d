import { DurableObject } from "cloudflare:workers"
import * as z from "zod"
import { Outcome } from "./provider-event.ts"

/** Events that were written at once: what each was, by the provider's id. */
const Batch = z.record(z.string(), Outcome)
export type Sums = Partial<Record<Outcome, number>>

const gatherMs = 250
const publishMs = 60_000
/** The provider tells nothing of a mail that is older. */
const forgetMs = 30 * 24 * 60 * 60 * 1000

/**
 * Counts what became of one delivery's mails, each event once however often it is told. A big delivery is told of by
 * hundreds of thousands of webhooks: they are gathered for a moment and written as one entry before any of them is
 * acknowledged, so that none is lost, and only the sums go to the database, once a minute while they change.
 */
export abstract class DeliveryTally extends DurableObject<Env> {
  #seen: Map<string, Outcome> | undefined
  #gathered = new Map<string, Outcome>()
  #written: Promise<void> | undefined

  /** Where the sums go. */
  protected abstract publish(delivery: string, sums: Sums): Promise<void>
  /** Milliseconds since 1970. */
  protected abstract now(): number

  /** Counts an event; when it returns, the event is kept. */
  async count(delivery: string, id: string, outcome: Outcome): Promise<void> {
    if (this.#known().has(id)) return
    this.#gathered.set(id, outcome)
    this.#written ??= this.#write(delivery)
    await this.#written
  }

  async #write(delivery: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs))
    const batch = this.#gathered
    this.#gathered = new Map()
    this.#written = undefined
    const { kv } = this.ctx.storage
    const seen = this.#known()
    kv.put(`batch/${seen.size}`, Object.fromEntries(batch))
    kv.put("delivery", delivery)
    for (const [id, outcome] of batch) seen.set(id, outcome)
    if (kv.get("changed") !== true) {
      kv.put("changed", true)
      await this.ctx.storage.setAlarm(this.now() + publishMs)
    }
  }

  override async alarm(): Promise<void> {
    const { kv } = this.ctx.storage
    const delivery = z.string().safeParse(kv.get("delivery"))
    if (kv.get("changed") !== true || !delivery.success) {
      this.#seen = undefined
      return this.ctx.storage.deleteAll()
    }
    const sums: Sums = {}
    for (const outcome of this.#known().values()) sums[outcome] = (sums[outcome] ?? 0) + 1
    kv.put("changed", false)
    try {
      await this.publish(delivery.data, sums)
    } catch (error) {
      kv.put("changed", true)
      throw error
    }
    if (kv.get("changed") === false) await this.ctx.storage.setAlarm(this.now() + forgetMs)
  }

  /** All events that are kept, by id. */
  #known(): Map<string, Outcome> {
    this.#seen ??= new Map(
      [...this.ctx.storage.kv.list({ prefix: "batch/" })].flatMap(([, batch]) =>
        Object.entries(Batch.parse(batch)),
      ),
    )
    return this.#seen
  }
}
