import type { Sending } from "../delivery/doubt.ts"
import { deliveryId } from "../delivery/ledger.ts"
import { type NotSubmitted, notSubmitted } from "../delivery/not-submitted.ts"
import type { SubscriberState } from "../subscribers/state.ts"
import type { JobDeps } from "./deps.ts"

/** Chunks that one answer looks at; each holds a hundred readers at most. */
const atOnce = 50

/** Some of the planned readers who did not get an edition; `state` is today's, null as `reader` where all was deleted. `next` is where to go on, null at the end. */
export type NotSubmittedPage = {
  recipients: (Omit<NotSubmitted, "id"> & {
    reader: string | null
    state: SubscriberState | null
    /** Which of the delivery's chunks; null by the lane `broadcast`, which has none. */
    chunk: number | null
  })[]
  next: number | null
}

/** Readers that one answer tells of, of a delivery without chunks. */
const readersAtOnce = 500

/** Who was planned and did not get an edition, by its own delivery or the late one, from `after` on; null where nothing of it was planned. */
export async function findNotSubmitted(
  { editions, ledger, broadcasts }: Pick<JobDeps, "editions" | "ledger" | "broadcasts">,
  slug: string,
  purpose: Sending,
  after: number,
): Promise<NotSubmittedPage | null> {
  const row = await editions.find(slug)
  const delivery = row && (await ledger.find(deliveryId({ ...row, purpose })))
  if (delivery === null) return null
  if (delivery.envelope.lane === "broadcast") {
    const missed = await broadcasts.notSubmitted(delivery.id, after, readersAtOnce)
    return {
      recipients: missed.map(({ id: _, ...rest }) => ({ ...rest, chunk: null })),
      next: missed.length < readersAtOnce ? null : (missed.at(-1)?.id ?? null),
    }
  }
  const chunks = await ledger.notWholly(delivery.id, after, atOnce)
  const found = chunks.flatMap((chunk) => notSubmitted(chunk).map((each) => ({ ...each, chunk: chunk.seq })))
  const named = await ledger.named(found.map(({ id }) => id))
  return {
    recipients: found.map(({ id, ...rest }) => {
      const { publicId: reader = null, state = null } = named.get(id) ?? {}
      return { reader, state, ...rest }
    }),
    next: chunks.length < atOnce ? null : (chunks.at(-1)?.seq ?? null),
  }
}
