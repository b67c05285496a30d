import { expect, test } from "vitest"
import { renderWelcome } from "../../emails/render.tsx"
import { welcome } from "./mails.ts"
import { visibleText } from "./visible-text.ts"

const flat = (text: string) => text.replace(/\s+/g, " ")
const links = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href)

test("a welcome says what comes and how often, and opens with the latest edition", async () => {
  const { html, text } = await renderWelcome(welcome)
  for (const part of [flat(visibleText(html)), flat(text)]) {
    expect(part).toContain("You get one edition a week, with the takeaways for traders first.")
    expect(part).toContain("Sunday, 8 February 2026 Bitcoin back near $70,300 after falling to $60,000")
    expect(part).toContain("It closed at $70,330 on Binance")
    expect(part).toContain("It is information, and not financial advice.")
  }
  expect(text).toContain("\nhttps://news.example.com/editions/2026-02-08\n")
})

test("a welcome leads to the edition, to the reader's preferences and out, and nowhere else", async () => {
  const { html, text } = await renderWelcome(welcome)
  expect(links(html)).toEqual([welcome.latest?.url, welcome.preferencesUrl, welcome.unsubscribeUrl])
  expect(text).toContain(`Preferences: ${welcome.preferencesUrl}\nUnsubscribe: ${welcome.unsubscribeUrl}\n`)
})

test("before the first edition a welcome promises none that is there", async () => {
  const { html, text, preview } = await renderWelcome({ ...welcome, latest: null })
  expect(flat(text)).toContain("There is no edition yet: the next one is your first.")
  expect(preview).not.toContain("latest")
  expect(links(html)).toEqual([welcome.preferencesUrl, welcome.unsubscribeUrl])
})

test("a reader who was moved here is told so, since when they read, and that there is nothing to do", async () => {
  const { subject, html, text } = await renderWelcome({ ...welcome, moved: { since: "2019-05-20" } })
  expect(subject).toBe("Plumbline has moved, and still comes to this address")
  for (const part of [flat(visibleText(html)), flat(text)]) {
    expect(part).toContain("you have nothing to do. You get one edition a week")
    expect(part).toContain("because you signed up for Plumbline on Monday, 20 May 2019, before it moved.")
    expect(part).not.toMatch(/confirmed|welcome/i)
  }
})

test("replies are spoken of only where they are read", async () => {
  expect((await renderWelcome(welcome)).text).toContain("Replies are read by the editors.")
  expect((await renderWelcome({ ...welcome, replyTo: undefined })).text).not.toContain("Replies")
})

test("a headline with a line break in it cannot reach the preview line or the subject", async () => {
  const latest = { ...welcome.latest, day: "2026-02-08", url: "https://news.example.com/", standfirst: "x" }
  const mail = await renderWelcome({ ...welcome, latest: { ...latest, headline: "A\r\nBcc: <b>x</b>" } })
  expect(mail.preview + mail.subject).not.toMatch(/[\r\n]/)
  expect(mail.html).not.toContain("<b>x")
})
