import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { composeMail } from "../../src/jobs/compose-mail.ts"
import { deliveriesIn } from "../../src/store/deliveries.ts"
import { lateSendsIn } from "../../src/store/late-sends.ts"
import { outboxIn } from "../../src/store/outbox.ts"
import { readToken } from "../../src/subscribers/token.ts"
import { createReader, createSite, day, type Site, start } from "../http/public/reader-site.ts"
import { clear, editions, files, store } from "../http/site.ts"

const ledger = deliveriesIn(env.DB)
const lateSends = lateSendsIn(env.DB, "bitcoin")
let site: Site
let publicId: string
beforeEach(async () => {
  site = await createSite()
  await clear()
  publicId = await createReader(site, "ada@example.com")
})

/** What the newest row of a purpose becomes. */
async function composed(purpose: "welcome" | "preferences-changed") {
  const id = site.messages.filter((id) => id.startsWith(purpose.split("-")[0] ?? "")).at(-1) ?? ""
  const row = await outboxIn(env.DB).find(id)
  if (row?.purpose !== purpose) throw new Error(`no mail of purpose ${purpose}`)
  const { config, now, signUps, subscribers, accounts } = site.deps
  return composeMail({ config, now, signUps, subscribers, accounts, editions, files, ledger, lateSends }, row)
}

/** The same mail, which must be due. */
async function mail(purpose: Parameters<typeof composed>[0]) {
  const made = await composed(purpose)
  if ("drop" in made) throw new Error(`dropped: ${made.drop}`)
  return { ...made, flat: made.text.replaceAll(/\s+/g, " ") }
}

const press = async (fields: Record<string, string>) =>
  site.request(await site.preferencesPath(publicId), { method: "POST", body: new URLSearchParams(fields) })

/** Whose link of this purpose stands in a mail, HTML and text alike. */
async function linked(
  { html, text }: { html: string; text: string },
  purpose: "unsubscribe" | "preferences",
) {
  const { PUBLIC_URL, TOKEN_KEYS } = site.deps.config
  const find = (part: string) => new RegExp(`${PUBLIC_URL}/${purpose}/([\\w.-]+)`).exec(part)?.[1] ?? ""
  expect(find(html)).toBe(find(text))
  const reading = await readToken(TOKEN_KEYS, purpose, find(text), start + 1000 * day)
  return reading.outcome === "valid" ? reading.publicId : null
}

test("a welcome goes to the reader, with the reader's own links and one click to leave", async () => {
  const made = await mail("welcome")
  expect(made.to).toBe("ada@example.com")
  expect(await linked(made, "preferences")).toBe(publicId)
  expect(await linked(made, "unsubscribe")).toBe(publicId)
  expect(made.headers).toEqual({
    "List-Unsubscribe": expect.stringMatching(/^<https:\/\/\S+\/unsubscribe\/\S+>$/),
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  })
  expect(made.html + made.text).not.toContain("%%")
  expect(await composed("welcome")).toEqual(await composed("welcome"))
})

test("a welcome holds the newest edition that readers have, and none that is not out", async () => {
  const before = await mail("welcome")
  expect(before.text).not.toContain("/editions/")
  await store("waiting", { slug: "2026-02-09" })
  expect((await mail("welcome")).text).toBe(before.text)
  await store("done", { slug: "2026-02-07" })
  await store("sending", { slug: "2026-02-08" })
  const after = await mail("welcome")
  const subject = (await editions.find("2026-02-08"))?.subject ?? ""
  expect(subject).not.toBe("")
  expect(after.flat).toContain(subject)
  expect(after.text).toContain("/editions/2026-02-08")
  expect(after.text).not.toContain("/editions/2026-02-07")
})

test("a change is told with what is set now, the last day of a pause, and the way to change it back", async () => {
  await press({ action: "save", kind: "trader", frequency: "weekly" })
  const saved = await mail("preferences-changed")
  expect(saved.to).toBe("ada@example.com")
  expect(saved.flat).toMatch(/trader/)
  expect(saved.flat).toMatch(/one edition a week/i)
  expect(saved.flat).not.toContain("10 March 2026")
  expect(await linked(saved, "preferences")).toBe(publicId)

  await press({ action: "pause" })
  expect((await mail("preferences-changed")).flat).toContain("10 March 2026")
})

test("a change that another has overtaken is not told: the other's mail tells what is set", async () => {
  await press({ action: "pause" })
  const row = await outboxIn(env.DB).find(site.messages.at(-1) ?? "")
  await press({ action: "resume" })
  if (row === null) throw new Error("no mail")
  const { config, now, signUps, subscribers, accounts } = site.deps
  expect(
    await composeMail(
      { config, now, signUps, subscribers, accounts, editions, files, ledger, lateSends },
      row,
    ),
  ).toEqual({
    drop: "the preferences have changed again since",
  })
  expect((await mail("preferences-changed")).to).toBe("ada@example.com")
})

test("whoever has left, or must not be written to, gets neither", async () => {
  await press({ action: "pause" })
  await site.subscribers.unsubscribe(publicId, start)
  const gone = { drop: "the reader is no longer subscribed" }
  expect(await composed("welcome")).toEqual(gone)
  expect(await composed("preferences-changed")).toEqual(gone)
  await site.subscribers.suppress(publicId, "bounce", start)
  expect(await composed("welcome")).toEqual(gone)
})

test("a welcome from before the reader left and came back is not sent, the new one is", async () => {
  const old = await outboxIn(env.DB).find(`welcome/${publicId}/1`)
  await site.subscribers.unsubscribe(publicId, start)
  site.clock.now += day
  await createReader(site, "ada@example.com")
  if (old === null) throw new Error("no welcome")
  const { config, now, signUps, subscribers, accounts } = site.deps
  expect(
    await composeMail(
      { config, now, signUps, subscribers, accounts, editions, files, ledger, lateSends },
      old,
    ),
  ).toHaveProperty("drop")
  expect((await mail("welcome")).to).toBe("ada@example.com")
})
