import { expect, test } from "vitest"
import { renderPreferencesChanged } from "../../emails/render.tsx"
import { change } from "./mails.ts"
import { visibleText } from "./visible-text.ts"

const flat = (text: string) => text.replace(/\s+/g, " ")

test("a mail on changed preferences says all that now holds", async () => {
  const { html, text } = await renderPreferencesChanged(change)
  for (const part of [flat(visibleText(html)), flat(text)]) {
    expect(part).toContain("How often Each daily edition")
    expect(part).toContain("Takeaways The takeaways for long-term holders first")
    expect(part).toContain("Paused Until Sunday, 1 March 2026")
  }
  const running = await renderPreferencesChanged({ ...change, pausedUntil: null, frequency: "weekly" })
  expect(flat(running.text)).toContain("How often One edition a week")
  expect(flat(running.text)).toContain("Paused No")
})

test("it says what to do when someone else made the change: by reply where replies are read, else by post", async () => {
  const replied = await renderPreferencesChanged(change)
  const silent = await renderPreferencesChanged({ ...change, replyTo: undefined })
  expect(flat(replied.text)).toContain("tell us by replying to this mail.")
  expect(flat(silent.text)).not.toContain("replying")
  expect(flat(silent.text)).toContain("write to us at the address below.")
})

test("it leads to the reader's preferences and out, and nowhere else", async () => {
  const { html } = await renderPreferencesChanged(change)
  expect([...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    change.preferencesUrl,
    change.preferencesUrl,
    change.unsubscribeUrl,
  ])
})
