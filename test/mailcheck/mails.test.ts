import { beforeAll, expect, test } from "vitest"
import { historyData, noHistoryData } from "../cli/history-data.ts"
import { mails } from "../emails/mails.ts"
import type { CheckedMail } from "./checked-mail.ts"
import { knownExtremes } from "./extremes.ts"
import { type Mailcheck, mailcheck } from "./mailcheck.ts"
import { extremeMails, replayedMail, writtenMails } from "./mails-to-check.ts"
import { checkNames } from "./names.ts"

let extremes: CheckedMail[]
let found: Mailcheck
beforeAll(async () => {
  extremes = noHistoryData === "" ? await extremeMails(historyData, knownExtremes) : []
  found = await mailcheck([...extremes, await replayedMail(), ...(await writtenMails())])
}, 600_000)

test.for(checkNames)("every mail stands the check of its %s", (check, { skip }) => {
  const missing = found.notChecked.find((one) => one.check === check)
  if (missing) skip(missing.why)
  const faults = found.mails.flatMap((mail) => mail.faults[check]?.map((fault) => `${mail.name}: ${fault}`))
  expect(faults).toEqual([])
})

test("every mail of the tests is among those that are checked", () => {
  expect(found.mails.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(mails)))
})

test.skipIf(noHistoryData !== "")(
  `the longest, shortest, most falling and most rising editions are among them${noHistoryData}`,
  () => {
    for (const [what, day] of Object.entries(knownExtremes)) {
      expect(found.mails.map(({ name }) => name)).toContain(`${what} ${day}`)
    }
    // By their words: a mail's frame weighs the same however little the edition says.
    const words = extremes.map(({ sent }) => sent.text.split(/\s+/).length)
    const [longest = 0, shortest = Number.POSITIVE_INFINITY] = words
    expect(longest).toBe(Math.max(...words))
    expect(shortest).toBe(Math.min(...words))
    expect(longest).toBeGreaterThan(2 * shortest)
  },
)
