import { expect, test } from "vitest"
import { type Asked, refusal } from "../../src/subscribers/asked.ts"
import { confirmMail } from "../../src/subscribers/confirm-mail.ts"
import { readToken } from "../../src/subscribers/token.ts"

const key = { id: "k1", secret: "c2FtcGxlLWtleS1mb3ItdGVzdHMtb25seS0xMjM0NQ==" }
const link = { key, publicUrl: "https://news.example.com" }
const askedAt = Date.UTC(2026, 1, 8, 12)
const asked: Asked = {
  consent: "b7e2-491484",
  address: "ada@example.com",
  state: "pending",
  version: 4,
  suppressed: false,
  kind: "trader",
  frequency: "weekly",
  askedAt,
  confirmedAt: null,
}

test("whoever is pending or has left is asked, by a link that confirms this consent for seven days", async () => {
  for (const state of ["pending", "unsubscribed"] as const) {
    const mail = await confirmMail({ ...asked, state }, link)
    if (!("send" in mail)) throw new Error("no mail")
    const { to, kind, frequency, confirmUrl } = mail.send
    expect({ to, kind, frequency }).toEqual({ to: "ada@example.com", kind: "trader", frequency: "weekly" })
    const token = confirmUrl.replace("https://news.example.com/confirm/", "")
    expect(await readToken([key], "confirm", token, askedAt)).toEqual({
      outcome: "valid",
      publicId: asked.consent,
      version: 4,
    })
    expect(await readToken([key], "confirm", token, Date.UTC(2026, 1, 15, 12))).toEqual({
      outcome: "expired",
    })
    expect(confirmUrl).not.toContain("ada")
  }
})

test("the same sign-up gives the same link, however often its mail is tried", async () => {
  expect(await confirmMail(asked, link)).toEqual(await confirmMail({ ...asked }, link))
})

test("nobody is asked who is confirmed, suppressed or forgotten", async () => {
  expect(await confirmMail({ ...asked, state: "confirmed" }, link)).toEqual({ drop: "confirmed" })
  expect(await confirmMail({ ...asked, state: "suppressed" }, link)).toEqual({ drop: "suppressed" })
  expect(await confirmMail({ ...asked, suppressed: true }, link)).toEqual({ drop: "suppressed" })
  expect(await confirmMail({ ...asked, state: "confirmed", suppressed: true }, link)).toEqual({
    drop: "suppressed",
  })
  expect(await confirmMail(null, link)).toEqual({ drop: "unknown" })
})

test("a link confirms only in the version it was made in, and never a suppressed address", () => {
  expect(refusal(asked, 4)).toBeNull()
  expect(refusal({ ...asked, state: "confirmed", confirmedAt: askedAt }, 4)).toBeNull()
  expect(refusal(asked, 3)).toBe("outdated")
  expect(refusal({ ...asked, suppressed: true }, 4)).toBe("suppressed")
  expect(refusal({ ...asked, state: "suppressed" }, 4)).toBe("suppressed")
  expect(refusal(null, 4)).toBe("unknown")
})
