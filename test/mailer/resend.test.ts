import { serve } from "@hono/node-server"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { FilledMail, Mail } from "../../src/mailer/mailer.ts"
import { resendMailer } from "../../src/mailer/resend.ts"
import { createOutside } from "../../src/outside.ts"
import { createResend } from "../outside/resend.ts"
import { resendControl } from "../outside/resend-control.ts"

const resend = createResend()
const control = resendControl(resend.fetch)
let baseUrl = ""
let server: ReturnType<typeof serve>

beforeAll(async () => {
  await new Promise<void>((ready) => {
    server = serve({ fetch: resend.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      baseUrl = `http://127.0.0.1:${port}`
      ready()
    })
  })
})
afterAll(async () => {
  server.close()
  await resend.close()
})
beforeEach(() => control.reset())

const { post } = createOutside({ now: () => 0, userAgent: "Plumbline" })
const mailer = (apiKey = "re_sample") => resendMailer({ apiKey, baseUrl, timeoutMs: 2000, post })
const filled = ({ to, ...template }: Mail): FilledMail => ({ template, to, values: {} })
const mailTo = (to: string): Mail => ({
  from: "Plumbline <news@news.example.com>",
  to,
  replyTo: "desk@news.example.com",
  subject: "A subject",
  html: "<p>words</p>",
  text: "words",
  headers: { "List-Unsubscribe": "<https://news.example.com/unsubscribe/t>" },
  tags: [{ name: "chunk", value: "0" }],
})

test("each answer tells how many calls a second there may be and whether any is left, a refusal's among them", async () => {
  const heard: [number, number | null][] = []
  const told = (rate: number, spentForMs: number | null) => void heard.push([rate, spentForMs])
  const learning = resendMailer({ apiKey: "re_sample", baseUrl, timeoutMs: 2000, post, told })
  await learning.submit(mailTo("ann@reader.example"), "outbox/1")
  await control.fail({ kind: "rate_limit" })
  await learning.submitAll([filled(mailTo("bob@reader.example"))], "d/0/0")
  expect(heard).toEqual([
    [10, null],
    [10, 1000],
  ])
})

describe("what is taken", () => {
  test("a single mail is accepted with the provider's id", async () => {
    const outcome = await mailer().submit(mailTo("ann@reader.example"), "outbox/1")
    expect(outcome).toEqual({
      type: "accepted",
      ids: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
      rejected: [],
    })
    expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
  })

  test("a batch carries the key, asks for permissive validation, and every field of each mail", async () => {
    const outcome = await mailer().submitAll(
      [mailTo("ann@reader.example"), mailTo("bob@reader.example")].map(filled),
      "d/0/0",
    )
    expect(outcome).toMatchObject({ type: "accepted", ids: [expect.any(String), expect.any(String)] })
    const [call] = await control.calls()
    expect(call?.path).toBe("/emails/batch")
    expect(call?.headers).toMatchObject({ "idempotency-key": "d/0/0", "x-batch-validation": "permissive" })
    expect(JSON.parse(call?.body ?? "")[0]).toEqual({
      from: "Plumbline <news@news.example.com>",
      to: ["ann@reader.example"],
      reply_to: "desk@news.example.com",
      subject: "A subject",
      html: "<p>words</p>",
      text: "words",
      headers: { "List-Unsubscribe": "<https://news.example.com/unsubscribe/t>" },
      tags: [{ name: "chunk", value: "0" }],
    })
  })

  test("the mails that are wrong are named by their place and do not hold up the others", async () => {
    const mails = ["ann@reader.example", "no-address", "bob@reader.example", "eve@rejected.example"].map(
      mailTo,
    )
    const outcome = await mailer().submitAll(mails.map(filled), "d/0/0")
    expect(outcome).toMatchObject({ type: "accepted", rejected: [{ index: 1 }, { index: 3 }] })
    expect(outcome.type === "accepted" && outcome.ids.length).toBe(2)
    expect(await control.recipients()).toEqual({
      "ann@reader.example": 1,
      "bob@reader.example": 1,
    })
    expect(JSON.stringify(outcome)).not.toMatch(/@/)
  })

  test("the same key and mails are answered with the first ids, and nobody gets a second mail", async () => {
    const mails = [mailTo("ann@reader.example"), mailTo("eve@rejected.example")]
    const first = await mailer().submitAll(mails.map(filled), "d/0/0")
    expect(await mailer().submitAll(mails.map(filled), "d/0/0")).toEqual(first)
    expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
  })

  test("the same key with another body is a conflict, and nothing of it goes out", async () => {
    await mailer().submitAll([filled(mailTo("ann@reader.example"))], "d/0/0")
    const outcome = await mailer().submitAll([filled(mailTo("bob@reader.example"))], "d/0/0")
    expect(outcome.type).toBe("conflict")
    expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
  })
})

/** The error list of Resend, and what each row means for the mails of the call. */
const rows: [number, string, object][] = [
  [400, "validation_error", { type: "invalid" }],
  [400, "invalid_idempotency_key", { type: "invalid" }],
  [401, "missing_api_key", { type: "refused", kind: "unauthorized", scope: "account" }],
  [401, "restricted_api_key", { type: "refused", kind: "unauthorized", scope: "account" }],
  [401, "a_name_of_tomorrow", { type: "refused", kind: "unauthorized", scope: "account" }],
  [403, "invalid_api_key", { type: "refused", kind: "forbidden", scope: "account" }],
  [403, "validation_error", { type: "refused", kind: "forbidden", scope: "account" }],
  [403, "invalid_permission", { type: "refused", kind: "forbidden", scope: "account" }],
  [403, "suspended_api_key", { type: "refused", kind: "forbidden", scope: "account" }],
  [403, "invalid_from_address", { type: "refused", kind: "forbidden", scope: "account" }],
  [403, "email_above_quota", { type: "refused", kind: "monthly_quota", scope: "account" }],
  [404, "not_found", { type: "refused", kind: "misdirected", scope: "account" }],
  [405, "method_not_allowed", { type: "refused", kind: "misdirected", scope: "account" }],
  [409, "invalid_idempotent_request", { type: "conflict" }],
  [409, "concurrent_idempotent_requests", { type: "in_progress" }],
  [409, "resource_locked", { type: "in_progress" }],
  [409, "a_name_of_tomorrow", { type: "unknown" }],
  [422, "missing_required_field", { type: "invalid" }],
  [422, "invalid_parameter", { type: "invalid" }],
  [422, "a_name_of_tomorrow", { type: "invalid" }],
  [429, "rate_limit_exceeded", { type: "refused", kind: "rate_limit", scope: "call", retryAfterMs: 7000 }],
  [429, "daily_quota_exceeded", { type: "refused", kind: "daily_quota", scope: "day", retryAfterMs: 7000 }],
  [429, "monthly_quota_exceeded", { type: "refused", kind: "monthly_quota", scope: "account" }],
  [429, "a_name_of_tomorrow", { type: "refused", kind: "rate_limit", scope: "call" }],
  [451, "security_error", { type: "refused", kind: "blocked", scope: "account" }],
  [500, "application_error", { type: "unknown" }],
  [500, "internal_server_error", { type: "unknown" }],
  [503, "service_unavailable", { type: "unknown" }],
]

describe("what is not taken, or may have been", () => {
  test.each(rows)("%i %s", async (status, name, expected) => {
    const fault = { kind: "answer", status, name, retryAfter: 7, message: "no mail for ann@reader.example" }
    await control.fail(fault, fault)
    const outcome = await mailer().submitAll([filled(mailTo("ann@reader.example"))], "d/0/0")
    expect(outcome).toMatchObject(expected)
    expect(await mailer().submit(mailTo("ann@reader.example"), "outbox/1")).toEqual(outcome)
    expect(outcome).toMatchObject({
      detail: expect.stringContaining(`${status}, ${name}: no mail for (address)`),
    })
    expect(await control.calls()).toHaveLength(2)
    expect((await control.accepted()).mails).toEqual([])
  })

  test("a rate limit without Retry-After is waited out until the rate's window ends", async () => {
    await control.fail({ kind: "rate_limit" })
    expect(await mailer().submit(mailTo("ann@reader.example"), "k")).toMatchObject({ retryAfterMs: 1000 })
  })

  test("a line that is dropped after the mails were taken leaves the outcome unknown", async () => {
    await control.fail({ kind: "drop" })
    const mails = [mailTo("ann@reader.example")]
    expect(await mailer().submitAll(mails.map(filled), "d/0/0")).toMatchObject({ type: "unknown" })
    expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
    expect(await mailer().submitAll(mails.map(filled), "d/0/0")).toMatchObject({
      type: "accepted",
      ids: [expect.any(String)],
    })
    expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
  })

  test("an answer that takes longer than the time-out leaves the outcome unknown", async () => {
    await control.fail({ kind: "slow", ms: 1000 })
    const hasty = resendMailer({ apiKey: "re_sample", baseUrl, timeoutMs: 100, post })
    expect(await hasty.submit(mailTo("ann@reader.example"), "k")).toMatchObject({ type: "unknown" })
    await control.fail({ kind: "slow", ms: 1000 })
    const batch = [filled(mailTo("ann@reader.example"))]
    expect(await hasty.submitAll(batch, "k")).toMatchObject({ type: "unknown" })
  })

  test.each([
    [201, '{"data":[{"id":"1"}]}', { type: "accepted", ids: ["1"] }],
    [202, "", { type: "unknown" }],
    [204, "", { type: "unknown" }],
    [200, "not what was agreed", { type: "unknown" }],
    [301, "", { type: "refused", kind: "misdirected", scope: "account" }],
    [308, "<html>", { type: "refused", kind: "misdirected", scope: "account" }],
  ])("a batch that is answered %d %j is never taken for a wrong one", async (status, body, expected) => {
    const odd = resendMailer({
      apiKey: "re_sample",
      baseUrl,
      timeoutMs: 100,
      post: async () => ({ status, headers: {}, body }),
    })
    expect(await odd.submitAll([filled(mailTo("ann@reader.example"))], "k")).toMatchObject(expected)
  })

  test("HTML where JSON was due leaves the outcome unknown", async () => {
    await control.fail({ kind: "garbled" })
    expect(await mailer().submit(mailTo("ann@reader.example"), "k")).toMatchObject({ type: "unknown" })
    await control.fail({ kind: "garbled" })
    const batch = [filled(mailTo("ann@reader.example"))]
    expect(await mailer().submitAll(batch, "k")).toMatchObject({ type: "unknown" })
  })

  test("nobody at the address leaves the outcome unknown", async () => {
    const nowhere = resendMailer({
      apiKey: "re_sample",
      baseUrl: "http://127.0.0.1:1",
      timeoutMs: 2000,
      post,
    })
    const mail = mailTo("ann@reader.example")
    expect(await nowhere.submit(mail, "k")).toMatchObject({ type: "unknown" })
    expect(await nowhere.submitAll([filled(mail)], "k")).toMatchObject({ type: "unknown" })
  })

  test("a key that is not Resend's is refused for the whole account", async () => {
    expect(await mailer("sk_other").submit(mailTo("ann@reader.example"), "k")).toMatchObject({
      type: "refused",
      kind: "forbidden",
      scope: "account",
    })
  })
})
