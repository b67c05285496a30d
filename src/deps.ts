import wasm from "@resvg/resvg-wasm/index_bg.wasm"
import bold from "./chart/font/inter-bold.ttf"
import regular from "./chart/font/inter-regular.ttf"
import { pressOf } from "./chart/png.ts"
import { readConfig, sourceChoice } from "./config.ts"
import type { DeliverDeps } from "./delivery/deliver-deps.ts"
import type { DeliverMailDeps } from "./delivery/deliver-mail.ts"
import type { Resolution, Sending } from "./delivery/doubt.ts"
import type { LateAction } from "./delivery/late.ts"
import type { ChunkMessage } from "./delivery/ledger.ts"
import { limitsBy, type Told, turnsBy } from "./delivery/limiter.ts"
import type { MailMessage } from "./delivery/outbox.ts"
import type { Leaver, MailNews, WebhookHeaders } from "./delivery/provider-event.ts"
import type { TestWish } from "./delivery/test-send.ts"
import type { Log } from "./delivery/turn.ts"
import { backfillSeries } from "./jobs/backfill-series.ts"
import { composeMail } from "./jobs/compose-mail.ts"
import { countAudience } from "./jobs/count-audience.ts"
import { decide } from "./jobs/decide.ts"
import { decideLate } from "./jobs/decide-late.ts"
import type { JobDeps } from "./jobs/deps.ts"
import { farewellTo } from "./jobs/farewell.ts"
import { findNotSubmitted } from "./jobs/find-not-submitted.ts"
import { hearLeaver } from "./jobs/hear-leaver.ts"
import { type HearingDeps, hearProvider } from "./jobs/hear-provider.ts"
import { leaveByMail } from "./jobs/leave-by-mail.ts"
import { lookAtDelivery } from "./jobs/look-at-delivery.ts"
import { lookAtLate } from "./jobs/look-at-late.ts"
import { rebuild } from "./jobs/rebuild.ts"
import { reportLines } from "./jobs/report-words.ts"
import { findDoubts, resolveDoubts, witness } from "./jobs/resolve-doubts.ts"
import { sendTest } from "./jobs/send-test.ts"
import { resendMailer } from "./mailer/resend.ts"
import { resendBroadcaster } from "./mailer/resend-broadcasts.ts"
import { readResendWebhook } from "./mailer/resend-webhook.ts"
import { probe } from "./market/probe.ts"
import { providerNames } from "./market/providers.ts"
import { chooseSources } from "./market/sources/chosen.ts"
import { createOutside } from "./outside.ts"
import { accountsIn } from "./store/accounts.ts"
import { broadcastsIn } from "./store/broadcasts.ts"
import { contactsIn } from "./store/contacts.ts"
import { countsIn } from "./store/counts.ts"
import { deliveriesIn } from "./store/deliveries.ts"
import type { Decision, EditionRow, Report } from "./store/edition-row.ts"
import { editionsIn } from "./store/editions.ts"
import { feedbackIn } from "./store/feedback.ts"
import { filesIn } from "./store/files.ts"
import { forgettingIn } from "./store/forgetting.ts"
import { importsIn } from "./store/imports.ts"
import { lateSendsIn } from "./store/late-sends.ts"
import { outboxIn } from "./store/outbox.ts"
import { seriesDaysIn } from "./store/series-days.ts"
import { signUpsIn } from "./store/sign-ups.ts"
import { subscriberListIn } from "./store/subscriber-list.ts"
import { subscribersIn } from "./store/subscribers.ts"
import { testSendsIn } from "./store/test-sends.ts"
import { addressHash } from "./subscribers/suppression.ts"
import { signToken } from "./subscribers/token.ts"

const drawPng = pressOf({ wasm, fonts: [new Uint8Array(regular), new Uint8Array(bold)] })

/** What the provider allows, by the last answer that said so. Another isolate hears of it by its own. */
let told: Told | null = null

/**
 * The one place that picks adapters, reads the clock and makes ids. Gives what is wrong with the settings instead, so
 * that nothing runs half-configured.
 */
export function dependencies(env: Env) {
  const { config, problems } = readConfig(env)
  if (config === null) return { deps: null, problems }

  const now = () => Date.now()
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const editions = editionsIn(env.DB, config.NEWSLETTER)
  const subscribers = subscribersIn(env.DB)
  const signUps = signUpsIn(env.DB, config.HASH_KEY)
  const accounts = accountsIn(env.DB, config.HASH_KEY)
  const ledger = deliveriesIn(env.DB)
  const lateSends = lateSendsIn(env.DB, config.NEWSLETTER)
  const outbox = outboxIn(env.DB)
  const feedback = feedbackIn(env.DB)
  const counts = countsIn(env.DB)
  const subscriberList = subscriberListIn(env.DB)
  const hashOf = (address: string) => addressHash(config.HASH_KEY, address)
  const imports = importsIn(env.DB, config.HASH_KEY)
  const files = filesIn(env.FILES)
  const leaseMs = 4 * config.RESEND_TIMEOUT_SECONDS * 1000
  // The provider counts the calls of a whole team together, so one object paces them all.
  const limiter = limitsBy(env.LIMITER.getByName("resend"), now, config.RESEND_RATE, () => told)
  const userAgent = `Plumbline (newsletter; ${config.PUBLIC_URL})`
  const { get, post } = createOutside({ now, userAgent })
  const mailer = resendMailer({
    apiKey: config.RESEND_API_KEY,
    baseUrl: config.RESEND_URL,
    timeoutMs: config.RESEND_TIMEOUT_SECONDS * 1000,
    told(callsPerSecond, spentForMs) {
      told = { callsPerSecond, quietUntil: spentForMs === null ? 0 : now() + spentForMs }
    },
    post,
  })
  const broadcaster = resendBroadcaster({
    apiKey: config.RESEND_API_KEY,
    baseUrl: config.RESEND_URL,
    timeoutMs: config.RESEND_TIMEOUT_SECONDS * 1000,
    turns: turnsBy(limiter, sleep),
  })
  const broadcasts = broadcastsIn(env.DB)
  const contacts = contactsIn(env.DB)
  // A visitor waits for the answer.
  const { postForm } = createOutside({ now, userAgent, timeoutMs: 5_000 })
  const chosen = chooseSources(sourceChoice(config))
  const enqueueMail = async (id: string) => {
    await env.MAIL.send({ outbox: id } satisfies MailMessage)
  }

  const hearing: HearingDeps = {
    newsletter: config.NEWSLETTER,
    feedback,
    broadcasts,
    subscribers,
    hashOf,
    count: (delivery, id, outcome) => env.TALLY.getByName(delivery).count(delivery, id, outcome),
    witness: (delivery, chunk, mail) =>
      witness({ ledger, editions, lateSends, now, log }, delivery, chunk, mail),
    now,
  }
  const secrets = config.RESEND_WEBHOOK_SECRET

  const jobs: JobDeps = {
    config,
    now,
    get,
    sources: chosen.open,
    history: config.HISTORY_URL ?? null,
    openAgain,
    editions,
    files,
    drawPng,
    seriesDays: seriesDaysIn(env.DB),
    ledger,
    lateSends,
    broadcaster,
    broadcasts,
    contacts,
    subscribers,
    outbox,
    async startRun(id, params) {
      try {
        await env.PUBLISH.create({ id, params })
      } catch (error) {
        // https://developers.cloudflare.com/workflows/build/workers-api/#create: the id is taken, so the run is under way.
        if (!(error instanceof Error && error.message.includes("instance.already_exists"))) throw error
      }
    },
    async sendChunks(messages) {
      await env.SEND.sendBatch(messages.map((body: ChunkMessage) => ({ body })))
    },
    enqueueMail,
    log,
  }

  return {
    problems: null,
    deps: {
      jobs,
      feedback,
      housekeeping: { signUps, counts, forget: forgettingIn(env.DB), imports },
      now,
      leaveByMail: (mail: { to: string; subject: string }) => leaveByMail({ config, subscribers, now }, mail),
      http: {
        config,
        now,
        newId: () => crypto.randomUUID(),
        signUps,
        subscribers,
        accounts,
        farewell: (address: string, change: "moved" | "deleted") => farewellTo(config, address, change),
        enqueueMail,
        mayAsk: async (network: string) => (await env.SIGN_UPS.limit({ key: network })).success,
        postForm,
        editions,
        files,
        imports,
        subscriberList,
        counts,
        hashOf,
        readWebhook:
          secrets.length === 0
            ? null
            : (payload: string, headers: WebhookHeaders) => readResendWebhook(secrets, payload, headers),
        hear: (id: string, news: MailNews) => hearProvider(hearing, id, news),
        hearLeaver: (leaver: Leaver) => hearLeaver({ contacts, subscribers, hashOf, now }, leaver),
        findNotSubmitted: (slug: string, of: Sending, after: number) =>
          findNotSubmitted(jobs, slug, of, after),
        findDoubts: (slug: string, of: Sending) => findDoubts(jobs, slug, of),
        resolveDoubts: (slug: string, resolution: Resolution, by: string) =>
          resolveDoubts(jobs, slug, resolution, by),
        reportLines: (report: Report) => reportLines(report, config.RESEND_PRICE),
        lookAtDelivery: (row: EditionRow) => lookAtDelivery(jobs, row),
        countAudience: (row: EditionRow) => countAudience({ config, now, subscriberList }, row),
        lookAtLate: (row: EditionRow) => lookAtLate(jobs, row),
        decideLate: (slug: string, action: LateAction, reason: string, by: string) =>
          decideLate(jobs, slug, action, reason, by),
        sendTest: (slug: string, wish: TestWish) =>
          sendTest(
            { ...jobs, subscribers, testSends: testSendsIn(env.DB, config.NEWSLETTER), hashOf },
            slug,
            wish,
          ),
        decide: (slug: string, action: Decision["action"], reason: string, by: string) =>
          decide(jobs, slug, action, reason, by),
        rebuild: (slug: string) => rebuild(jobs, slug),
        backfill: () => backfillSeries(jobs),
        probe: async () => ({
          ...(await probe(chosen, createOutside({ now, userAgent, repeats: false }).get, now)),
          lane: { lane: config.LANE, readers: await subscriberList.countConfirmed() },
        }),
        log,
      },
      deliver: {
        ledger,
        mailer,
        limiter,
        files,
        leaseMs,
        now,
        sleep,
        async signLink(purpose, publicId, version, keyId) {
          const key = config.TOKEN_KEYS.find(({ id }) => id === keyId)
          if (key === undefined)
            throw new Error(`TOKEN_KEYS no longer holds key ${keyId}, which signs this delivery's links`)
          return signToken(key, { purpose, publicId, version })
        },
        async requeue(message, delaySeconds) {
          await env.SEND.send(message, { delaySeconds })
        },
        log,
      } satisfies DeliverDeps,
      deliverMail: {
        outbox,
        mailer,
        limiter,
        from: config.FROM,
        replyTo: config.REPLY_TO,
        compose: (mail) =>
          composeMail(
            { config, editions, ledger, lateSends, files, signUps, subscribers, accounts, now },
            mail,
          ),
        leaseMs,
        now,
        sleep,
        async requeue(message, delaySeconds) {
          await env.MAIL.send(message, { delaySeconds })
        },
        log,
      } satisfies DeliverMailDeps,
    },
  }
}

/** Sources as they were asked for a past edition. Where one had a key, a word stands in its place: nobody is asked. */
const openAgain: JobDeps["openAgain"] = ({ history, sources }) => {
  const names = sources.map(({ name }) => name)
  return chooseSources({
    history: history ?? undefined,
    on: names,
    off: providerNames.filter((name) => !names.includes(name)),
    urls: Object.fromEntries(sources.map(({ name, url }) => [name, url])),
    keys: Object.fromEntries(sources.flatMap(({ name, keyed }) => (keyed ? [[name, "kept secret"]] : []))),
  }).open
}

/** All that the Worker's handlers need of the world. */
export type Deps = NonNullable<ReturnType<typeof dependencies>["deps"]>

/** One line of JSON, which Workers Logs indexes. What is logged holds no address: see Promise 7 in the README. */
export const log: Log = (event, details) => console.log(JSON.stringify({ event, ...details }))
