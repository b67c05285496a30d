import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import worker from "../../src/index.ts"
import { createReader, createSite, type Site } from "../http/public/reader-site.ts"

const mailbox = "leave@news.example.com"
let site: Site
let token: string
beforeEach(async () => {
  site = await createSite()
  const publicId = await createReader(site, "ada@example.com")
  token = (await site.unsubscribePath(publicId)).slice("/unsubscribe/".length)
})

const never = (what: string) => () => {
  throw new Error(`${what} must not be called`)
}

/** A mail comes in by Cloudflare's route. What is not to be touched throws. */
const mailIn = (
  to: string,
  headers: Record<string, string>,
  settings: { UNSUBSCRIBE_MAILBOX?: string } = { UNSUBSCRIBE_MAILBOX: mailbox },
) =>
  worker.email(
    {
      from: "anyone@elsewhere.example",
      to,
      headers: new Headers(headers),
      rawSize: 1,
      get raw(): ReadableStream<Uint8Array> {
        return never("raw")()
      },
      setReject: never("setReject"),
      forward: never("forward"),
      reply: never("reply"),
    },
    { ...env, ...settings },
  )
const state = () => site.stateOf("ada@example.com")

test.each([
  ["as the subject", () => mailIn(mailbox, { Subject: token })],
  ["in the subject, among words of the client's", () => mailIn(mailbox, { Subject: `Re: ${token} ` })],
  ["as the address's tag", () => mailIn(`Leave+${token}@News.example.com`, {})],
])("a mail with the token %s ends the subscription, unanswered, and twice is once", async (_, send) => {
  await send()
  expect(await state()).toBe("unsubscribed")
  const once = await site.rows()
  await send()
  expect(await site.rows()).toEqual(once)
})

test("any other mail changes nothing", async () => {
  const before = await site.rows()
  const preferences = (await site.preferencesPath("reader-1")).slice("/preferences/".length)
  for (const subject of ["", "unsubscribe", "please stop", preferences, token.slice(0, -1), `x${token}`])
    await mailIn(mailbox, { Subject: subject })
  await mailIn(mailbox, {})
  await mailIn("news@news.example.com", { Subject: token })
  await mailIn(mailbox, { Subject: "Out of office", From: `${token}@x.example` })
  expect(await site.rows()).toEqual(before)
})

test("without the setting no mail is looked at", async () => {
  await mailIn(mailbox, { Subject: token }, {})
  expect(await state()).toBe("confirmed")
})
