import { runDurableObjectAlarm } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import { subscribe } from "../delivery/post-office.ts"
import { demonstration } from "../demonstration.ts"
import { bounces, eventOf, signWebhook } from "../outside/resend-webhook.ts"
import { cron, edition, open, resend, until, visit } from "./newsroom.ts"

const canaryMinutes = (minutes: string) => Reflect.set(env, "CANARY_MINUTES", minutes)
// Longer than this story takes.
canaryMinutes("30")

const slug = "2026-02-08"
const editor = { authorization: `Bearer ${demonstration.DESK_TOKEN}` }
const page = async () =>
  (await visit(`/preview/${slug}`, { headers: { ...editor, accept: "text/html" } })).text()
/** How many readers have the edition, and how many have it more than once. */
async function got(): Promise<{ readers: number; twice: number }> {
  const recipients = await resend.recipients()
  const times = Object.entries(recipients).flatMap(([address, n]) =>
    address.endsWith("@reader.example") ? [n] : [],
  )
  return { readers: times.length, twice: times.filter((n) => n > 1).length }
}
const submitted = async () =>
  (await env.DB.prepare("SELECT seq FROM chunks WHERE state = 'submitted' ORDER BY seq").raw()).flat()

beforeAll(open)

test("a first edition is tried on half of a thousand readers, stops at their bounces, and released reaches each of the others once", async () => {
  await subscribe(1000)
  await cron("slot")
  await until(async () => ((await submitted()).length === 5 ? true : undefined))
  expect(await submitted()).toEqual([0, 2, 4, 6, 8])
  expect(await got()).toEqual({ readers: 500, twice: 0 })
  expect(await page()).toContain("tried on a few readers first")

  const mails = (await resend.accepted()).mails.filter(({ to }) =>
    [to].flat()[0]?.endsWith("@reader.example"),
  )
  for (const [n, mail] of mails.slice(0, 12).entries()) {
    const event = JSON.stringify(eventOf(mail, "email.bounced", bounces.permanent))
    const signed = signWebhook([demonstration.RESEND_WEBHOOK_SECRET], `msg_${n}`, Date.now(), event)
    expect((await visit("/webhooks/resend", { method: "POST", ...signed })).status).toBe(200)
  }
  // What is heard is written down once a minute.
  await runDurableObjectAlarm(env.TALLY.getByName(`bitcoin/${slug}/1/edition`))
  await edition(slug, "stopped")
  expect(await got()).toEqual({ readers: 500, twice: 0 })
  expect(await page()).toMatch(/12 of \d+ mails came back/)

  // The next run reads its settings anew.
  canaryMinutes("0.01")
  const released = await visit(`/api/v1/editions/${slug}/decision`, {
    method: "POST",
    headers: { ...editor, "content-type": "application/json" },
    body: JSON.stringify({ action: "release", reason: "an old list, cleaned since" }),
  })
  expect(released.status).toBe(200)
  expect((await edition(slug, "done")).report).toMatchObject({
    planned: 1000,
    submitted: 1000,
    failed: 0,
    inDoubt: 0,
  })
  expect(await got()).toEqual({ readers: 1000, twice: 0 })
})
