import type { Broadcasts } from "../store/broadcasts.ts"
import { type AlignDeps, type Aligned, alignContacts } from "./align-contacts.ts"
import { type Compared, compareContacts } from "./compare-contacts.ts"

export type KeepContactsDeps = AlignDeps & {
  config: { NEWSLETTER: string; LANE: "batch" | "broadcast" }
  broadcasts: Pick<Broadcasts, "unsettledBut">
}

/** Rounds of aligning at a time: the next time goes on. */
const roundsAtMost = 5

/**
 * Keeps the provider's contacts in line between editions, so that an edition finds little to do. Once a night, all that is
 * in our segments is read: who left there has left here, within the two days that mailbox providers allow. While an
 * edition is under way only leavers are seen to. With the lane `batch` contacts that are left over are taken away.
 */
export async function keepContacts(deps: KeepContactsDeps): Promise<void> {
  const leaversOnly = deps.config.LANE === "batch" || (await deps.broadcasts.unsettledBut("")).length > 0
  if (deps.config.LANE === "broadcast" && isNight(deps.now())) {
    await told(deps, await compareContacts(deps, { leaversOnly }))
  }
  for (let round = 0; round < roundsAtMost; round += 1) {
    const aligned = await alignContacts(deps, { leaversOnly })
    if (aligned.type !== "more") return told(deps, aligned)
  }
}

/** The hour from 03:00 UTC, in which house is kept once. */
const isNight = (now: number): boolean => Math.floor(now / 3_600_000) % 24 === 3

async function told({ log }: KeepContactsDeps, ended: Aligned | Compared): Promise<void> {
  if ("detail" in ended) log("contacts not in line yet", { outcome: ended.type, detail: ended.detail })
}
