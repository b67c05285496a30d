import { env } from "cloudflare:workers"
import { beforeAll, beforeEach, expect, test, vi } from "vitest"
import { cron, edition, join, mailsTo, open, resend, seen, until, visit } from "./newsroom.ts"

const logged: string[] = []
const listen = () => {
  vi.spyOn(console, "log").mockImplementation((line: string) => void logged.push(line))
}
beforeEach(listen)
beforeAll(open)

test("from the cron to the reader's inbox: the edition of the article's day, once", async () => {
  await join("reader@example.org")
  await cron("slot")
  const done = await edition("2026-02-08", "done")

  expect(done.status).toBe("complete")
  // Two readings of which nothing is known of that day; nothing is left out for want of them.
  expect(done.reasons.map(({ code, detail }) => `${code}: ${detail.replace(/ to .*/, "")}`)).toEqual([
    "source_failed: mempool answered 404",
    "source_failed: deribit answered 404",
  ])
  expect(done.report).toEqual({
    planned: 1,
    submitted: 1,
    left: 0,
    suppressed: 0,
    rejected: 0,
    failed: 0,
    inDoubt: 0,
    // A row for the chunk, for its claim and for its answer.
    effort: { seconds: 0, calls: 1, retries: 0, rowsWritten: 3 },
  })

  const calls = (await resend.calls()).filter(({ path }) => path === "/emails/batch")
  expect(calls).toHaveLength(1)
  expect(calls[0]?.headers["idempotency-key"]).toBe("bitcoin/2026-02-08/1/edition/0/0")

  const [confirm, welcome, mail, ...more] = await mailsTo("reader@example.org")
  expect(confirm?.subject).toBe("Confirm that you want Plumbline")
  expect(welcome?.text).toContain("https://news.example.com/preferences/")
  expect(more).toEqual([])
  expect(mail?.subject).toBe("Bitcoin back near $70,300 after falling to $60,000")
  // The figures of the day, as known from elsewhere: close, week, model cost and range.
  for (const body of [seen(mail?.html), mail?.text]) {
    expect(body).toContain("$70,330")
    expect(body).toContain("8.6%")
    expect(body).toContain("about $59,000")
    expect(body).toMatch(/\$51,500\s+to\s+\$68,000/)
    expect(body).toContain("Binance BTCUSDT")
  }
  const link = /<(https:\/\/news\.example\.com\/unsubscribe\/[^>]+)>/.exec(
    mail?.headers?.["List-Unsubscribe"] ?? "",
  )?.[1]
  expect(mail?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click")
  expect(mail?.text).toContain(link)

  // The same slot fires again, as crons may; nothing is made or sent anew.
  await cron("slot")
  await cron("watchdog")
  expect((await mailsTo("reader@example.org")).length).toBe(3)

  // One click, as a mail client makes it.
  const left = await visit(new URL(link ?? "").pathname, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  expect(left.status).toBe(200)
  const reader = await env.DB.prepare("SELECT state FROM subscribers").first()
  expect(reader).toEqual({ state: "unsubscribed" })
})

test("the editors get one report, and visitors can read what went out", async () => {
  await edition("2026-02-08", "done")
  const reports = await until(async () => {
    const mails = await mailsTo("editor@news.example.com")
    return mails.length > 0 ? mails : undefined
  })
  expect(reports.map(({ subject }) => subject)).toEqual(["Plumbline 2026-02-08 is done"])

  const page = await visit("/editions/2026-02-08")
  expect(page.status).toBe(200)
  expect(await page.text()).toContain("Bitcoin back near $70,300 after falling to $60,000")
})

test("nothing that was logged on the way holds an address or a link's token", () => {
  const lines = logged.join("\n")
  expect(lines).toContain("edition frozen")
  expect(lines).not.toContain("@")
  expect(lines).not.toMatch(/\/(confirm|unsubscribe|preferences)\//)
})
