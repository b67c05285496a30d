import { expect, test } from "vitest"
import { sectionsFor } from "../../emails/readers.ts"
import { renderEdition, tokenCounts } from "../../emails/render.tsx"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { degraded, edition, frame } from "./edition-fixture.ts"
import { mails } from "./mails.ts"
import { printedTexts } from "./printed-texts.ts"
import { visibleText } from "./visible-text.ts"

const flat = (text: string) => text.replace(/\s+/g, " ")
const count = (text: string, token: string) => text.split(token).length - 1

for (const [name, render] of Object.entries(mails)) {
  test(`the ${name} mail is, byte for byte, its golden HTML and text`, async () => {
    const { html, text } = await render()
    await expect(html).toMatchFileSnapshot(`golden/${name}.html`)
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  test(`the ${name} mail is the same bytes when it is rendered again`, async () => {
    expect(await render()).toEqual(await render())
  })

  test(`the ${name} mail stays under 60 KB, its text under 16 KB`, async () => {
    const { html, text } = await render()
    expect(new TextEncoder().encode(html).length).toBeLessThan(60_000)
    expect(new TextEncoder().encode(text).length).toBeLessThan(16_000)
  })
}

for (const kind of readerKinds) {
  for (const [status, of] of Object.entries({ complete: edition, degraded })) {
    test(`a ${kind} reader of a ${status} edition finds each text unbroken in the HTML and in the text`, async () => {
      const { html, text } = await renderEdition(of, kind, frame)
      const lines = visibleText(html).split("\n")
      for (const printed of printedTexts(of, sectionsFor(of, kind))) {
        expect(
          lines.some((line) => line.includes(printed)),
          printed,
        ).toBe(true)
        expect(flat(text)).toContain(printed)
      }
    })
  }

  test(`a mail for a ${kind} reader holds each token as often as declared`, async () => {
    const mail = await renderEdition(edition, kind, frame)
    for (const part of ["html", "text"] as const) {
      for (const [token, times] of Object.entries(tokenCounts)) {
        expect(count(mail[part], `%%${token}%%`), `${token} in ${part}`).toBe(times[part])
      }
      expect(mail[part].match(/%%[^%]*%%/g)).toEqual(["%%unsubscribe%%"])
    }
  })
}

test("the subject is the headline, the preview line the standfirst, and both open the mail", async () => {
  const { subject, preview, html } = await renderEdition(edition, "general", frame)
  expect(subject).toBe("Bitcoin back near $70,300 after falling to $60,000")
  expect(preview).toBe(edition.standfirst.text)
  expect(visibleText(html).trim().startsWith(preview)).toBe(true)
})

test("every span is marked in the HTML with the fact it prints", async () => {
  const { html } = await renderEdition(edition, "general", frame)
  expect(html).toContain('data-fact="btc.close">$70,330</span>')
  expect(html).toContain('data-fact="zone.volume">$65,000 to $70,500</span>')
  const marked = [...html.matchAll(/data-fact="([^"]+)"/g)].map(([, fact]) => fact)
  const wanted = JSON.stringify({ ...edition, sections: sectionsFor(edition, "general") })
  expect(marked).toHaveLength(wanted.split('"fact":').length - 1)
})

test("a degraded edition says what is left out before anything else", async () => {
  const { html, text } = await renderEdition(degraded, "general", frame)
  for (const part of [visibleText(html), text]) {
    const notice = part.indexOf("What to watch is missing today")
    expect(notice).toBeGreaterThan(0)
    expect(notice).toBeLessThan(part.indexOf("What happened."))
  }
})
