import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test"
import { env } from "cloudflare:workers"
import fc from "fast-check"
import { expect, test, vi } from "vitest"
import * as z from "zod"
import worker from "../../src/index.ts"
import { demonstration } from "../demonstration.ts"
import { bounces, eventOf, signWebhook } from "../outside/resend-webhook.ts"
import { clearImports } from "./api/import-desk.ts"
import { bearer, clear, everything, migrate, store } from "./site.ts"

/** `FUZZ_RUNS=10000` in the environment of vitest asks for more. */
const numRuns = z.coerce.number().default(400).parse(Reflect.get(env, "FUZZ_RUNS"))

const local = "fuzzed.reader"
const address = `${local}@example.com`
const slug = "2026-02-08"

const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("%", "%00", "..", "%ff", address, "2026-02-30", "2026-w99", "x".repeat(300)),
)
/** What is asked for, mostly in the way that it takes. */
const POST = [
  ...["/webhooks/resend", "/webhooks/resend", "/webhooks/resend", "/api/v1/imports", "/api/v1/imports"],
  ...["/api/v1/imports/IMPORT/commit", "/api/v1/imports/IMPORT/undo", "/api/v1/imports/ODD/undo"],
  ...["/api/v1/subscribers/show", "/api/v1/subscribers/suppress", "/api/v1/editions/ODD/rebuild"],
  ...[`/api/v1/editions/${slug}/decision`, "/api/v1/editions/ODD/decision", `/preview/${slug}/decision`],
]
const PUT = ["IMPORT/parts/0", "IMPORT/parts/1", "ODD/parts/0", "IMPORT/parts/ODD"].map(
  (at) => `/api/v1/imports/${at}`,
)
const GET = [
  ...["/api/v1/imports/ODD", "/api/v1/imports/IMPORT", "/api/v1/subscribers/stats", "/api/v1/nothing"],
  ...["/api/v1/subscribers.csv", "/api/v1/subscribers.json", "/api/v1/editions", "/api/v1/editions/ODD"],
  ...[`/preview/${slug}`, `/preview/${slug}/mail`, "/preview/ODD", "/preview", "/editions/ODD", "/ODD", "/"],
  ...["/editions/ODD/evidence", "/editions/ODD/evidence.json", "/pictures/ODD"],
]
const asks = [
  ...[...POST, ...POST, ...POST].map((path) => ({ method: "POST", path })),
  ...[...PUT, ...PUT, ...PUT].map((path) => ({ method: "PUT", path })),
  ...GET.map((path) => ({ method: "GET", path })),
]
const others = ["HEAD", "OPTIONS", "DELETE", "PATCH", "POST", "PUT"]
const mail = {
  ...{
    id: "56761188-7520-42d8-8898-ff6fc54ce618",
    from: demonstration.FROM,
    to: address,
    subject: "A subject",
  },
  tags: [
    { name: "newsletter", value: "bitcoin" },
    { name: "delivery", value: "bitcoin_2026-02-08_1_edition" },
  ],
}
const part = { rows: [], faults: [{ line: 2, problem: "no address" }] }
const list = { file: "ab".repeat(32), format: "ghost", basis: "double opt-in", source: null, moved: true }
const right = fc.constantFrom<Record<string, unknown>>(
  list,
  part,
  { parts: 1 },
  { email: address },
  { action: "release", reason: "checked" },
  eventOf(mail, "email.bounced", bounces.permanent),
  eventOf(mail, "email.bounced", bounces.transient),
  eventOf(mail, "email.complained"),
  eventOf(mail, "email.delivered"),
)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(address, -1, 1e300, null, [], "\ud800"),
)
const names = fc.constantFrom(
  ...["file", "format", "rows", "faults", "parts", "email", "action", "data", "type", "__proto__", "moved"],
)
const body = fc.oneof(
  { weight: 6, arbitrary: right.map((fields) => JSON.stringify(fields)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(right, fc.dictionary(names, value, { maxKeys: 2 }))
      .map(([fields, more]) => JSON.stringify({ ...fields, ...more })),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.stringify(json)) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 9000 }) },
  { weight: 1, arbitrary: fc.constant("x".repeat(600_000)) },
)
const asked = fc.record({
  ask: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...asks) },
    {
      weight: 1,
      arbitrary: fc.record({
        method: fc.constantFrom(...others),
        path: fc.constantFrom(...POST, ...PUT, ...GET),
      }),
    },
  ),
  odd,
  type: fc.constantFrom(
    "application/json",
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "",
  ),
  editor: fc.constantFrom(true, true, true, false),
  signature: fc.constantFrom("good", "good", "none", "old", "other"),
  digest: fc.constantFrom("good", "good", "bad"),
  site: fc.constantFrom("same-origin", "same-origin", "cross-site", ""),
  accept: fc.constantFrom("text/html", "application/json", ""),
  body,
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

let ids = 0
async function headersOf({ ask: { path }, type, editor, signature, digest, site, accept, body }: Asked) {
  const bytes = new TextEncoder().encode(body)
  const sha = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  const at = signature === "old" ? Date.now() - 600_000 : Date.now()
  const secret =
    signature === "other" ? "whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==" : demonstration.RESEND_WEBHOOK_SECRET
  const signed = signature === "none" ? {} : signWebhook([secret], `msg_fuzz_${++ids}`, at, body).headers
  return {
    ...(path.startsWith("/webhooks") ? signed : type && { "content-type": type }),
    ...(editor ? bearer : {}),
    ...(accept && { Accept: accept }),
    ...(site && { "Sec-Fetch-Site": site }),
    ...(digest === "good" && { "Content-Digest": `sha-256=:${btoa(String.fromCharCode(...sha))}:` }),
  }
}

async function send(drawn: Asked, job: string): Promise<Response> {
  const path = drawn.ask.path
    .replaceAll("ODD", () => encodeURIComponent(drawn.odd.toWellFormed()))
    .replaceAll("IMPORT", job)
  const bare = drawn.ask.method === "GET" || drawn.ask.method === "HEAD"
  const request = new Request<unknown, IncomingRequestCfProperties>(new URL(path, demonstration.PUBLIC_URL), {
    method: drawn.ask.method,
    headers: await headersOf(drawn),
    ...(bare ? {} : { body: drawn.body }),
  })
  const context = createExecutionContext()
  const answer = await worker.fetch(request, env, context)
  await waitOnExecutionContext(context)
  return answer
}

/** Waits until what was asked for has been done: mails gone, an edition at rest. Then nothing changes but by a request. */
const settled = () =>
  vi.waitFor(
    async () => {
      const open = await env.DB.prepare(
        `SELECT (SELECT count(*) FROM outbox WHERE state = 'queued')
           + (SELECT count(*) FROM editions WHERE state IN ('making', 'released', 'sending')) AS n`,
      ).first("n")
      expect(open).toBe(0)
    },
    { timeout: 60_000, interval: 20 },
  )

/** All rows, but for sums that are written once a minute, whoever asks for what. */
const rows = () => everything(["delivery_outcomes"])

test(`whatever the provider, an editor or a visitor asks (${numRuns} times), nothing fails, what is refused changes nothing, and no address is logged`, async () => {
  await migrate()
  await clear()
  await clearImports()
  await store("waiting")
  const printed: string[] = []
  const spies = (["log", "info", "warn", "error"] as const).map((name) =>
    vi
      .spyOn(console, name)
      .mockImplementation((...words: unknown[]) => void printed.push(words.map(String).join(" "))),
  )
  const begun = await worker.fetch(
    new Request<unknown, IncomingRequestCfProperties>(`${demonstration.PUBLIC_URL}/api/v1/imports`, {
      method: "POST",
      headers: { ...bearer, "Content-Type": "application/json" },
      body: JSON.stringify({ ...list, file: "cd".repeat(32) }),
    }),
    env,
    createExecutionContext(),
  )
  const { id } = z.object({ id: z.string() }).parse(await begun.json())
  const statuses = new Map<number, number>()
  let before = await rows()
  await fc.assert(
    fc.asyncProperty(asked, async (drawn) => {
      const answer = await send(drawn, id)
      const said = await answer.text()
      const { status } = answer
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      expect(status, said.slice(0, 300)).toBeLessThan(500)
      if (status >= 300 || !["POST", "PUT"].includes(drawn.ask.method)) {
        const same = (await rows()) === before
        expect(same, `${drawn.ask.method} ${drawn.ask.path} was answered ${status}`).toBe(true)
      } else {
        await settled()
        before = await rows()
      }
      expect(printed.splice(0).join("\n")).not.toContain(local)
      expect([...answer.headers].join("\n")).not.toContain(local)
      if (status >= 400) expect(said).not.toContain(local)
    }),
    { numRuns },
  )
  for (const spy of spies) spy.mockRestore()
  // It would prove little if all were refused for the same reason.
  for (const status of [200, 401, 403, 404, 405, 413, 415, 422])
    expect(statuses.get(status), `${status}`).toBeGreaterThan(0)
  console.log(
    `fuzzed: ${[...statuses]
      .sort()
      .map(([status, n]) => `${n} × ${status}`)
      .join(", ")}`,
  )
}, 1_800_000)
