import { beforeAll, expect, test } from "vitest"
import { historyData, noHistoryData } from "../cli/history-data.ts"
import { mails } from "../emails/mails.ts"
import { knownExtremes } from "./extremes.ts"
import { type Mailcheck, mailcheck } from "./mailcheck.ts"
import { extremeMails, replayedMail, writtenMails } from "./mails-to-check.ts"
import { checkNames } from "./names.ts"

const extremes = async () => (noHistoryData === "" ? extremeMails(historyData, knownExtremes) : [])

let found: Mailcheck
beforeAll(async () => {
  found = await mailcheck([...(await extremes()), await replayedMail(), ...(await writtenMails())])
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
    const [longest, shortest] = found.mails
    expect(longest?.bytes).toBeGreaterThan(1.5 * (shortest?.bytes ?? 0))
  },
)
