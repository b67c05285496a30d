import { Hono } from "hono"
import * as z from "zod"
import type { Described } from "./resend-description.ts"
import { lostLine, problem } from "./resend-faults.ts"

type Contact = { id: string; email: string; unsubscribed: boolean; segments: Set<string> }
type Segment = { id: string; name: string }
const Draft = z
  .object({
    name: z.string().default(""),
    segment_id: z.string(),
    from: z.string().min(1),
    subject: z.string().min(1),
    reply_to: z.array(z.string()).optional(),
    html: z.string(),
    text: z.string(),
    send: z.literal(false).optional(),
  })
  .strict()
type Broadcast = z.infer<typeof Draft> & {
  id: string
  status: "draft" | "queued" | "sent" | "canceled"
  to: string[]
}

/**
 * What goes wrong with the next calls of a kind, which is a method and a path with `:id` for each id: `drop` does what is
 * asked and loses the answer, `lose` loses the call; the others answer and do nothing.
 */
const Fault = z
  .object({
    call: z.string().regex(/^(GET|POST|PATCH|DELETE) \//),
    kind: z.enum(["drop", "lose", "error", "rate_limit", "unauthorized"]),
    times: z.int().min(1).default(1),
  })
  .strict()
type Fault = z.infer<typeof Fault>

const refusals = {
  error: [500, "application_error", "An unexpected error occurred."],
  rate_limit: [429, "rate_limit_exceeded", "Too many requests."],
  unauthorized: [401, "restricted_api_key", "This API key is restricted to only send emails."],
} as const

const absent = (what: string) => problem(404, "not_found", `${what} not found`)
const invalid = (message: string) => problem(422, "validation_error", message)

/**
 * Resend's contacts, segments and broadcasts, as its OpenAPI file and its library of Node have them. A broadcast goes out
 * as soon as it is sent, to who is in its segment and not unsubscribed at that moment, and is called sent once it has been
 * read as queued. With `described` a call that the provider's description does not allow is refused.
 *
 * Control: `GET /_/marketing` (all there is, and which broadcasts each address has got), `POST /_/marketing/faults`,
 * `POST /_/marketing/leave { email }` (as by the link in a broadcast), `POST /_/marketing/place { email, segment }` (as by
 * hand), `POST /_/marketing/hold { held }` (what is queued stays so).
 */
export function createMarketing(described: Described | null = null) {
  const contacts = new Map<string, Contact>()
  const segments = new Map<string, Segment>()
  const broadcasts = new Map<string, Broadcast>()
  const calls: string[] = []
  let faults: Fault[] = []
  let held = false

  const app = new Hono()

  app.use("*", async (c, next) => {
    const { pathname } = new URL(c.req.url)
    if (!/^\/(contacts|segments|broadcasts)(\/|$)/.test(pathname)) return next()
    const call = `${c.req.method} ${pathname.replaceAll(/\/[0-9a-f-]{36}/g, "/:id")}`
    calls.push(call)
    if (!c.req.header("authorization")?.startsWith("Bearer re_"))
      return problem(401, "missing_api_key", "Missing API key in the authorization header.")
    const body = await c.req.raw.clone().text()
    const wrong = described?.({ method: c.req.method, url: c.req.url, body }) ?? null
    if (wrong !== null) return invalid(`Not as the API is described: ${wrong}`)
    const fault = faults.find((each) => each.times > 0 && each.call === call)
    if (fault === undefined) return next()
    fault.times -= 1
    if (fault.kind === "lose") return lostLine()
    if (fault.kind !== "drop") {
      const [status, name, message] = refusals[fault.kind]
      return problem(status, name, message)
    }
    await next()
    c.res = lostLine()
    return undefined
  })

  /** A page of a list, as each list of Resend's comes. */
  const page = (url: string, all: { id: string }[]) => {
    const { searchParams } = new URL(url)
    const after = searchParams.get("after")
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
    const data = all.slice(from, from + Number(searchParams.get("limit") ?? 20))
    return Response.json({ object: "list", data, has_more: from + data.length < all.length })
  }
  const shownContact = ({ id, email, unsubscribed }: Contact) => ({
    ...{ id, email, unsubscribed, first_name: null, last_name: null, created_at: "2026-02-01 00:00:00+00" },
  })

  app.post("/contacts", async (c) => {
    const asked = z
      .object({ email: z.string(), unsubscribed: z.boolean().optional() })
      .safeParse(await c.req.json())
    if (
      !asked.success ||
      !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asked.data.email) ||
      asked.data.email.endsWith("@rejected.example")
    )
      return invalid("Invalid `email` field.")
    const email = asked.data.email.toLowerCase()
    // One that is there already is answered as it is: https://github.com/resend/resend-node/issues/494
    const found = [...contacts.values()].find((each) => each.email === email)
    const contact = found ?? {
      ...{
        id: crypto.randomUUID(),
        email,
        unsubscribed: asked.data.unsubscribed ?? false,
        segments: new Set<string>(),
      },
    }
    contacts.set(contact.id, contact)
    return c.json({ object: "contact", id: contact.id }, 201)
  })
  app.patch("/contacts/:id", async (c) => {
    const contact = contacts.get(c.req.param("id"))
    if (contact === undefined) return absent("Contact")
    contact.unsubscribed = z.object({ unsubscribed: z.boolean() }).parse(await c.req.json()).unsubscribed
    return c.json({ object: "contact", id: contact.id })
  })
  app.delete("/contacts/:id", (c) => {
    const id = c.req.param("id")
    return contacts.delete(id) ? c.json({ object: "contact", contact: id, deleted: true }) : absent("Contact")
  })
  app.get("/contacts/:id/segments", (c) => {
    const contact = contacts.get(c.req.param("id"))
    if (contact === undefined) return absent("Contact")
    return page(
      c.req.url,
      [...segments.values()].filter(({ id }) => contact.segments.has(id)),
    )
  })
  app.post("/contacts/:id/segments/:segment", (c) => {
    const contact = contacts.get(c.req.param("id"))
    const segment = c.req.param("segment")
    if (contact === undefined || !segments.has(segment)) return absent("Contact or segment")
    contact.segments.add(segment)
    return c.json({ object: "contact_segment", contact_id: contact.id, segment_id: segment })
  })
  app.delete("/contacts/:id/segments/:segment", (c) => {
    const [id, segment] = [c.req.param("id"), c.req.param("segment")]
    const deleted = contacts.get(id)?.segments.delete(segment) ?? false
    return deleted
      ? c.json({ object: "contact_segment", contact_id: id, segment_id: segment, deleted })
      : absent("Contact in segment")
  })

  app.post("/segments", async (c) => {
    const { name } = z.object({ name: z.string().min(1) }).parse(await c.req.json())
    const segment = { id: crypto.randomUUID(), name }
    segments.set(segment.id, segment)
    return c.json({ object: "segment", ...segment }, 201)
  })
  app.get("/segments", (c) => page(c.req.url, [...segments.values()]))
  app.get("/segments/:id/contacts", (c) => {
    const id = c.req.param("id")
    if (!segments.has(id)) return absent("Segment")
    return page(c.req.url, [...contacts.values()].filter((each) => each.segments.has(id)).map(shownContact))
  })

  app.post("/broadcasts", async (c) => {
    const draft = Draft.safeParse(await c.req.json())
    if (!draft.success) return invalid(z.prettifyError(draft.error))
    if (!segments.has(draft.data.segment_id)) return invalid("The segment does not exist.")
    if (!draft.data.html.includes("{{{RESEND_UNSUBSCRIBE_URL}}}"))
      return invalid("There is no unsubscribe link.")
    const id = crypto.randomUUID()
    broadcasts.set(id, { ...draft.data, id, status: "draft", to: [] })
    return c.json({ object: "broadcast", id }, 201)
  })
  app.get("/broadcasts", (c) =>
    page(
      c.req.url,
      [...broadcasts.values()].map(({ id, name, status, segment_id }) => ({ id, name, status, segment_id })),
    ),
  )
  app.get("/broadcasts/:id", (c) => {
    const broadcast = broadcasts.get(c.req.param("id"))
    if (broadcast === undefined) return absent("Broadcast")
    const { to: _, send: __, ...shown } = broadcast
    if (broadcast.status === "queued" && !held) broadcast.status = "sent"
    return c.json({
      object: "broadcast",
      topic_id: null,
      preview_text: null,
      ...shown,
      reply_to: shown.reply_to ?? null,
    })
  })
  app.post("/broadcasts/:id/send", (c) => {
    const broadcast = broadcasts.get(c.req.param("id"))
    if (broadcast === undefined) return absent("Broadcast")
    if (broadcast.status !== "draft") return invalid("Only a draft can be sent.")
    broadcast.status = "queued"
    broadcast.to = [...contacts.values()].flatMap(({ email, unsubscribed, segments }) =>
      segments.has(broadcast.segment_id) && !unsubscribed ? [email] : [],
    )
    return c.json({ id: broadcast.id })
  })
  app.post("/broadcasts/:id/cancel", (c) => {
    const broadcast = broadcasts.get(c.req.param("id"))
    if (broadcast === undefined) return absent("Broadcast")
    if (broadcast.status !== "queued") return invalid("Only what is queued can be cancelled.")
    broadcast.status = "canceled"
    return c.json({ object: "broadcast", id: broadcast.id })
  })
  app.get("/broadcasts/:id/recipients", (c) => {
    const broadcast = broadcasts.get(c.req.param("id"))
    if (broadcast === undefined) return absent("Broadcast")
    return page(
      c.req.url,
      broadcast.to.map((email, n) => ({ id: String(n), contact_id: null, email })),
    )
  })
  app.delete("/broadcasts/:id", (c) => {
    const id = c.req.param("id")
    const broadcast = broadcasts.get(id)
    if (broadcast === undefined) return absent("Broadcast")
    if (broadcast.status !== "draft") return invalid("Only a draft can be deleted.")
    broadcasts.delete(id)
    return c.json({ object: "broadcast", id, deleted: true })
  })

  app.get("/_/marketing", (c) => {
    const got: Record<string, string[]> = {}
    for (const { name, to } of broadcasts.values())
      for (const email of to) got[email] = [...(got[email] ?? []), name]
    return c.json({
      calls,
      got,
      contacts: [...contacts.values()].map(({ segments: of, ...rest }) => ({
        ...rest,
        segments: [...of].map((id) => segments.get(id)?.name),
      })),
      segments: [...segments.values()],
      broadcasts: [...broadcasts.values()],
    })
  })
  app.post("/_/marketing/faults", async (c) => {
    const asked = z.object({ faults: z.array(Fault) }).safeParse(await c.req.json())
    if (!asked.success) return c.json({ problem: z.prettifyError(asked.error) }, 422)
    faults = [...faults, ...asked.data.faults]
    return c.json({ faults })
  })
  app.post("/_/marketing/leave", async (c) => {
    const { email } = z.object({ email: z.string() }).parse(await c.req.json())
    for (const contact of contacts.values()) if (contact.email === email) contact.unsubscribed = true
    return c.json({ email })
  })
  app.post("/_/marketing/place", async (c) => {
    const { email, segment } = z.object({ email: z.string(), segment: z.string() }).parse(await c.req.json())
    const ids = [...segments.values()].filter(({ name }) => name === segment).map(({ id }) => id)
    const id = crypto.randomUUID()
    contacts.set(id, { id, email, unsubscribed: false, segments: new Set(ids) })
    return c.json({ email })
  })
  app.post("/_/marketing/hold", async (c) => {
    held = z.object({ held: z.boolean() }).parse(await c.req.json()).held
    return c.json({ held })
  })

  return {
    app,
    reset(): void {
      for (const each of [contacts, segments, broadcasts]) each.clear()
      calls.length = 0
      faults = []
      held = false
    },
  }
}
