import { serve } from "@hono/node-server"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Mail } from "../../src/mailer/mailer.ts"
import { resendMailer } from "../../src/mailer/resend.ts"
import { createOutside } from "../../src/outside.ts"
import { createResend } from "../outside/resend.ts"
import { resendControl } from "../outside/resend-control.ts"
import { describedCalls, descriptionFile } from "../outside/resend-description.ts"

const described = describedCalls()
const none = described === null ? ` (skipped: there is no ${descriptionFile})` : ""

const mail: Mail = {
  from: "Plumbline <news@news.example.com>",
  to: "ann@reader.example",
  replyTo: "desk@news.example.com",
  subject: "A subject",
  html: "<p>words</p>",
  text: "words",
  headers: { "List-Unsubscribe": "<https://news.example.com/unsubscribe/t>" },
  tags: [{ name: "chunk", value: "0" }],
}

describe.skipIf(none !== "")(
  `what we ask of the provider is what its own description of its API says${none}`,
  () => {
    const resend = createResend()
    const control = resendControl(resend.fetch)
    const { post } = createOutside({ now: () => 0, userAgent: "Plumbline" })
    let server: ReturnType<typeof serve>
    let baseUrl = ""

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

    test("a single mail, and a batch", async () => {
      const mailer = resendMailer({ apiKey: "re_sample", baseUrl, timeoutMs: 2000, post })
      await mailer.submit(mail, "outbox/1")
      const { to, ...template } = mail
      await mailer.submitAll(
        [
          { template, to, values: {} },
          { template, to: "bob@reader.example", values: {} },
        ],
        "d/0/0",
      )
      const calls = await control.calls()
      expect(calls.map(({ path }) => path)).toEqual(["/emails", "/emails/batch"])
      for (const { path, body } of calls) {
        expect(described?.({ method: "POST", url: path, body })).toBeNull()
      }
    })

    test("and what it does not know, or wants and does not get, is found", () => {
      const wire = { from: mail.from, to: [mail.to], subject: mail.subject, html: mail.html }
      const ask = (method: string, url: string, body?: unknown) =>
        described?.({ method, url, body: body === undefined ? "" : JSON.stringify(body) })
      const one = (body: unknown) => ask("POST", "/emails", body)
      const batch = (body: unknown) => ask("POST", "/emails/batch", body)
      expect(one(wire)).toBeNull()
      expect(one({ ...wire, replyTo: mail.replyTo })).toContain("replyTo")
      expect(one({ ...wire, subject: 3 })).toContain("/subject must be string")
      expect(one({ to: wire.to, subject: wire.subject })).toContain("from")
      expect(batch([])).toContain("fewer than 1")
      expect(batch(Array.from({ length: 101 }, () => wire))).toContain("more than 100")
      expect(described?.({ method: "POST", url: "/emails", body: "{" })).toBe("the body is no JSON")
      expect(ask("POST", "/broadcasts", { from: "a", subject: "b", segmentId: "c" })).toContain("segment_id")
      expect(ask("PUT", "/broadcasts/1")).toBe("there is no PUT /broadcasts/1")
      expect(ask("GET", "/broadcasts/1/recipients")).toBe("/broadcasts/{id}/recipients wants type")
      expect(ask("GET", "/segments?page=2")).toBe("/segments knows no parameter page")
      expect(ask("GET", "/broadcasts/1/recipients?type=sent&limit=1")).toBeNull()
    })

    test("a stand-in that knows the description refuses what it does not allow, and says why", async () => {
      const strict = createResend({ described })
      const ask = resendControl(strict.fetch)
      const answer = await strict.fetch(
        new Request("http://resend.test/emails", {
          method: "POST",
          headers: { authorization: "Bearer re_sample", "content-type": "application/json" },
          body: JSON.stringify({ ...mail, to: [mail.to] }),
        }),
      )
      expect([answer.status, await answer.json()]).toMatchObject([
        422,
        { message: expect.stringContaining("replyTo") },
      ])
      expect((await ask.accepted()).mails).toEqual([])
      await strict.close()
    })
  },
)
