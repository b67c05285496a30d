import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { unknownForMs } from "../../src/delivery/chunk.ts"
import { type MailEvent, mailKey, nextMail } from "../../src/delivery/mail.ts"
import type { OutboxMail } from "../../src/delivery/outbox.ts"
import type { Mail } from "../../src/mailer/mailer.ts"
import { hour, leaseMs } from "./chunk-events.ts"

const letter: Mail = {
  from: "n@news.example.com",
  to: "ann@reader.example",
  subject: "s",
  html: "h",
  text: "t",
}
const queued: OutboxMail = {
  id: "confirm/p1/1",
  purpose: "confirm",
  subscriber: 1,
  params: {},
  state: "queued",
  version: 0,
  attempts: 0,
  claimedAt: 0,
  leaseUntil: 0,
  notBefore: 0,
  frozen: null,
  firstUnknownAt: null,
  providerId: null,
  problem: null,
  createdAt: 0,
  settledAt: null,
}
const claim = (now: number, mail = letter): MailEvent => ({ type: "claim", now, leaseMs, mail })
const accepted: MailEvent = { type: "accepted", now: 9, providerId: "x" }
const outcome = (type: "refused" | "unknown" | "in_progress", attempt = 1, notBefore = 0): MailEvent => ({
  type,
  attempt,
  notBefore,
  detail: type,
})
const through = (...events: MailEvent[]): OutboxMail =>
  events.reduce((mail, event) => {
    const step = nextMail(mail, event)
    if (step.mail === undefined) throw new Error(`${event.type} was refused: ${step.refusal}`)
    return step.mail
  }, queued)

describe("a single mail", () => {
  test("is leased by a claim, keeps its first body, and is submitted by an acceptance that forgets it", () => {
    const again = through(claim(0), outcome("unknown"), claim(1, { ...letter, subject: "another" }))
    expect(again).toMatchObject({ state: "queued", attempts: 2, frozen: letter, firstUnknownAt: 0 })
    expect(through(claim(0), accepted)).toMatchObject({
      state: "submitted",
      providerId: "x",
      frozen: null,
      settledAt: 9,
    })
    expect(mailKey(queued)).toBe("outbox/confirm/p1/1")
  })

  test("is not claimed twice at once, before its time, or once settled", () => {
    expect(nextMail(through(claim(0)), claim(leaseMs - 1)).refusal).toBe("leased")
    expect(nextMail(through(claim(0), outcome("refused", 1, 50)), claim(49)).refusal).toBe("not_yet")
    expect(nextMail(through(claim(0), accepted), claim(hour)).refusal).toBe("settled")
  })

  test("a lease that ran out leaves an unknown outcome behind", () => {
    expect(through(claim(5), claim(5 + leaseMs))).toMatchObject({ attempts: 2, firstUnknownAt: 5 })
  })

  test("is dropped only while no body is out", () => {
    const drop: MailEvent = { type: "drop", now: 1, reason: "confirmed already" }
    expect(through(drop)).toMatchObject({ state: "dropped", problem: "confirmed already" })
    expect(nextMail(through(claim(0), outcome("unknown")), drop).refusal).toBe("frozen")
  })

  test("is in doubt 23 hours after the first unknown outcome", () => {
    const waiting = through(claim(7), outcome("unknown"))
    expect(nextMail(waiting, claim(7 + unknownForMs - 1)).mail?.state).toBe("queued")
    expect(nextMail(waiting, claim(7 + unknownForMs)).mail).toMatchObject({
      state: "in_doubt",
      frozen: letter,
    })
  })

  test("that was refused for a day is given up", () => {
    expect(through(claim(0), outcome("refused"), claim(24 * hour))).toMatchObject({
      state: "failed",
      problem: "refused",
      frozen: null,
    })
  })

  test("that is wrong fails, but is in doubt after an unknown outcome, as is one in conflict", () => {
    const wrong = (type: "invalid" | "conflict", attempt = 1): MailEvent => ({
      type,
      attempt,
      now: 1,
      detail: "d",
    })
    expect(through(claim(0), wrong("invalid")).state).toBe("failed")
    expect(through(claim(0), outcome("unknown"), claim(1), wrong("invalid", 2)).state).toBe("in_doubt")
    expect(through(claim(0), wrong("conflict")).state).toBe("in_doubt")
  })

  test("listens to the latest claim only, save for an acceptance", () => {
    const again = through(claim(0), claim(leaseMs))
    expect(nextMail(again, outcome("refused", 1)).refusal).toBe("stale")
    expect(nextMail(again, accepted).mail?.state).toBe("submitted")
    expect(nextMail(queued, outcome("unknown")).refusal).toBe("not_claimed")
    expect(nextMail(queued, accepted).refusal).toBe("not_claimed")
  })
})

test("whatever happens, one body goes out, it is kept no longer than needed, and the end is the end", () => {
  const happening = fc.oneof<fc.Arbitrary<(mail: OutboxMail, now: number) => MailEvent>[]>(
    fc.string().map((subject) => (_, now) => claim(now, { ...letter, subject })),
    fc.constant((_, now) => ({ type: "drop", now, reason: "" })),
    fc.constant((_, now) => ({ type: "accepted", now, providerId: null })),
    fc
      .constantFrom("refused", "unknown", "in_progress")
      .map((type) => (mail) => outcome(type, mail.attempts)),
    fc.constantFrom("conflict", "invalid").map((type) => ({ attempts: attempt }, now) => ({
      type,
      attempt,
      now,
      detail: "",
    })),
  )
  const story = fc.array(fc.tuple(fc.constantFrom(0, leaseMs, 12 * hour), happening), { maxLength: 20 })
  fc.assert(
    fc.property(story, (events) => {
      let mail = queued
      let now = 0
      const bodies = new Set<string>()
      for (const [later, event] of events) {
        now += later
        const step = nextMail(mail, event(mail, now))
        if (step.mail === undefined) continue
        if (mail.state !== "queued") expect([mail.state, step.mail.state]).toEqual(["in_doubt", "submitted"])
        mail = step.mail
        if (mail.state === "queued" && mail.frozen) bodies.add(JSON.stringify(mail.frozen))
        if (mail.state !== "queued" && mail.state !== "in_doubt") expect(mail.frozen).toBeNull()
        expect(mail.settledAt === null).toBe(mail.state === "queued")
      }
      expect(bodies.size).toBeLessThanOrEqual(1)
    }),
    { numRuns: 2000 },
  )
})
