import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import { cron, edition, join, mailsTo, open, until, visit } from "./newsroom.ts"

beforeAll(open)

const linkIn = (text: string | undefined): string => {
  const link = /https:\/\/news\.example\.com(\/preferences\/[\w.-]+)/.exec(text ?? "")?.[1]
  if (link === undefined) throw new Error("the mail holds no link to the preferences")
  return link
}
const press = (link: string, fields: Record<string, string>) =>
  visit(link, { method: "POST", body: new URLSearchParams(fields) })

test("a reader who pauses is told so by one mail, is sent no edition meanwhile, and the others are", async () => {
  await join("reader@example.org")
  await join("other@example.org")
  const link = linkIn((await mailsTo("reader@example.org"))[1]?.text)
  for (let presses = 0; presses < 2; presses++) {
    expect((await press(link, { action: "pause" })).status).toBe(200)
  }
  const told = await until(async () => (await mailsTo("reader@example.org"))[2])
  expect(linkIn(told.text)).toBe(link)

  await cron("slot")
  const done = await edition("2026-02-08", "done")
  expect(done.report).toMatchObject({ planned: 1, submitted: 1 })
  expect(await mailsTo("other@example.org")).toHaveLength(3)
  expect(await mailsTo("reader@example.org")).toHaveLength(3)

  expect((await press(link, { action: "resume" })).status).toBe(200)
  await until(async () => (await mailsTo("reader@example.org"))[3])
  const reader = env.DB.prepare("SELECT paused_until FROM subscribers WHERE address = 'reader@example.org'")
  expect(await reader.first()).toEqual({ paused_until: null })
})

test("who joins once an edition is out is welcomed with it", async () => {
  const { subject } = await edition("2026-02-08", "done")
  await join("late@example.org")
  const [, welcome, ...more] = await mailsTo("late@example.org")
  expect(more).toEqual([])
  expect(welcome?.text?.replaceAll(/\s+/g, " ")).toContain(subject)
  expect(welcome?.text).toContain("https://news.example.com/editions/2026-02-08")
})
