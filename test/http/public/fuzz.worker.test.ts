import { env } from "cloudflare:workers"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as z from "zod"
import { createReader, createSite, type Site } from "./reader-site.ts"

/** `FUZZ_RUNS=10000` in the environment of vitest asks for more. */
const numRuns = z.coerce.number().default(500).parse(Reflect.get(env, "FUZZ_RUNS"))

const local = "fuzzed.reader"
const address = `${local}@example.com`
const typeOf = fc.constantFrom(
  ...["application/json", "application/json", "application/x-www-form-urlencoded"],
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/json; charset=utf-16",
  "",
  "\u00ff/;;=",
)
const names = [
  ...[
    "email",
    "kind",
    "frequency",
    "consent",
    "source",
    "utm_source",
    "utm_term",
    "token",
    "topic",
    "action",
  ],
  ...["cf-turnstile-response", "__proto__", "constructor", "toString", "List-Unsubscribe"],
]
const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(address, ` ${address}`, `${address}\r\nBcc: ${address}`, "weekly", "trader"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("save", "pause", "leave", "2026-11", "GOOD TOKEN", "", "\u0000", "\ud800"),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
)
const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value, { maxKeys: 8 })

/** What is right but for one thing, at most. */
const nearly = fc
  .tuple(
    fc.constantFrom<Record<string, string>>(
      { email: address, token: "GOOD TOKEN" },
      { email: "another@example.com", token: "GOOD TOKEN", frequency: "weekly", source: "x" },
      { action: "save", kind: "trader", frequency: "weekly" },
      { action: "pause" },
    ),
    fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 1 })),
  )
  .map(([right, changed]) => ({ fields: { ...right, ...changed } }))

/** A body of some kind, seldom one that is right. */
const body = fc.oneof(
  { weight: 12, arbitrary: nearly },
  { weight: 4, arbitrary: fields.map((fields) => ({ fields })) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((json) => ({ text: JSON.stringify(json) })) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 9000 }).map((text) => ({ text })) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 9000 }).map((bytes) => ({ bytes: new Uint8Array(bytes) })),
  },
  { weight: 1, arbitrary: fc.constant({ text: null }) },
)
const asked = fc.record({
  path: fc.constantFrom(
    ...["/subscribe", "/subscribe", "/subscribe", "/subscribe", "/embed/frame", "/embed/frame"],
    ...["/subscribe/token", "/embed", "/embed.js", "/embed/frame", "/style.css"],
    ...["/confirm", "/unsubscribe", "/preferences"].flatMap((path) => [`${path}/GOOD`, `${path}/ODD`, path]),
  ),
  odd: fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("%", "%00", "..", "%ff%fe", address),
  ),
  query: fc.oneof(fc.constant(""), fc.string({ maxLength: 40 })),
  method: fc.constantFrom(
    ...Array.from({ length: 14 }, () => "POST"),
    "GET",
    "HEAD",
    "OPTIONS",
    "PUT",
    "PATCH",
    "DELETE",
  ),
  type: typeOf,
  accept: fc.constantFrom("text/html", "application/json", "*/*", ""),
  origin: fc.constantFrom("https://blog.example.org", "https://evil.example", "null"),
  body,
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

/** The request that was drawn, with tokens that are good where it says so. */
async function send(site: Site, links: Record<string, string>, drawn: Asked): Promise<Response> {
  const { path, odd, query, method, type, accept, origin, body } = drawn
  const [, base = ""] = path.split("/")
  const url = path.endsWith("/GOOD") ? (links[base] ?? path) : path.replace("ODD", () => encodeOdd(odd))
  const text = async () => {
    if ("bytes" in body) return body.bytes
    if ("text" in body) return body.text
    const token = await site.formToken()
    const filled = Object.entries(body.fields).map(([name, value]) => [
      name,
      value === "GOOD TOKEN" ? token : value,
    ])
    return type.startsWith("application/json")
      ? JSON.stringify(Object.fromEntries(filled))
      : new URLSearchParams(filled).toString()
  }
  return site.request(`${url}?${encodeOdd(query)}`, {
    method,
    headers: {
      ...(type && { "Content-Type": latin(type) }),
      ...(accept && { Accept: accept }),
      Origin: origin,
    },
    body: method === "GET" || method === "HEAD" ? null : await text(),
  })
}

const latin = (text: string) => text.replace(/[^ -~]/g, "?")
const encodeOdd = (text: string) => (/^[%.\w]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed()))

test(`whatever is asked (${numRuns} times), nothing fails, what is refused changes no row, and no address is logged`, async () => {
  const site = await createSite({ ORIGINS: ["https://blog.example.org"] })
  const printed: string[] = []
  const consoles = ["log", "info", "warn", "error", "debug"] as const
  const original = consoles.map((name) => [name, console[name]] as const)
  for (const name of consoles)
    console[name] = (...words: unknown[]) => printed.push(words.map(String).join(" "))
  const publicId = await createReader(site, address)
  await site.signUp({ email: "pending.reader@example.com" })
  const links: Record<string, string> = {
    confirm: (await site.confirmPath(site.messages.at(-1) ?? "")) ?? "",
    unsubscribe: await site.unsubscribePath(publicId),
    preferences: await site.preferencesPath(publicId),
  }
  const statuses = new Map<number, number>()
  try {
    let before = JSON.stringify(await site.rows())
    await fc.assert(
      fc.asyncProperty(asked, async (drawn) => {
        site.clock.now += 1_000
        const answer = await send(site, links, drawn)
        const said = await answer.text()
        const { status } = answer
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        const after = JSON.stringify(await site.rows())
        const same = after === before
        before = after
        expect(status, said).toBeLessThan(500)
        if (status >= 300 || drawn.method !== "POST") expect(same, `${status} to ${drawn.path}`).toBe(true)
        const told = [...site.logged.splice(0), ...printed.splice(0), ...site.messages.splice(0)].join("\n")
        expect(told).not.toContain(local)
        expect([...answer.headers].join("\n")).not.toContain(local)
        if (status >= 400 && !said.includes("One press more")) expect(said).not.toContain(local)
      }),
      { numRuns },
    )
  } finally {
    for (const [name, own] of original) console[name] = own
  }
  // It would prove little if all were refused for the same reason.
  for (const status of [200, 202, 400, 404, 405, 415, 422])
    expect(statuses.get(status), `${status}`).toBeGreaterThan(0)
  console.log(
    `fuzzed: ${[...statuses]
      .sort()
      .map(([status, n]) => `${n} × ${status}`)
      .join(", ")}`,
  )
}, 1_800_000)
