import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { nextMail } from "../../src/delivery/mail.ts"
import { insertMail, outboxIn } from "../../src/store/outbox.ts"
import { open } from "../delivery/post-office.ts"

beforeEach(open)

const outbox = outboxIn(env.DB)
const asked = {
  id: "editors/1",
  purpose: "editors",
  subscriber: null,
  params: { slug: "2026-02-08" },
} as const

test("asking twice for a mail is one mail, with the first parameters", async () => {
  expect(await outbox.add(asked, 5)).toBe(true)
  expect(await outbox.add({ ...asked, params: {} }, 9)).toBe(false)
  expect(await outbox.find(asked.id)).toMatchObject({ ...asked, state: "queued", createdAt: 5, version: 0 })
  expect(await outbox.find("editors/2")).toBeNull()
})

test("a mail is asked for in the transaction that writes what it is about, or not at all", async () => {
  const broken = env.DB.prepare("INSERT INTO subscribers (id) VALUES (1)")
  await expect(env.DB.batch([insertMail(env.DB, asked, 5), broken])).rejects.toThrow()
  expect(await outbox.find(asked.id)).toBeNull()
})

test("open mails are those not settled, oldest first, and only what was asked for before", async () => {
  await outbox.add({ ...asked, id: "b" }, 2)
  await outbox.add({ ...asked, id: "a" }, 1)
  await outbox.add({ ...asked, id: "c" }, 3)
  const mail = await outbox.find("b")
  const dropped = mail && nextMail(mail, { type: "drop", now: 4, reason: "none due" })
  if (!dropped?.mail) throw new Error("the mail would not be dropped")
  expect(await outbox.save(dropped.mail)).toBe(true)
  expect(await outbox.save(dropped.mail)).toBe(false)
  expect(await outbox.find("b")).toEqual(dropped.mail)
  expect(await outbox.open(3, 10)).toEqual(["a"])
  expect(await outbox.open(9, 10)).toEqual(["a", "c"])
  expect(await outbox.open(9, 1)).toEqual(["a"])
})
