import { setTimeout } from "node:timers/promises"
import * as z from "zod"
import { exitCodes, Stop } from "../exit.ts"
import type { Inbox } from "./inbox.ts"
import { until } from "./patience.ts"
import { fireCron } from "./worker.ts"

/** The demonstration's one reader. */
export const readerAddress = "reader@example.com"

/**
 * Signs the reader up through the public form's endpoint, and confirms through the link in the newest mail that has one
 * that works. A sign-up that an earlier start broke off in the midst of is gone on with: its mail may lie there already.
 */
export async function becomeReader(url: string, inbox: Inbox): Promise<void> {
  const token = await openedForm(url)
  await expectStatus(
    202,
    fetch(`${url}/subscribe`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email: readerAddress, token }),
    }),
    "signing up",
  )
  let looks = 0
  const { link, page } = await until(
    60,
    async () => {
      looks += 1
      if (looks % 30 === 0) await fireCron(url, "watchdog")
      const link = await newestLink(inbox, url)
      if (link === null) return null
      const answer = await fetch(link)
      return answer.ok ? { link, page: await answer.text() } : null
    },
    () => "no mail with a link to confirm arrived in the inbox",
  )
  const form = /<form method="post"(?: action="([^"]*)")?/.exec(page)
  if (form === null) throw new Stop(exitCodes.failed, "the page to confirm has no form")
  const target = new URL(form[1] ?? link, link)
  await expectStatus(
    200,
    fetch(target, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: target.origin },
      body: "",
    }),
    "confirming",
  )
}

const Opened = z.object({ token: z.string(), afterSeconds: z.number() })

/** The token of a form, once it has been open for as long as a person takes. */
export async function openedForm(url: string): Promise<string> {
  const response = await fetch(`${url}/subscribe/token`)
  const { token, afterSeconds } = Opened.parse(await response.json())
  await setTimeout(afterSeconds * 1000 + 50)
  return token
}

/** The newest link to confirm in the reader's inbox; one that an earlier start sent may name another port. */
async function newestLink(inbox: Inbox, url: string): Promise<string | null> {
  const texts = (await inbox.mailsTo(readerAddress)).map(({ text }) => text)
  const path = texts.flatMap((text) => text.match(/(?<=:\d+)\/confirm\/\S+/g) ?? []).at(-1)
  return path === undefined ? null : url + path
}

async function expectStatus(status: number, asked: Promise<Response>, what: string): Promise<void> {
  const response = await asked
  await response.arrayBuffer()
  if (response.status !== status) {
    throw new Stop(exitCodes.failed, `${what} was answered with ${response.status}, not ${status}`)
  }
}
