import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { createLocalState } from "../../../src/cli/local-state.ts"
import { host } from "../../../src/cli/start/loopback.ts"
import { until } from "../../../src/cli/start/patience.ts"
import { settingsFor } from "../../../src/cli/start/settings.ts"
import { fireCron, migrate, startWorker, waitForHealth } from "../../../src/cli/start/worker.ts"
import { Config } from "../../../src/config.ts"
import { minFillMs, signFormToken } from "../../../src/subscribers/form-token.ts"
import { freePort } from "../../free-port.ts"
import { marketApp } from "../../outside/market/app.ts"
import { eighthOfFebruary } from "../../outside/market/eighth-of-february.ts"
import { createResend } from "../../outside/resend.ts"
import { resendControl } from "../../outside/resend-control.ts"
import { someIp } from "./some-ip.ts"

/** The real Worker on loopback for a browser to open, with its database, its queues and an inbox for everyone. */
export async function openReadersWorker() {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-readers-"))
  const resend = createResend()
  const control = resendControl((request) => resend.fetch(request))
  const provider = await host(resend)
  const market = await host(marketApp(eighthOfFebruary))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const state = createLocalState(url)
  await migrate(folder)
  const outside = { resend: provider.url, market: market.url, history: null }
  const worker = startWorker(folder, port, settingsFor(state, outside))
  await waitForHealth(url, folder, worker)
  const database = await openDatabase(folder)
  const formToken = async () => {
    const [key] = Config.shape.TOKEN_KEYS.parse(state.tokenKeys)
    if (key === undefined) throw new Error("there is no key")
    return signFormToken(key, Date.now() - minFillMs)
  }

  const mailsTo = async (address: string) =>
    (await control.accepted()).mails.filter(({ to }) => [to].flat().includes(address))

  /** The newest link of this kind that was mailed to an address, once there are `count` mails with one. */
  const linkTo = (address: string, kind: string, count = 1): Promise<string> =>
    until(
      60,
      async () => {
        const links = (await mailsTo(address)).flatMap(({ text }) => linksIn(text ?? "", `${url}/${kind}/`))
        return links.length < count ? null : (links.at(-1) ?? null)
      },
      () => `no mail with a link to ${kind} came`,
    )

  /** Signs an address up, as from a form that has been open for long enough, and returns the link to confirm. */
  async function signUp(address: string): Promise<string> {
    const answer = await fetch(`${url}/subscribe`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "CF-Connecting-IP": someIp() },
      body: JSON.stringify({ email: address, frequency: "daily", token: await formToken() }),
    })
    if (answer.status !== 202) throw new Error(`signing up was answered ${answer.status}`)
    return linkTo(address, "confirm")
  }

  return {
    url,
    database,
    mailsTo,
    linkTo,
    signUp,
    /** Fires the slot's cron, as at this moment. */
    slot: (at: number) => fireCron(url, "edition", at),

    /** Makes a reader who gets every edition, and returns the link to the preferences. */
    async join(address: string): Promise<string> {
      const answer = await fetch(await signUp(address), {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      })
      if (!answer.ok) throw new Error(`confirming was answered ${answer.status}`)
      return linkTo(address, "preferences")
    },

    /** Waits until no mail is on its way, and no edition is in the making. */
    quiet: () =>
      until(
        60,
        async () =>
          database.rows(
            // An edition is done a moment before its editors' mail is written.
            `SELECT id FROM outbox WHERE state = 'queued' UNION ALL SELECT slug FROM editions WHERE state <> 'done'
               OR NOT EXISTS (SELECT 1 FROM outbox WHERE purpose = 'editors' AND instr(id, editions.slug || '/' || editions.version || '/done') > 0)`,
          ).length === 0 || null,
        () => "mails or an edition are still under way",
      ),

    async close(): Promise<void> {
      database.close()
      await worker.stop()
      await provider.close()
      await market.close()
      await resend.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type ReadersWorker = Awaited<ReturnType<typeof openReadersWorker>>

/**
 * All links in a text that begin so, as a mail client finds them: without the point of the sentence that they end. What
 * names a place within a page is left out, as nobody is asked for it.
 */
export const linksIn = (text: string, start: string): string[] =>
  text
    .split(/#\S*|[\s"'<>()\\]+/)
    .filter((word) => word.startsWith(start))
    .map((link) => link.replace(/[.,;:]$/, ""))

/** The Worker's own database, for reading alone: each table as its rows, and what a statement finds. */
async function openDatabase(folder: string) {
  const place = join(folder, "v3/d1/miniflare-D1DatabaseObject")
  const [file] = (await readdir(place)).filter(
    (name) => name.endsWith(".sqlite") && name !== "metadata.sqlite",
  )
  if (file === undefined) throw new Error("there is no database")
  const database = new DatabaseSync(join(place, file), { readOnly: true })
  const rows = (sql: string) => database.prepare(sql).all()
  const tables = rows(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).map(({ name }) => String(name))
  return {
    rows,
    everything: () => JSON.stringify(tables.map((name) => [name, rows(`SELECT * FROM ${name}`)])),
    close: () => database.close(),
  }
}
