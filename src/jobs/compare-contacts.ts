import { type AlignDeps, type Stopped, segmentName } from "./align-contacts.ts"

/** `same`: who is in our segments is who should be; `changed`: something was put right, and rows may differ now. */
export type Compared = { type: "same" } | { type: "changed" } | Stopped

/**
 * Reads who really is in our segments and puts right what our rows did not tell: who left at the provider has left here,
 * who is in a segment by no wish of the list is taken out, and who is missing there is put in by the next aligning.
 * `leaversOnly` as before.
 */
export async function compareContacts(
  deps: AlignDeps,
  { leaversOnly }: { leaversOnly: boolean },
): Promise<Compared> {
  const { broadcaster, config } = deps
  const known = await broadcaster.segments()
  if (known.type !== "done") return known
  const prefix = segmentName(config.NEWSLETTER, "")
  let changed = false
  for (const [name, id] of known.value) {
    if (!name.startsWith(prefix)) continue
    const compared = await compareSegment(deps, name.slice(prefix.length), id, leaversOnly)
    if (compared.type !== "same" && compared.type !== "changed") return compared
    changed ||= compared.type === "changed"
  }
  return { type: changed ? "changed" : "same" }
}

async function compareSegment(
  { broadcaster, contacts, subscribers, now, log }: AlignDeps,
  segment: string,
  id: string,
  leaversOnly: boolean,
): Promise<Compared> {
  const missing = new Set(leaversOnly ? [] : await contacts.inSegment(segment, now()))
  let [left, strange] = [0, 0]
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await broadcaster.members(id, after)
    if (page.type !== "done") return page
    const standing = await contacts.standing(
      page.value.members.map((member) => member.id),
      now(),
    )
    for (const member of page.value.members) {
      missing.delete(member.id)
      const row = standing.get(member.id)
      if (row?.segment === segment && !member.unsubscribed) continue
      if (row !== undefined && member.unsubscribed) {
        left += 1
        await subscribers.unsubscribe(row.publicId, now())
        continue
      }
      strange += 1
      const answer = await broadcaster.displace(member.id, id)
      if (answer.type !== "done") return answer
    }
    after = page.value.last
  }
  for (const contact of missing) await contacts.lift(contact)
  const changed = left + strange + missing.size > 0
  if (changed) log("contacts put right", { segment, left, strange, missing: missing.size })
  return { type: changed ? "changed" : "same" }
}
