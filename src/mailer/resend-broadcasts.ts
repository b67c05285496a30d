import { Resend } from "resend"
import * as z from "zod"
import type { Broadcaster } from "./broadcaster.ts"
import { allPages, callsBy, gone, plain, type Turns } from "./resend-call.ts"
import { perPage, resendContacts } from "./resend-contacts.ts"

const Made = z.object({ id: z.string() })
const Listed = z.object({ id: z.string(), name: z.string().nullish(), status: z.string() })
const Standing = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  segment_id: z.string().nullish(),
  from: z.string().nullish(),
  subject: z.string().nullish(),
  reply_to: z.union([z.string().transform((one) => [one]), z.array(z.string())]).nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
})
const Listing = z.object({ data: z.array(Listed), has_more: z.boolean().default(false) })
const Recipients = z.object({ data: z.array(z.unknown()) })

export type ResendBroadcastSettings = {
  apiKey: string
  /** Without a trailing slash. */
  baseUrl: string
  /** How long one call may take, in milliseconds, before its outcome counts as unknown. */
  timeoutMs: number
  turns: Turns
}

/**
 * Resend's Broadcasts (https://resend.com/docs/api-reference/broadcasts), by its own library. They know no idempotency key:
 * what keeps a broadcast from going twice is that one is found again by its name, and that only a draft can be sent.
 */
export function resendBroadcaster({
  apiKey,
  baseUrl,
  timeoutMs,
  turns,
}: ResendBroadcastSettings): Broadcaster {
  const resend = new Resend(apiKey, { baseUrl })
  const { broadcasts } = resend
  const call = callsBy(turns, timeoutMs)

  return {
    ...resendContacts(resend, call),

    async broadcasts() {
      const all = await allPages((after) =>
        call(Listing, (options) =>
          broadcasts.list({ limit: perPage, ...(after !== undefined && { after }) }, options),
        ),
      )
      if (all.type !== "done") return all
      return { type: "done", value: all.value.map(({ name, ...rest }) => ({ ...rest, name: name ?? "" })) }
    },

    async create({ replyTo, ...draft }) {
      const made = await call(Made, (options) =>
        broadcasts.create({ ...draft, ...(replyTo !== null && { replyTo: [replyTo] }) }, options),
      )
      return made.type === "done" ? { type: "done", value: made.value.id } : made
    },

    async read(id) {
      const answer = await call(Standing, (options) => broadcasts.get(id, options))
      if (answer.type !== "done") return answer
      const { name, status, segment_id, from, subject, reply_to, html, text } = answer.value
      return {
        type: "done",
        value: {
          ...{ id, status, name: name ?? "", segmentId: segment_id ?? null, from: from ?? "" },
          ...{ subject: subject ?? "", replyTo: reply_to?.[0] ?? null, html: html ?? "", text: text ?? "" },
        },
      }
    },

    send: async (id) => plain(await call(z.unknown(), (options) => broadcasts.send(id, undefined, options))),

    cancel: async (id) => plain(await call(z.unknown(), (options) => broadcasts.cancel(id, options))),

    async hasReached(id) {
      const answer = await call(Recipients, (options) =>
        broadcasts.recipients(id, { type: "sent", limit: 1 }, options),
      )
      return answer.type === "done" ? { type: "done", value: answer.value.data.length > 0 } : answer
    },

    discard: async (id) => gone(await call(z.unknown(), (options) => broadcasts.remove(id, options))),
  }
}
