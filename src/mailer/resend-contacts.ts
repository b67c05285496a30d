import type { Resend } from "resend"
import * as z from "zod"
import type { Broadcaster } from "./broadcaster.ts"
import { allPages, type Call, gone, plain } from "./resend-call.ts"

const Named = z.object({ id: z.string(), name: z.string() })
const Made = z.object({ id: z.string() })
const page = <T extends z.ZodType>(of: T) =>
  z.object({ data: z.array(of), has_more: z.boolean().default(false) })
const Members = page(z.object({ id: z.string(), unsubscribed: z.boolean() }))

/** As many as one page holds. */
export const perPage = 100

type Contacts = Pick<
  Broadcaster,
  "segments" | "makeSegment" | "members" | "addContact" | "place" | "displace" | "forget"
>

/**
 * Resend's contacts and segments (https://resend.com/docs/api-reference/contacts). Contacts are the whole team's, so that
 * one may be in other lists than ours. They are named by their ids alone: no address stands in a path.
 */
export function resendContacts({ contacts, segments }: Resend, call: Call): Contacts {
  const segmentsOf = (contactId: string) =>
    allPages((after) =>
      call(page(Named), (options) =>
        contacts.segments.list({ contactId, limit: perPage, ...(after && { after }) }, options),
      ),
    )

  const displace = async (contactId: string, segmentId: string) =>
    gone(await call(z.unknown(), (options) => contacts.segments.remove({ contactId, segmentId }, options)))

  return {
    displace,

    async segments() {
      const all = await allPages((after) =>
        call(page(Named), (options) => segments.list({ limit: perPage, ...(after && { after }) }, options)),
      )
      if (all.type !== "done") return all
      // Two of one name come about when an answer is lost: the one whose id is smaller counts.
      const sorted = all.value.toSorted((one, other) => (one.id < other.id ? 1 : -1))
      return { type: "done", value: new Map(sorted.map(({ id, name }) => [name, id])) }
    },

    async makeSegment(name) {
      const made = await call(Made, (options) => segments.create({ name }, options))
      return made.type === "done" ? { type: "done", value: made.value.id } : made
    },

    async members(segmentId, after) {
      const answer = await call(Members, (options) =>
        contacts.list({ segmentId, limit: perPage, ...(after !== null && { after }) }, options),
      )
      if (answer.type !== "done") return answer
      const { data, has_more } = answer.value
      return { type: "done", value: { members: data, last: has_more ? (data.at(-1)?.id ?? null) : null } }
    },

    async addContact(address, again) {
      // An address that is a contact already is answered with that contact, as it stands.
      const made = await call(Made, (options) => contacts.create({ email: address }, options))
      if (made.type !== "done") return made
      const { id } = made.value
      if (!again) return { type: "done", value: id }
      const opened = await call(Made, (options) => contacts.update({ id, unsubscribed: false }, options))
      return opened.type === "done" ? { type: "done", value: id } : opened
    },

    place: async (contactId, segmentId) =>
      plain(await call(z.unknown(), (options) => contacts.segments.add({ contactId, segmentId }, options))),

    async forget(contact, segmentIds) {
      const listed = await segmentsOf(contact)
      if (listed.type !== "done") return gone(listed)
      const ours = listed.value.filter(({ id }) => segmentIds.has(id))
      if (ours.length === listed.value.length)
        return gone(await call(z.unknown(), (options) => contacts.remove(contact, options)))
      for (const { id } of ours) {
        const answer = await displace(contact, id)
        if (answer.type !== "done") return answer
      }
      return { type: "done", value: null }
    },
  }
}
