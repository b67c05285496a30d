import { existsSync, readFileSync } from "node:fs"
import { serve } from "@hono/node-server"
import { Ajv2020 } from "ajv/dist/2020.js"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { parse } from "yaml"
import * as z from "zod"
import type { Mail } from "../../src/mailer/mailer.ts"
import { resendMailer } from "../../src/mailer/resend.ts"
import { createOutside } from "../../src/outside.ts"
import { createResend } from "../outside/resend.ts"
import { resendControl } from "../outside/resend-control.ts"

const file = "../shared/reference/resend-openapi.yaml"
const none = existsSync(file) ? "" : ` (skipped: there is no ${file})`

const Spec = z.object({
  components: z.object({
    schemas: z
      .object({ SendEmailRequest: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) })
      .loose(),
  }),
})

/** Whether a body is what the provider's own description of its API says, and has no field that it does not know. */
function validator() {
  const { components } = Spec.parse(parse(readFileSync(file, "utf8")))
  const { SendEmailRequest: mail } = components.schemas
  // Formats are notes for people there; OpenAPI's own words (example, discriminator) are none of JSON Schema's.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const schemas = { ...components.schemas, SendEmailRequest: { ...mail, unevaluatedProperties: false } }
  ajv.addSchema({ $id: "resend", components: { schemas } })
  const one = { $ref: "resend#/components/schemas/SendEmailRequest" }
  return {
    one: ajv.compile(one),
    batch: ajv.compile({ type: "array", minItems: 1, maxItems: 100, items: one }),
  }
}

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
      const bodies = new Map((await control.calls()).map(({ path, body }) => [path, JSON.parse(body)]))
      const { one, batch } = validator()
      expect([one(bodies.get("/emails")), one.errors]).toEqual([true, null])
      expect([batch(bodies.get("/emails/batch")), batch.errors]).toEqual([true, null])
    })

    test("and what it does not know, or wants and does not get, is found", () => {
      const { one, batch } = validator()
      const wire = { from: mail.from, to: [mail.to], subject: mail.subject, html: mail.html }
      expect(one(wire)).toBe(true)
      expect(one({ ...wire, replyTo: mail.replyTo })).toBe(false)
      expect(one({ ...wire, subject: 3 })).toBe(false)
      expect(one({ to: wire.to, subject: wire.subject })).toBe(false)
      expect(batch([])).toBe(false)
      expect(batch(Array.from({ length: 101 }, () => wire))).toBe(false)
    })
  },
)
