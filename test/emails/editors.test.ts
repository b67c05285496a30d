import { expect, test } from "vitest"
import { renderEditorsMail } from "../../emails/render.tsx"
import { done, failed, held } from "./mails.ts"
import { visibleText } from "./visible-text.ts"

const flat = (text: string) => text.replace(/\s+/g, " ")

test("a held edition's mail gives every reason, the preview, and the two commands that decide it", async () => {
  const { subject, html, text } = await renderEditorsMail(held)
  expect(subject).toBe("Plumbline 2026-02-08 is held")
  for (const part of [flat(visibleText(html)), flat(text)]) {
    expect(part).toContain("too_few_origins (btc.daily): asked for 2 origins and 1 came")
    expect(part).toContain("source_failed (kraken): kraken answered 503 to /0/public/OHLC")
    expect(part).toContain('npm run edition -- release 2026-02-08 --reason "why"')
    expect(part).toContain('npm run edition -- reject 2026-02-08 --reason "why"')
  }
  expect(html).toContain('href="https://news.example.com/preview/2026-02-08"')
  expect(text).toContain("Preview: https://news.example.com/preview/2026-02-08\n")
})

test("a waiting edition's mail asks for a decision; a failed one's does not, and needs no headline", async () => {
  const waiting = await renderEditorsMail({ ...held, event: "waiting", reasons: [] })
  expect(waiting.subject).toBe("Plumbline 2026-02-08 waits for an editor")
  expect(waiting.text).toContain("edition -- release")
  expect(waiting.text).not.toContain("Reasons")
  const failed = await renderEditorsMail({ ...held, event: "failed", headline: null })
  expect(failed.subject).toBe("Plumbline 2026-02-08 failed")
  expect(failed.text).not.toContain("edition -- release")
})

test("a stopped edition's mail says why, what lets it go on, and how it is ended", async () => {
  const halt = { reason: "30 of 930 mails came back, 3.23 %", continues: "Release it to go on all the same." }
  const stopped = await renderEditorsMail({ ...held, event: "stopped", halt })
  for (const part of [flat(visibleText(stopped.html)), flat(stopped.text)]) {
    expect(part).toContain("30 of 930 mails came back, 3.23 %. Release it to go on all the same.")
    expect(part).toContain("edition -- cancel 2026-02-08")
    expect(part).not.toContain("reject")
  }
})

test("a done edition's mail says where each planned reader ended", async () => {
  const { html, text } = await renderEditorsMail(done)
  for (const part of [flat(visibleText(html)), flat(text)]) {
    for (const row of ["Planned 4210", "Submitted 4202", "Left before it went 3", "In doubt 1"])
      expect(part).toContain(row)
    expect(part).toContain("Each planned reader is accounted for.")
  }
})

test("a done edition's mail says what it took, where that is known", async () => {
  if (done.event !== "done") throw new Error("the fixture is not of a done edition")
  const taken = [{ label: "Cost", value: "$3.79" }]
  const { html, text } = await renderEditorsMail({ ...done, taken })
  for (const part of [flat(visibleText(html)), flat(text)])
    expect(part).toMatch(/What it took (?:- )?Cost:? \$3\.79/)
  expect((await renderEditorsMail(done)).text).not.toContain("What it took")
})

test("a tally that does not add up is said, not passed over", async () => {
  if (done.event !== "done") throw new Error("the fixture is not of a done edition")
  const { text } = await renderEditorsMail({ ...done, tally: { ...done.tally, submitted: 4200 } })
  expect(flat(text)).toContain("The readers do not add up: 4210 were planned and 4208 are accounted for.")
  expect(text).not.toContain("accounted for.\n\nEach")
})

test("a failed edition's mail says how often it was tried, why it ended and what to do", async () => {
  const { subject, html, text } = await renderEditorsMail(failed)
  expect(subject).toBe("Plumbline 2026-02-08 failed")
  for (const part of [flat(visibleText(html)), flat(text)]) {
    expect(part).toContain("It was given up after 3 runs.")
    expect(part).toContain("unproved: the finished texts said what no fact bears out")
    expect(part).toContain("What to do")
    expect(part).toContain("npm run edition -- show 2026-02-08")
    expect(part).not.toContain("edition -- release")
  }
  const once = await renderEditorsMail({ ...held, event: "failed", runs: 1 })
  expect(flat(once.text)).toContain("It was given up after one run.")
  const unknown = await renderEditorsMail({ ...held, event: "failed" })
  expect(flat(unknown.text)).toContain("It stopped before its end.")
})

test("of a late send the mails tell its own numbers, or what stopped it and how it goes on", async () => {
  if (done.event !== "done") throw new Error("the fixture is not of a done edition")
  const sent = await renderEditorsMail({ ...done, event: "late-done" })
  expect(sent.subject).toBe("Plumbline 2026-02-08 was sent late")
  const halt = { reason: "An editor paused it", continues: "Release it." }
  const stopped = await renderEditorsMail({ ...held, event: "late-stopped", halt })
  const failed = await renderEditorsMail({ ...done, event: "late-failed" })
  for (const part of [flat(visibleText(sent.html)), flat(sent.text)]) {
    expect(part).toContain("It went to readers who had confirmed after its plan.")
    expect(part).toContain("Submitted 4202")
  }
  for (const part of [flat(visibleText(stopped.html)), flat(stopped.text)]) {
    expect(part).toContain("An editor paused it. Release it.")
    expect(part).toContain('npm run edition -- late 2026-02-08 --release --reason "why"')
    expect(part).not.toContain("edition -- cancel")
  }
  expect(flat(failed.text)).toContain(
    "the provider took none of its mails, or the next edition was due first.",
  )
})
