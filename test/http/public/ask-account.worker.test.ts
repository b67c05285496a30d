import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { linkIn } from "./mail-of.ts"
import { createReader, createSite, type Site } from "./reader-site.ts"

let site: Site
beforeEach(async () => {
  site = await createSite()
  await createReader(site, "ada@example.com")
})

const ask = (email: string) =>
  site.request("/account", { method: "POST", body: new URLSearchParams({ email }) })
const links = () => site.messages.filter((id) => id.startsWith("account/"))

test("whoever has no link of their own asks for one by address, and it leads to the preferences, too", async () => {
  const form = await site.request("/account")
  expect(form.status).toBe(200)
  expect(await form.text()).toContain("Mail me a link")
  expect((await ask(" ADA@example.com ")).status).toBe(202)
  const account = await linkIn(site, site.messages.at(-1) ?? "", "account")
  const path = /href="(\/preferences\/[^"]+)"/.exec(await (await site.request(account)).text())?.[1]
  expect((await site.request(path ?? "")).status).toBe(200)
})

test("the answer is the same for every address, known or not, and once an hour one mail goes", async () => {
  const answers = []
  for (const email of ["ada@example.com", "ada@example.com", "eve@example.com"]) {
    const answer = await ask(email)
    answers.push([answer.status, await answer.text()])
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(JSON.stringify(answers)).not.toMatch(/ada|eve/)
  expect(links()).toHaveLength(1)
})

test("who has left gets no mail", async () => {
  await env.DB.prepare("UPDATE subscribers SET state = 'unsubscribed'").run()
  expect((await ask("ada@example.com")).status).toBe(202)
  expect(links()).toEqual([])
})

test("what is no address is refused, says what is accepted, and gives back nothing that was typed", async () => {
  const answer = await ask("nowhere<script>")
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain("one e-mail address")
  expect(page).not.toContain("nowhere")
  const json = await site.request("/account", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: 7 }),
  })
  expect([json.status, await json.json()]).toMatchObject([422, { errors: [{ field: "email" }] }])
  expect(links()).toEqual([])
})

test("looking changes nothing, and other methods are refused", async () => {
  const before = await site.rows()
  for (const method of ["GET", "HEAD"]) expect((await site.request("/account", { method })).status).toBe(200)
  expect((await site.request("/account", { method: "PUT" })).status).toBe(405)
  expect(await site.rows()).toEqual(before)
})
