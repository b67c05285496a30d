import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { toMessage } from "../../../src/delivery/message.ts"
import { readerLinks } from "../../../src/jobs/reader-links.ts"
import { Address } from "../../../src/subscribers/address.ts"
import { aDelivery } from "../../delivery/post-office.ts"
import { everything } from "../site.ts"
import { mailOf } from "./mail-of.ts"
import { createReader, createSite, day, type Site } from "./reader-site.ts"

let site: Site
beforeEach(async () => {
  site = await createSite()
})

/** How scanners, proxies and clients look at a link before its reader does. */
const looks: [string, RequestInit][] = [
  ["GET", {}],
  ["HEAD", { method: "HEAD" }],
  ["OPTIONS", { method: "OPTIONS" }],
  [
    "prefetch",
    { headers: { Purpose: "prefetch", "Sec-Purpose": "prefetch;prerender", "X-Moz": "prefetch" } },
  ],
  ["a preview", { headers: { "User-Agent": "Slackbot-LinkExpanding 1.0", "X-Purpose": "preview" } }],
  [
    "a browser",
    {
      headers: {
        Accept: "text/html",
        "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
        Referer: "https://outlook.office.com/",
      },
    },
  ],
  ["a range", { headers: { Range: "bytes=0-99" } }],
]

/** What rewriting leaves of a link: with more in its query, escaped once more where that is the same, or with a point after it. */
const rewritten = (path: string): string[] => [
  path,
  `${path}?utm_source=mail&data=05%7C02%7Cada&sdata=x&reserved=0`,
  path.replaceAll("-", "%2D"),
  `${path}.`,
  `${path}/`,
  path.toUpperCase(),
]

/** Every mail that one reader's life brings, each as it goes out. */
async function everyMail(): Promise<
  { name: string; html: string; text: string; headers?: Record<string, string> | undefined }[]
> {
  const publicId = await createReader(site, "ada@example.com")
  const post = async (path: string, fields: Record<string, string>) =>
    site.request(path, { method: "POST", body: new URLSearchParams(fields) })
  await post(await site.preferencesPath(publicId), { action: "save", kind: "trader", frequency: "weekly" })
  await post(await site.preferencesPath(publicId), { action: "account" })
  await site.deps.accounts.askMove(
    { publicId, version: 1 },
    Address.parse("ada@new.example"),
    "ask-1",
    site.clock.now,
  )
  await site.signUp({ email: "eve@example.com" })
  site.clock.now += day / 48
  const ids = [...site.messages, "address/reader-1/ask-1"]
  const mails = await Promise.all(
    ids.map(async (id) => {
      const mail = await mailOf(site, id)
      return "drop" in mail ? [] : [{ name: id, ...mail }]
    }),
  )
  const { unsubscribe, preferences } = await readerLinks(site.deps.config, { publicId, version: 1 })
  const token = (url: string) => url.slice(url.lastIndexOf("/") + 1)
  const edition = toMessage(
    (await aDelivery()).envelope,
    0,
    {
      html: '<a href="%%unsubscribe%%">x</a><a href="%%preferences%%">y</a>',
      text: "%%unsubscribe%% %%preferences%%",
    },
    { address: "ada@example.com" },
    { unsubscribe: token(unsubscribe), preferences: token(preferences) },
  )
  return [...mails.flat(), { name: "edition", ...edition }]
}

const ours = /https:\/\/news\.example\.com(\/[^\s"'<>]*)/g

test("nothing but a person's POST changes anything, whoever looks at whichever link of whichever mail", async () => {
  const mails = await everyMail()
  expect(mails.map(({ name }) => name.split(/[/-]/)[0])).toEqual(
    expect.arrayContaining(["welcome", "preferences", "account", "address", "reader", "edition"]),
  )
  const paths = new Set(
    mails.flatMap(({ html, text, headers }) =>
      [...`${html}\n${text}\n${JSON.stringify(headers ?? {})}`.replaceAll("&amp;", "&").matchAll(ours)].map(
        ([, path = ""]) => path,
      ),
    ),
  )
  const kinds = new Set([...paths].map((path) => path.split("/")[1]))
  for (const kind of ["confirm", "cancel", "preferences", "unsubscribe", "account", "address"])
    expect(kinds).toContain(kind)

  const before = await everything()
  const queued = [...site.messages]
  for (const path of paths) {
    for (const target of rewritten(path)) {
      for (const [name, init] of looks) {
        const answer = await site.request(target, init)
        expect(answer.status, `${name} of ${target}`).toBeLessThan(500)
        expect(answer.headers.get("Location")).toBeNull()
        const body = await answer.text()
        // No script, no refresh, no form that posts itself: a scanner with a browser has nothing to run.
        expect(body).not.toMatch(/<script|http-equiv=.?refresh|\son\w+=|<img[^>]+src="\/(?!icon)/i)
      }
    }
  }
  expect(await everything()).toBe(before)
  expect(site.messages).toEqual(queued)
  expect(await env.DB.prepare("SELECT count(*) AS n FROM subscribers").first("n")).toBe(2)
})
