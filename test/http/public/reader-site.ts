import { applyD1Migrations } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { Hono } from "hono"
import * as z from "zod"
import { Config } from "../../../src/config.ts"
import type { PublicDeps, PublicEnv } from "../../../src/http/public/deps.ts"
import { publicRoutes } from "../../../src/http/public/routes.ts"
import { farewellTo } from "../../../src/jobs/farewell.ts"
import { createOutside } from "../../../src/outside.ts"
import { accountsIn } from "../../../src/store/accounts.ts"
import { signUpsIn } from "../../../src/store/sign-ups.ts"
import { subscribersIn } from "../../../src/store/subscribers.ts"
import { confirmMail } from "../../../src/subscribers/confirm-mail.ts"
import { minFillMs, signFormToken } from "../../../src/subscribers/form-token.ts"
import { addressHash } from "../../../src/subscribers/suppression.ts"
import { signToken, type TokenKey } from "../../../src/subscribers/token.ts"
import { someIp } from "./some-ip.ts"

const Migrations = z.array(z.object({ name: z.string(), queries: z.array(z.string()) }))

export const start = Date.UTC(2026, 1, 8, 12, 30)
export const day = 24 * 60 * 60 * 1000

/** The readers' pages on the real D1, emptied; with a clock to set, and what they put on the queue and into the log. */
export async function createSite(settings: Partial<Config> = {}) {
  await applyD1Migrations(env.DB, Migrations.parse(Reflect.get(env, "TEST_MIGRATIONS")))
  await env.DB.batch(
    ["outbox", "consents", "suppressions", "subscribers"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )
  const config = { ...Config.parse(env), ...settings }
  const clock = { now: start }
  const messages: string[] = []
  const logged: string[] = []
  const statements: string[] = []
  let made = 0
  const batches: { rowsWritten: number }[] = []
  const meanwhile: (() => Promise<unknown>)[] = []
  const db = watched(env.DB, {
    beforeBatch: async () => await meanwhile.shift()?.(),
    onPrepare: (sql) => statements.push(sql),
    onBatch: (results) =>
      batches.push({ rowsWritten: results.reduce((sum, { meta }) => sum + meta.rows_written, 0) }),
  })
  const subscribers = subscribersIn(db)
  const signUps = signUpsIn(db, config.HASH_KEY)
  const deps: PublicDeps = {
    config,
    now: () => clock.now,
    newId: () => `reader-${++made}`,
    signUps,
    subscribers,
    accounts: accountsIn(db, config.HASH_KEY),
    farewell: (address, change) => farewellTo(config, address, change),
    async enqueueMail(outbox) {
      messages.push(outbox)
    },
    mayAsk: async (network) => (await env.SIGN_UPS.limit({ key: network })).success,
    postForm: createOutside({ now: () => clock.now, userAgent: "test" }).postForm,
    log: (event, details) => logged.push(`${event} ${JSON.stringify(details)}`),
  }
  const app = new Hono<PublicEnv>()
    .use(async (c, next) => {
      c.set("deps", deps)
      await next()
    })
    .route("/", publicRoutes)

  const [key] = config.TOKEN_KEYS
  if (key === undefined) throw new Error("no token key")
  /** Each request comes from a network of its own, unless it says from where. */
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (!headers.has("CF-Connecting-IP")) headers.set("CF-Connecting-IP", someIp())
    return app.request(path, { ...init, headers })
  }
  /** The token of a form that has been open for long enough. */
  const formToken = () => signFormToken(key, clock.now - minFillMs)

  return {
    deps,
    clock,
    messages,
    logged,
    statements,
    batches,
    /** What another request does just before the next batch is written. */
    meanwhile,
    signUps,
    subscribers,
    request,
    formToken,

    signUp: async (fields: Record<string, unknown>, headers: Record<string, string> = {}) =>
      request("/subscribe", {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headers },
        body: JSON.stringify({ token: await formToken(), ...fields }),
      }),

    /** The path of the link that the mail of a message holds; null when no mail is due. */
    async confirmPath(outbox: string): Promise<string | null> {
      const mail = await confirmMail(await signUps.asked(outbox), { key, publicUrl: "" })
      return "send" in mail ? mail.send.confirmUrl : null
    },

    async preferencesPath(publicId: string, by: TokenKey = key): Promise<string> {
      return `/preferences/${await signToken(by, { purpose: "preferences", publicId, version: 1 })}`
    },

    async unsubscribePath(publicId: string, by: TokenKey = key): Promise<string> {
      return `/unsubscribe/${await signToken(by, { purpose: "unsubscribe", publicId, version: 1 })}`
    },

    /** All rows of all that a reader's life touches. */
    async rows() {
      const all = async (table: string) => (await env.DB.prepare(`SELECT * FROM ${table}`).all()).results
      const [subscribers, consents, suppressions, outbox] = await Promise.all([
        all("subscribers"),
        all("consents"),
        all("suppressions"),
        all("outbox"),
      ])
      return { subscribers, consents, suppressions, outbox }
    },

    async stateOf(address: string): Promise<string | null> {
      const hmac = await addressHash(config.HASH_KEY, address)
      return env.DB.prepare("SELECT state FROM subscribers WHERE address_hmac = ?1").bind(hmac).first("state")
    },
  }
}

/** The database, with a look at each statement that is prepared and at each batch before and after it is written. */
function watched(
  db: D1Database,
  on: {
    onPrepare(sql: string): void
    beforeBatch(): Promise<unknown>
    onBatch(results: D1Result[]): void
  },
): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === "prepare") {
        return (sql: string) => {
          on.onPrepare(sql)
          return target.prepare(sql)
        }
      }
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          await on.beforeBatch()
          const results = await target.batch(statements)
          on.onBatch(results)
          return results
        }
      }
      return Reflect.get(target, name).bind(target)
    },
  })
}

export type Site = Awaited<ReturnType<typeof createSite>>

/** Signs an address up and confirms it; returns its public id. */
export async function createReader(site: Site, address: string): Promise<string> {
  await site.signUp({ email: address })
  const consent = site.messages.at(-1) ?? ""
  const path = await site.confirmPath(consent)
  if (path === null) throw new Error("no mail to confirm")
  const answer = await site.request(path, { method: "POST" })
  if (answer.status !== 200) throw new Error(`not confirmed: ${answer.status}`)
  return consent.replace(/-\d+$/, "")
}
