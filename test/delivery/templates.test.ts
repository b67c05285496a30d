import { expect, test } from "vitest"
import { type Envelope, envelopeOf } from "../../src/delivery/envelope.ts"
import { templatesFrom } from "../../src/delivery/templates.ts"

let made = 0
/** An envelope like no other: what one test has read, no other finds. */
function fresh(): Envelope {
  made += 1
  const file = (name: string) => ({ html: `${name} html ${made}`, text: `${name} text ${made}` })
  return envelopeOf({
    newsletter: "bitcoin",
    title: "Plumbline",
    delivery: `bitcoin/2026-02-08/${made}/edition`,
    from: "news@news.example.com",
    subject: "A subject",
    baseUrl: "https://news.example.com",
    tokenKeyId: "k1",
    mails: {
      general: file("general"),
      "long-term-holder": file("holder"),
      trader: file("trader"),
      beginner: file("beginner"),
    },
  })
}

function files(fails: () => boolean = () => false) {
  const read: string[] = []
  return {
    read,
    async get(key: string) {
      read.push(key)
      if (fails()) throw new Error("the store does not answer")
      return `${key} %%unsubscribe%%`
    },
  }
}

test("each file is read once, however many chunks of a batch ask at once, and the next batch reads none", async () => {
  const envelope = fresh()
  const store = files()
  const templates = templatesFrom(store)
  const [one, other] = await Promise.all([templates(envelope), templates(envelope)])
  expect(other).toBe(one)
  expect(new Set(store.read).size).toBe(8)
  expect(one.trader.html).toContain("trader html")
  expect(await templatesFrom(store)(envelope)).toBe(one)
  expect(store.read).toHaveLength(8)
})

test("what one envelope says is never another's", async () => {
  const [first, second] = [fresh(), fresh()]
  const templates = templatesFrom(files())
  expect((await templates(first)).general.html).not.toBe((await templates(second)).general.html)
  const renamed = { ...first, subject: "Another subject" }
  expect((await templates(renamed)).general.subject).toBe("Another subject")
})

test("files that cannot be read are asked for again by the next batch", async () => {
  const envelope = fresh()
  await expect(templatesFrom(files(() => true))(envelope)).rejects.toThrow("does not answer")
  expect((await templatesFrom(files())(envelope)).general.html).toContain("general html")
})
