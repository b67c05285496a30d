import { describe, expect, test } from "vitest"
import { otherwise, soundMail } from "./refusing.ts"
import { noSpamAssassin, readVerdict, scoreOf, spamFaults, spamVerdicts } from "./spam.ts"

test("a score of 1.0, and a rule that gives over 0.5, are refused", () => {
  expect(spamFaults(readVerdict("HTML_MESSAGE=0.001,A_RULE=0.5"))).toEqual([])
  expect(spamFaults(readVerdict("A_RULE=0.5,ANOTHER=0.5"))).toEqual(["a score of 1.0: under 1.0 is accepted"])
  expect(spamFaults(readVerdict("A_RULE=0.6,GOOD=-0.5"))).toEqual([
    "A_RULE gives 0.6: at most 0.5 is accepted",
  ])
  expect(readVerdict("none").size).toBe(0)
})

const missing = noSpamAssassin === null ? "" : ` (skipped: ${noSpamAssassin})`
describe.skipIf(missing !== "")(`SpamAssassin${missing}`, () => {
  test("judges each mail for itself, whatever the order in which it does", { timeout: 120_000 }, async () => {
    const mail = await soundMail()
    const shouted = otherwise(mail, { subject: "FREE BITCOIN 100% GUARANTEED, ACT NOW" })
    const [mailed, loud, again] = await spamVerdicts([mail.sent, shouted.sent, mail.sent])
    if (!mailed || !loud || !again) throw new Error("a verdict is missing")
    expect(spamFaults(mailed)).toEqual([])
    expect(scoreOf(loud)).toBeGreaterThan(1)
    expect(spamFaults(loud)).not.toEqual([])
    expect([...again]).toEqual([...mailed])
  })
})
