import { afterEach, expect, test } from "vitest"
import { createResend } from "./resend.ts"
import { resendControl } from "./resend-control.ts"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

function started(options: Parameters<typeof createResend>[0] = {}) {
  const resend = createResend(options)
  open.push(resend)
  return { resend, control: resendControl(resend.fetch) }
}
const email = (to: string) => ({
  from: "n@news.example.com",
  to: [to],
  subject: "s",
  html: "<p>h",
  text: "t",
})
const post = (resend: ReturnType<typeof createResend>, path: string, body: unknown, headers = {}) =>
  resend.fetch(
    new Request(`http://resend.test${path}`, {
      method: "POST",
      headers: { authorization: "Bearer re_x", "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    }),
  )

test("without permissive validation one wrong mail fails the whole call", async () => {
  const { resend, control } = started()
  const answer = await post(resend, "/emails/batch", [email("ann@reader.example"), email("nowhere")])
  expect([answer.status, (await control.accepted()).mails]).toEqual([422, []])
})

test("more than a hundred mails, no list, and no JSON are refused as Resend refuses them", async () => {
  const { resend } = started()
  const many = Array.from({ length: 101 }, (_, n) => email(`a${n}@reader.example`))
  for (const body of [many, [], {}]) expect((await post(resend, "/emails/batch", body)).status).toBe(422)
})

test("a key works on the bytes as they came, is 1 to 256 characters long, and every answer tells the rate", async () => {
  const { resend } = started()
  const key = { "idempotency-key": "k" }
  const first = await (await post(resend, "/emails", email("ann@reader.example"), key)).text()
  expect(await (await post(resend, "/emails", email("ann@reader.example"), key)).text()).toBe(first)
  const { from, ...rest } = email("ann@reader.example")
  const reordered = await post(resend, "/emails", { ...rest, from }, key)
  expect([reordered.status, reordered.headers.get("ratelimit-limit")]).toEqual([409, "10"])
  const long = await post(resend, "/emails", email("ann@reader.example"), {
    "idempotency-key": "k".repeat(257),
  })
  expect(long.status).toBe(400)
})

test("a fault befalls as many calls as it says, and only on its path", async () => {
  const { resend, control } = started()
  await control.fail({ kind: "error", times: 2, path: "/emails/batch" })
  const single = async () => (await post(resend, "/emails", email("ann@reader.example"))).status
  const batch = async () => (await post(resend, "/emails/batch", [email("ann@reader.example")])).status
  expect([await single(), await batch(), await batch(), await batch()]).toEqual([200, 500, 500, 200])
})

test("a fault that there is none of is refused, and what there is is said", async () => {
  const { control } = started()
  await expect(control.fail({ kind: "flood" })).rejects.toThrow(/422.*rate_limit/s)
})

test("the inbox shows what was taken", async () => {
  const { resend } = started()
  await post(resend, "/emails", email("ann@reader.example"))
  const inbox = await resend.fetch(new Request("http://resend.test/inbox"))
  expect(await inbox.text()).toContain("ann@reader.example")
})

test("with a journal the mails and their keys outlast a restart", async () => {
  const lines: string[] = []
  const journal = { read: async () => lines, append: async (line: string) => void lines.push(line) }
  const first = started({ journal })
  const key = { "idempotency-key": "k" }
  await post(first.resend, "/emails", email("ann@reader.example"), key)
  await post(first.resend, "/emails", email("ann@reader.example"), key)
  expect(lines).toHaveLength(1)

  const { resend, control } = started({ journal })
  expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
  await post(resend, "/emails", email("ann@reader.example"), key)
  expect(await control.recipients()).toEqual({ "ann@reader.example": 1 })
})
