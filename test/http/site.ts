import { applyD1Migrations, createExecutionContext } from "cloudflare:test"
import { env } from "cloudflare:workers"
import * as z from "zod"
import { readConfig } from "../../src/config.ts"
import type { Sending } from "../../src/delivery/doubt.ts"
import type { LateAction } from "../../src/delivery/late.ts"
import type { TestWish } from "../../src/delivery/test-send.ts"
import { dependencies } from "../../src/deps.ts"
import type { Edition } from "../../src/edition/edition.ts"
import { createApp } from "../../src/http/app.ts"
import type { Decided } from "../../src/http/deps.ts"
import { decideLate } from "../../src/jobs/decide-late.ts"
import type { JobDeps, RunParams } from "../../src/jobs/deps.ts"
import { farewellTo } from "../../src/jobs/farewell.ts"
import { findNotSubmitted } from "../../src/jobs/find-not-submitted.ts"
import { lookAtLate } from "../../src/jobs/look-at-late.ts"
import { sendTest } from "../../src/jobs/send-test.ts"
import { accountsIn } from "../../src/store/accounts.ts"
import { broadcastsIn } from "../../src/store/broadcasts.ts"
import { countsIn } from "../../src/store/counts.ts"
import { deliveriesIn } from "../../src/store/deliveries.ts"
import type {
  Decision,
  EditionRow,
  EditionState,
  Frozen,
  FrozenPictures,
} from "../../src/store/edition-row.ts"
import { editionsIn } from "../../src/store/editions.ts"
import { filesIn } from "../../src/store/files.ts"
import { importsIn } from "../../src/store/imports.ts"
import { signUpsIn } from "../../src/store/sign-ups.ts"
import { subscriberListIn } from "../../src/store/subscriber-list.ts"
import { subscribersIn } from "../../src/store/subscribers.ts"
import { testSendsIn } from "../../src/store/test-sends.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { addressHash } from "../../src/subscribers/suppression.ts"
import { demonstration } from "../demonstration.ts"
import { edition, evidence } from "./fixture.ts"

const Migrations = z.array(z.object({ name: z.string(), queries: z.array(z.string()) }))

/** Makes the tables; may be called before each test. */
export const migrate = () => applyD1Migrations(env.DB, Migrations.parse(Reflect.get(env, "TEST_MIGRATIONS")))

export const editions = editionsIn(env.DB, "bitcoin")
export const files = filesIn(env.FILES)

const now = Date.UTC(2026, 1, 9, 0, 20)

/** The rule of an editor's decision over the real table, without a Workflow to start. */
async function decide(
  slug: string,
  action: Decision["action"],
  reason: string,
  by: string,
): Promise<Decided> {
  const decision = { action, reason, at: now }
  const changed =
    action === "pause"
      ? await editions.pause(slug, by, decision)
      : action === "cancel"
        ? await editions.cancel(false, slug, by, decision)
        : action === "reject"
          ? await editions.reject(slug, by, decision)
          : (await editions.release(slug, by, decision)) || (await editions.remake(slug, by, decision))
  const row = await editions.find(slug)
  if (row === null) return { outcome: "unknown" }
  if (changed || row.decision?.action === action) return { outcome: "decided", state: row.state }
  return { outcome: "refused", state: row.state, accepted: ["waiting", "held"] }
}

/** What was enqueued and started since the tests last looked. */
export const began: { mails: string[]; runs: { id: string; params: RunParams }[] } = { mails: [], runs: [] }

/** The jobs over the real tables, at the time of these tests; nothing that they begin goes on by itself. */
function jobsOf(env: Env): JobDeps {
  const { deps } = dependencies(env)
  if (deps === null) throw new Error("the settings are wrong")
  return {
    ...deps.jobs,
    now: () => now,
    enqueueMail: async (id) => {
      began.mails.push(id)
    },
    startRun: async (id, params) => {
      began.runs.push({ id, params })
    },
    log: (event, details) => logged.push(JSON.stringify({ event, ...details })),
  }
}
/** What was logged by those jobs. */
export const logged: string[] = []

export const app = createApp((env) => {
  const { config, problems } = readConfig(env)
  if (config === null) return { problems }
  const deps = {
    config,
    now: () => now,
    newId: () => crypto.randomUUID(),
    signUps: signUpsIn(env.DB, config.HASH_KEY),
    subscribers: subscribersIn(env.DB),
    accounts: accountsIn(env.DB, config.HASH_KEY),
    farewell: (address: string, change: "moved" | "deleted") => farewellTo(config, address, change),
    enqueueMail: async () => {},
    mayAsk: async () => true,
    postForm: async () => {
      throw new Error("nobody is asked here")
    },
    log: () => {},
    subscriberList: subscriberListIn(env.DB),
    counts: countsIn(env.DB),
    hashOf: (address: string) => addressHash(config.HASH_KEY, address),
    editions: editionsIn(env.DB, config.NEWSLETTER),
    files: filesIn(env.FILES),
    imports: importsIn(env.DB, config.HASH_KEY),
    readWebhook: null,
    reportLines: () => [],
    findNotSubmitted: (slug: string, of: Sending, after: number) =>
      findNotSubmitted(
        { editions, ledger: deliveriesIn(env.DB), broadcasts: broadcastsIn(env.DB) },
        slug,
        of,
        after,
      ),
    findDoubts: async () => null,
    resolveDoubts: async () => ({ outcome: "unknown" as const }),
    lookAtDelivery: async () => null,
    lookAtLate: (row: EditionRow) => lookAtLate(jobsOf(env), row),
    decideLate: (slug: string, action: LateAction, reason: string, by: string) =>
      decideLate(jobsOf(env), slug, action, reason, by),
    sendTest: (slug: string, wish: TestWish) =>
      sendTest(
        {
          ...jobsOf(env),
          subscribers: subscribersIn(env.DB),
          testSends: testSendsIn(env.DB, config.NEWSLETTER),
          hashOf: (address: string) => addressHash(config.HASH_KEY, address),
        },
        slug,
        wish,
      ),
    countAudience: async () => ({ due: 0, cap: null }),
    hear: async () => "heard",
    hearLeaver: async () => "left",
    decide,
    probe: async () => ({
      day: "2026-02-08",
      at: "2026-02-09T00:20:00Z",
      probed: [],
      off: [],
      required: [],
      lane: { lane: "batch" as const, readers: 0 },
    }),
    rebuild: async () => ({ outcome: "unknown" as const }),
    backfill: async () => ({ kept: [], failures: [] }),
  }
  return { deps }
})

export const token = demonstration.DESK_TOKEN
export const bearer = { Authorization: `Bearer ${token}` }
export const page = { Accept: "text/html" }
export const form = { "Content-Type": "application/x-www-form-urlencoded" }
export const json = { "Content-Type": "application/json" }

type Asking = {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** Cloudflare Access has let the caller through. */
  access?: boolean
  /** Settings that differ; undefined takes one away. */
  settings?: Record<string, unknown>
}

export async function ask(
  path: string,
  { access = false, settings = {}, ...init }: Asking = {},
): Promise<Response> {
  const context = createExecutionContext()
  if (access) Object.defineProperty(context, "access", { value: { aud: "the desk" } })
  const request = new Request(new URL(path, demonstration.PUBLIC_URL), { redirect: "manual", ...init })
  return app.fetch(request, { ...env, ...settings }, context)
}

/** Puts the edition of the fixture into the store, in a state that it may be met in. */
export async function store(
  state: EditionState,
  {
    slug = "2026-02-08",
    words = edition,
    pictures = null,
  }: { slug?: string; words?: Edition; pictures?: FrozenPictures | null } = {},
): Promise<void> {
  const day = slug
  const slotAt = Date.UTC(2026, 1, 9, 0, 10)
  await editions.begin({ slug, day, slotAt, dueAt: slotAt }, now)
  await editions.beat(slug, "gather", now)
  if (state === "making") return
  const frozen: Frozen = {
    state: state === "waiting" || state === "rejected" ? "waiting" : state === "held" ? "held" : "released",
    status: words.status,
    editionSha: await files.put(JSON.stringify({ ...words, slug, day }), "application/json"),
    evidenceSha: await files.put(JSON.stringify({ ...evidence, slug }), "application/json"),
    mails: await mails(words),
    pictures,
    subject: words.headline.text,
    bigMove: words.bigMove !== null,
    reasons: words.reasons,
  }
  await editions.freeze(slug, 1, frozen, now)
  if (state === "rejected")
    await editions.reject(slug, "access", { action: "reject", reason: "not today", at: now })
  if (state === "missed") await editions.move(slug, "released", "missed", now)
  if (["sending", "done", "failed"].includes(state)) await editions.move(slug, "released", "sending", now)
  if (state === "failed") await editions.move(slug, "sending", "failed", now)
  if (state === "done") await editions.close(slug, "done", report, now)
}

const report = { planned: 3, submitted: 2, left: 1, suppressed: 0, rejected: 0, failed: 0, inDoubt: 0 }

async function mails({ headline }: Edition): Promise<Frozen["mails"]> {
  const put = async (kind: string) => ({
    html: await files.put(
      `<!doctype html><title>${kind}</title><style>p{color:red}@media (prefers-color-scheme:dark){p{color:blue}}</style><h1>${headline.text}</h1><p>for ${kind}</p>` +
        '<a href="%%unsubscribe%%">Unsubscribe</a><script>document.title = "ran"</script>',
      "text/html",
    ),
    text: await files.put(`${headline.text}\nfor ${kind}\nUnsubscribe: %%unsubscribe%%\n`, "text/plain"),
  })
  const [general, holder, trader, beginner] = await Promise.all(readerKinds.map(put))
  if (!general || !holder || !trader || !beginner) throw new Error("a reader kind is missing")
  return { general, "long-term-holder": holder, trader, beginner }
}

/** The smallest PNG there is in these tests: one pixel of a colour from 0, black, to 255. */
export const png = (grey: number): Uint8Array =>
  Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, grey],
  ])

/** Puts three pictures into the store. */
export async function storePictures(): Promise<FrozenPictures> {
  const put = async (grey: number, height: number) => ({
    key: await files.putBytes(png(grey), "image/png"),
    width: 1200,
    height,
  })
  const [light, dark, og] = await Promise.all([put(255, 1000), put(0, 1000), put(128, 630)])
  return { light, dark, og }
}

/** Takes all editions away, with what was sent of them. */
export const clear = () =>
  env.DB.batch(
    ["broadcasts", "chunks", "deliveries", "late_sends", "test_sends", "editions"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )

const Tables = z.array(z.object({ name: z.string() }))

/** All that the database holds, and the names of all files, to compare. */
export async function everything(except: string[] = []): Promise<string> {
  const all = Tables.parse(
    (
      await env.DB.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
      ).all()
    ).results,
  )
  const tables = all.filter(({ name }) => !except.includes(name))
  const rows = await Promise.all(tables.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`).all()))
  const { objects } = await env.FILES.list()
  return JSON.stringify([tables, rows.map(({ results }) => results), objects.map(({ key }) => key)])
}
