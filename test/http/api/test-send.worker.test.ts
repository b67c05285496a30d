import { env } from "cloudflare:workers"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import * as z from "zod"
import { deliverMail } from "../../../src/delivery/deliver-mail.ts"
import { dependencies } from "../../../src/deps.ts"
import { outboxIn } from "../../../src/store/outbox.ts"
import { addressHash } from "../../../src/subscribers/suppression.ts"
import { batchOf } from "../../delivery/post-office.ts"
import { demonstration } from "../../demonstration.ts"
import { ask, bearer, began, clear, everything, form, json, logged, migrate, page, store } from "../site.ts"

const path = "/api/v1/editions/2026-02-08/test"
let keys = 0
const newKey = () => `key-of-request-${keys++}`
const send = (wish: object, settings = {}) =>
  ask(path, { method: "POST", headers: { ...bearer, ...json }, body: JSON.stringify(wish), settings })
const press = (
  fields: Record<string, string>,
  headers: Record<string, string> = { "Sec-Fetch-Site": "same-origin" },
) =>
  ask("/preview/2026-02-08/test", {
    method: "POST",
    access: true,
    headers: { ...form, ...page, ...headers },
    body: new URLSearchParams(fields).toString(),
  })
const frozen = async () =>
  Promise.all(began.mails.map(async (id) => (await outboxIn(env.DB).find(id))?.frozen ?? null))
const Problem = z.object({ errors: z.array(z.object({ field: z.string(), accepted: z.string() })) })

beforeAll(migrate)
beforeEach(async () => {
  await clear()
  for (const table of ["outbox", "suppressions", "consents", "subscribers"])
    await env.DB.prepare(`DELETE FROM ${table}`).run()
  began.mails.length = 0
  logged.length = 0
})

test("the mail that the preview shows goes to each address once, marked as a test, with no link or header of a reader's", async () => {
  await store("waiting")
  const wish = { to: ["a@x.example", " B@Bücher.example ", "a@x.example"], kind: "trader", key: newKey() }
  const answer = await send(wish)
  expect(answer.status).toBe(202)
  expect(await answer.json()).toEqual({ slug: "2026-02-08", mails: 2, again: false })
  const mails = await frozen()
  expect(mails.map((mail) => mail?.to)).toEqual(["a@x.example", "B@xn--bcher-kva.example"])
  for (const mail of mails) {
    expect(mail).toMatchObject({
      from: demonstration.FROM,
      subject: "[Test] Bitcoin closed at $70,330, 8.6% lower than a week before",
      html: expect.stringContaining("for trader"),
      text: expect.stringContaining("Unsubscribe: https://news.example.com/account\n"),
      tags: [
        { name: "newsletter", value: "bitcoin" },
        { name: "mail", value: "test" },
      ],
    })
    expect(mail?.headers).toBeUndefined()
    expect(mail?.html).toContain('<a href="https://news.example.com/account">')
    expect(JSON.stringify(mail)).not.toMatch(/%%|\/unsubscribe\/|\/preferences\//)
  }
  expect([...began.mails, ...logged].join("\n")).not.toMatch(/@|x\.example/)
})

test("the same request again sends nothing more, at once or after its mails are settled; another under its key is refused", async () => {
  await store("done")
  const wish = { to: ["a@x.example"], key: newKey() }
  const answers = await Promise.all([send(wish), send(wish)])
  expect(answers.map(({ status }) => status)).toEqual([202, 202])
  expect(began.mails).toHaveLength(1)
  const { deps } = dependencies(env)
  if (deps === null) throw new Error("the settings are wrong")
  const post = {
    ...deps.deliverMail,
    mailer: { submit: async () => ({ type: "accepted" as const, ids: ["sent"], rejected: [] }) },
    limiter: { ...deps.deliverMail.limiter, reserve: async () => 0 },
    now: () => Date.UTC(2026, 1, 9, 0, 21),
  }
  const [outbox] = began.mails
  const handled = await deliverMail(batchOf([{ outbox }, { outbox }], "plumbline-mail"), post)
  expect(handled.map(({ state }) => state)).toContain("submitted")
  expect(await frozen()).toEqual([null])
  expect(await (await send(wish)).json()).toMatchObject({ mails: 1, again: true })
  expect(began.mails).toHaveLength(1)
  for (const other of [
    { ...wish, to: ["b@x.example"] },
    { ...wish, kind: "beginner" },
  ]) {
    const refused = await send(other)
    expect(refused.status).toBe(409)
    expect(Problem.parse(await refused.json()).errors.map(({ field }) => field)).toEqual(["key"])
  }
  expect(await everything()).not.toContain("b@x.example")
})

test("ten requests an hour are taken; the eleventh is told when the next one is", async () => {
  await store("done")
  for (let n = 0; n < 10; n++) expect((await send({ to: ["a@x.example"], key: newKey() })).status).toBe(202)
  const before = await everything()
  const refused = await send({ to: ["a@x.example"], key: newKey() })
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "3600"])
  expect(await refused.text()).toContain("10 requests an hour are accepted, with up to 10 addresses each")
  expect(await everything()).toBe(before)
  await env.DB.prepare("UPDATE test_sends SET at = at - 3600000").run()
  expect((await send({ to: ["a@x.example"], key: newKey() })).status).toBe(202)
})

describe("what is refused changes nothing, and says which address by its place alone", () => {
  test.each([
    ["no address", { to: [] }, ["to"]],
    ["eleven", { to: Array.from({ length: 11 }, (_, n) => `a${n}@x.example`) }, ["to"]],
    ["no list", { to: "a@x.example" }, ["to"]],
    [
      "two that are none",
      { to: ["a@x.example", "a@", "c@x.example", "Ada <a@x.example>"] },
      ["to, address 2", "to, address 4"],
    ],
    ["a header in one", { to: ["a@x.example\r\nBcc: b@x.example"] }, ["to, address 1"]],
    ["another kind", { to: ["a@x.example"], kind: "whale" }, ["kind"]],
    ["no key", { to: ["a@x.example"], key: undefined }, ["key"]],
    ["an address for a key", { to: ["a@x.example"], key: "a@x.example" }, ["key"]],
    ["a field too many", { to: ["a@x.example"], subject: "Hi" }, ["(unknown)"]],
  ])("%s", async (_, wish, fields) => {
    await store("done")
    const before = await everything()
    const answer = await send({ key: newKey(), ...wish })
    expect(answer.status).toBe(422)
    const said = await answer.text()
    expect(Problem.parse(JSON.parse(said)).errors.map(({ field }) => field)).toEqual(fields)
    expect(said).not.toContain("x.example")
    expect(await everything()).toBe(before)
    expect(began.mails).toEqual([])
  })

  test("an address that is suppressed", async () => {
    await store("done")
    await env.DB.prepare("INSERT INTO suppressions (address_hmac, reason, at) VALUES (?1, 'complaint', 0)")
      .bind(await addressHash(demonstration.HASH_KEY, "b@x.example"))
      .run()
    const before = await everything()
    const answer = await send({ to: ["a@x.example", "B@x.example"], key: newKey() })
    expect(answer.status).toBe(422)
    expect(Problem.parse(await answer.json()).errors).toEqual([
      { field: "to, address 2", accepted: expect.stringContaining("not suppressed") },
    ])
    expect(await everything()).toBe(before)
  })

  test("an edition without a mail, one that there is not, a form, and nobody's", async () => {
    await store("making")
    const before = await everything()
    const wish = { to: ["a@x.example"], key: newKey() }
    expect((await send(wish)).status).toBe(409)
    const unknown = { method: "POST", headers: { ...bearer, ...json }, body: JSON.stringify(wish) }
    expect((await ask("/api/v1/editions/2026-02-07/test", unknown)).status).toBe(404)
    expect((await ask(path, { method: "POST", headers: { ...bearer, ...form }, body: "to=a" })).status).toBe(
      415,
    )
    expect((await ask(path, { method: "POST", headers: json, body: "{}" })).status).toBe(401)
    expect(await everything()).toBe(before)
  })
})

describe("the form on the preview", () => {
  test("has a key of its own, takes addresses with commas between, and leads back to the preview, which says so", async () => {
    await store("waiting")
    const shown = await (await ask("/preview/2026-02-08?as=beginner", { access: true, headers: page })).text()
    const key = /name="key" value="([^"]+)"/.exec(shown)?.[1] ?? ""
    expect(shown).toMatch(/<option value="beginner" selected/)
    const fields = { to: "a@x.example, b@x.example\r\n", kind: "beginner", key }
    for (const _ of ["once", "twice"]) {
      const answer = await press(fields)
      const back = "/preview/2026-02-08?tested=2#test"
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, back])
    }
    expect(began.mails).toHaveLength(2)
    const after = await ask("/preview/2026-02-08?tested=2", { access: true, headers: page })
    expect(await after.text()).toContain("2 test mails are on the way.")
  })

  test("is not shown to a visitor, nor before there is a mail", async () => {
    await store("making")
    expect(await (await ask("/preview/2026-02-08", { access: true, headers: page })).text()).not.toContain(
      "Test send",
    )
    await clear()
    await store("done")
    expect(await (await ask("/preview/2026-02-08", { headers: page })).text()).not.toContain("Test send")
  })

  test("from another site is refused, and what is wrong in it is told with a way back", async () => {
    await store("waiting")
    const fields = { to: "a@x.example", kind: "general", key: newKey() }
    expect((await press(fields, { Origin: "https://elsewhere.example" })).status).toBe(403)
    const wrong = await press({ ...fields, to: "nobody" })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('href="/preview/2026-02-08"')
    expect(began.mails).toEqual([])
  })
})
