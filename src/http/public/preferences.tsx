/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { SubscriberRow } from "../../store/subscriber-row.ts"
import { type ChoiceEvent, pauseAt } from "../../subscribers/choices.ts"
import { accountMinutes, readToken } from "../../subscribers/token.ts"
import { answerPage } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { FieldError, Problem } from "../problem-page.tsx"
import type { PublicEnv } from "./deps.ts"
import { incompleteLink } from "./incomplete-link.ts"
import { LeftPage } from "./left-page.tsx"
import { only } from "./methods.ts"
import { readPreferences } from "./preference-fields.ts"
import { dayInWords, NotSubscribedPage, PreferencesPage } from "./preferences-page.tsx"
import { queueMail } from "./queue-mail.ts"
import { maxBodyBytes, readBody } from "./request-body.ts"
import { tooLong } from "./too-long.ts"

/**
 * `GET /preferences/:token` shows what is set and changes nothing; `POST` saves, pauses, resumes or leaves, and answers
 * with the page as it then stands. The token alone says whose: no address is shown.
 */
export const preferences = new Hono<PublicEnv>()
  .get("/:token", async (c) => {
    const publicId = await readLink(c)
    if (publicId === null) return answerProblem(c, incompleteLink)
    return answerAs(c, await c.var.deps.subscribers.byPublicId(publicId), {}, { ok: 200, notSubscribed: 200 })
  })
  .post(
    "/:token",
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => answerProblem(c, tooLong) }),
    async (c) => {
      const publicId = await readLink(c)
      if (publicId === null) return answerProblem(c, incompleteLink)
      const { subscribers, now, config } = c.var.deps
      const body = await readBody(c)
      if ("problem" in body) return answerProblem(c, body.problem)
      const read = readPreferences(body.input, config.CADENCE)
      if ("errors" in read) {
        const { errors } = read
        if (body.form === "json")
          return answerProblem(c, { status: 422, title: "some fields are not accepted", errors }, "json")
        return answerAs(
          c,
          await subscribers.byPublicId(publicId),
          { errors },
          { ok: 422, notSubscribed: 409 },
        )
      }
      if (read.event.type === "leave") {
        await subscribers.unsubscribe(publicId, now())
        return answerPage(c, <LeftPage newsletter={config.TITLE} />, 200, "private")
      }
      if (read.event.type === "account") {
        const mail = await c.var.deps.accounts.askLink(publicId, now())
        if (mail !== null) await queueMail(c.var.deps, mail)
        const row = await subscribers.byPublicId(publicId)
        return answerAs(c, row, { done: linkAsked }, { ok: 202, notSubscribed: 409 })
      }
      const { reader, mail } = await subscribers.choose(publicId, read.event, now())
      if (mail !== null) await queueMail(c.var.deps, mail)
      const row = reader ?? (await subscribers.byPublicId(publicId))
      const done = row === null ? "" : doneBy(read.event, mail !== null, row)
      return answerAs(c, row, { done }, { ok: 200, notSubscribed: 409 })
    },
  )
  .all("/:token", only("GET, HEAD, POST"))

/** The reader whose link it is, or null. A link of any version, signed by any key of the ring, works for ever. */
async function readLink(c: Context<PublicEnv>): Promise<string | null> {
  const { config, now } = c.var.deps
  const reading = await readToken(config.TOKEN_KEYS, "preferences", c.req.param("token") ?? "", now())
  return reading.outcome === "valid" ? reading.publicId : null
}

function answerAs(
  c: Context<PublicEnv>,
  row: SubscriberRow | null,
  said: { done?: string; errors?: FieldError[] },
  status: { ok: 200 | 202 | 422; notSubscribed: 200 | 409 },
) {
  const { config, now } = c.var.deps
  if (row === null) return answerProblem(c, forgotten)
  const newsletter = config.TITLE
  if (row.state !== "confirmed")
    return answerPage(
      c,
      <NotSubscribedPage newsletter={newsletter} state={row.state} />,
      status.notSubscribed,
      "private",
    )
  const { kind, frequency, paused_until } = row
  const set = { kind, frequency, pausedUntil: pauseAt(paused_until, now()) }
  const page = <PreferencesPage newsletter={newsletter} cadence={config.CADENCE} set={set} {...said} />
  return answerPage(c, page, status.ok, "private")
}

const linkAsked = `A mail with a link is on its way to your address. The link works for ${accountMinutes} minutes; one an hour is sent, and three a day, at most.`

/** What a press of a button did, in a sentence. */
function doneBy({ type }: ChoiceEvent, changed: boolean, { paused_until }: SubscriberRow): string {
  if (type === "save")
    return changed ? "Saved: what is set now stands below." : "That was set already: nothing was changed."
  if (type === "resume")
    return changed ? "Saved: you get the next edition again." : "Nothing was paused: nothing was changed."
  const until = paused_until === null ? "" : ` until ${dayInWords(paused_until)}`
  return changed ? `Saved: paused${until}.` : `Paused already${until}: nothing was changed.`
}

const forgotten: Problem = {
  status: 404,
  title: "nobody is signed up by this link any more",
  detail: "What it belonged to is forgotten, and nothing is sent. To come back, sign up again.",
  next: { href: "/subscribe", text: "Sign up again" },
}
