/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { SubscriberRow } from "../../store/subscriber-row.ts"
import { accountMinutes, addressHours, signToken, type TokenKey } from "../../subscribers/token.ts"
import { answerPage } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"
import { readAccountAction } from "./account-fields.ts"
import { AccountPage, DeletedPage, MovedPage, NewAddressPage } from "./account-page.tsx"
import { askAccount, showAskAccount } from "./ask-account.tsx"
import type { PublicEnv } from "./deps.ts"
import { only } from "./methods.ts"
import { readPassingLink } from "./passing-link.ts"
import { queueMail } from "./queue-mail.ts"
import { maxBodyBytes, readBody } from "./request-body.ts"
import { formLimit } from "./subscribe.ts"
import { tooLong } from "./too-long.ts"

/**
 * `GET /account/:token` shows what a reader can do about all that is kept of them, and changes nothing; `POST` hands it
 * out, asks for another address, or deletes it. The link is mailed to the present address when it is asked for, at the
 * preference centre or at `/account`, and holds for an hour: an edition that was passed on opens none of this.
 */
export const account = new Hono<PublicEnv>()
  .get("/", showAskAccount)
  .post("/", formLimit, askAccount)
  .all("/", only("GET, HEAD, POST"))
  .get("/:token", async (c) => {
    const opened = await openAccount(c)
    if ("problem" in opened) return answerProblem(c, opened.problem)
    const { config } = c.var.deps
    const preferences = await preferencesPath(config.TOKEN_KEYS, opened.row)
    return answerPage(c, <AccountPage newsletter={config.TITLE} preferences={preferences} />, 200, "private")
  })
  .post(
    "/:token",
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => answerProblem(c, tooLong) }),
    async (c) => {
      const opened = await openAccount(c)
      if ("problem" in opened) return answerProblem(c, opened.problem)
      const body = await readBody(c)
      if ("problem" in body) return answerProblem(c, body.problem)
      const newsletter = c.var.deps.config.TITLE
      const read = readAccountAction(body.input)
      if ("errors" in read) {
        const { errors } = read
        if (body.form === "json")
          return answerProblem(c, { status: 422, title: "some fields are not accepted", errors }, "json")
        return answerPage(c, <AccountPage newsletter={newsletter} errors={errors} />, 422, "private")
      }
      const { accounts, now, newId, farewell } = c.var.deps
      const { public_id: publicId, account_version: version, address } = opened.row
      switch (read.action.type) {
        case "export":
          return handOut(c, await accounts.kept(publicId))
        case "move": {
          const mail = await accounts.askMove({ publicId, version }, read.action.address, newId(), now())
          if (mail !== null) await queueMail(c.var.deps, mail)
          return answerPage(c, <AccountPage newsletter={newsletter} done={asked} />, 202, "private")
        }
        case "delete": {
          const last = address === null ? null : await farewell(address, "deleted")
          const mail = await accounts.erase(publicId, version, last, now())
          if (mail !== null) await queueMail(c.var.deps, mail)
          return answerPage(c, <DeletedPage newsletter={newsletter} />, 200, "private")
        }
      }
    },
  )
  .all("/:token", only("GET, HEAD, POST"))

/** `GET /address/:token` asks a new address whether it is the reader's; `POST` makes it so. */
export const newAddress = new Hono<PublicEnv>()
  .get("/:token", async (c) => {
    const move = await openMove(c)
    if ("problem" in move) return answerProblem(c, move.problem)
    return answerPage(c, <NewAddressPage newsletter={c.var.deps.config.TITLE} />, 200, "private")
  })
  .post("/:token", async (c) => {
    const move = await openMove(c)
    if ("problem" in move) return answerProblem(c, move.problem)
    const { accounts, farewell, now, config } = c.var.deps
    const mail = await accounts.move(move.ask, move.version, await farewell(move.address, "moved"), now())
    if (mail === null) return answerProblem(c, overtaken)
    await queueMail(c.var.deps, mail)
    return answerPage(c, <MovedPage newsletter={config.TITLE} />, 200, "private")
  })
  .all("/:token", only("GET, HEAD, POST"))

/** The same for every address, so that nobody learns whose one is. */
const asked = `If that address can be used, a mail is on its way to it. Its link works for ${addressHours} hours; three such mails are sent a day at most.`

const linkEnded: Problem = {
  status: 410,
  title: "this link has ended",
  detail: `It works for ${accountMinutes} minutes, and no longer once the address has changed. Ask for a new one.`,
  next: { href: "/account", text: "Ask for a new link" },
}

const overtaken: Problem = {
  status: 410,
  title: "this link changes nothing any more",
  detail: `It works once, for ${addressHours} hours, and not for an address that is taken. Nothing was changed.`,
}

const forgotten: Problem = {
  status: 404,
  title: "nothing is kept by this link any more",
  detail: "What it belonged to is deleted, and nothing is sent. To come back, sign up again.",
  next: { href: "/subscribe", text: "Sign up again" },
}

/** The reader's own page of preferences: the link that leads here was mailed to the same mailbox as that page's are. */
async function preferencesPath(keys: readonly TokenKey[], row: SubscriberRow): Promise<string | undefined> {
  const [key] = keys
  if (key === undefined || row.state !== "confirmed") return undefined
  const { public_id: publicId, token_version: version } = row
  return `/preferences/${await signToken(key, { purpose: "preferences", publicId, version })}`
}

async function openAccount(c: Context<PublicEnv>): Promise<{ row: SubscriberRow } | { problem: Problem }> {
  const link = await readPassingLink(c, "account", linkEnded)
  if ("problem" in link) return link
  const row = await c.var.deps.subscribers.byPublicId(link.publicId)
  if (row === null) return { problem: forgotten }
  return row.account_version === link.version ? { row } : { problem: linkEnded }
}

async function openMove(
  c: Context<PublicEnv>,
): Promise<{ ask: string; version: number; address: string } | { problem: Problem }> {
  const link = await readPassingLink(c, "address", overtaken)
  if ("problem" in link) return link
  const move = await c.var.deps.accounts.moveAsked(link.publicId)
  if (move?.state !== "confirmed" || move.address === null) return { problem: overtaken }
  if (move.free === 0 || move.account_version !== link.version) return { problem: overtaken }
  return { ask: link.publicId, version: link.version, address: move.address }
}

function handOut(c: Context<PublicEnv>, kept: Record<string, unknown>) {
  c.header("Cache-Control", "no-store")
  c.header("X-Content-Type-Options", "nosniff")
  c.header("Content-Disposition", 'attachment; filename="what-is-kept.json"')
  return c.json(kept)
}
