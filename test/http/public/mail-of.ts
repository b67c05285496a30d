import { env } from "cloudflare:workers"
import { composeMail } from "../../../src/jobs/compose-mail.ts"
import { deliveriesIn } from "../../../src/store/deliveries.ts"
import { lateSendsIn } from "../../../src/store/late-sends.ts"
import { outboxIn } from "../../../src/store/outbox.ts"
import { editions, files } from "../site.ts"
import type { Site } from "./reader-site.ts"

/** What an outbox row becomes when its turn comes: the mail, or why none goes. */
export async function mailOf(site: Site, id: string) {
  const row = await outboxIn(env.DB).find(id)
  if (row === null) throw new Error(`no row ${id} in the outbox`)
  const ledger = deliveriesIn(env.DB)
  const lateSends = lateSendsIn(env.DB, site.deps.config.NEWSLETTER)
  return row.frozen ?? (await composeMail({ ...site.deps, editions, files, ledger, lateSends }, row))
}

/** The same, for a row that must become a mail. */
export async function sentOf(site: Site, id: string) {
  const mail = await mailOf(site, id)
  if ("drop" in mail) throw new Error(`dropped: ${mail.drop}`)
  return mail
}

/** The path of a link of this kind in the mail that a row becomes. */
export async function linkIn(site: Site, id: string, kind: string): Promise<string> {
  const { text } = await sentOf(site, id)
  const path = new RegExp(`https://[^/\\s]+(/${kind}/\\S+)`).exec(text)?.[1]
  if (path === undefined) throw new Error(`no link to ${kind} in the mail`)
  return path
}
