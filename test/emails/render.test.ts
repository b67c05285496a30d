import { expect, test } from "vitest"
import { sectionsFor } from "../../emails/readers.ts"
import { renderEdition, tokenCounts } from "../../emails/render.tsx"
import { stateMark } from "../../emails/sections/indicators.tsx"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { charted, degraded, edition, frame, picture } from "./edition-fixture.ts"
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
      expect(mail[part].match(/%%[^%]*%%/g)).toEqual(["%%preferences%%", "%%unsubscribe%%"])
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
  // The close stands once more, among the zones.
  expect(marked).toHaveLength(wanted.split('"fact":').length)
})

test("a degraded edition says what is left out before anything else", async () => {
  const { html, text } = await renderEdition(degraded, "general", frame)
  for (const part of [visibleText(html), text]) {
    const notice = part.indexOf("What to watch is missing today")
    expect(notice).toBeGreaterThan(0)
    expect(notice).toBeLessThan(part.indexOf("What happened"))
  }
})

test("the picture stands once, fluid, with its words for whoever does not see it, and leads to the page", async () => {
  const { html, text } = await renderEdition(charted, "general", frame, picture)
  const [img = "", ...others] = html.match(/<img[^>]*>/g) ?? []
  expect(others).toEqual([])
  const words =
    "Bitcoin&#x27;s closes from 6 Feb to 8 Feb, the last at $70,330. Mining one bitcoin is estimated to cost about $59,000."
  expect(img).toContain(` alt="${words}"`)
  expect(img).toContain(` src="${picture.url}"`)
  expect(img).toContain(` width="600"`)
  expect(img).toMatch(/style="[^"]*display:block[^"]*border:none[^"]*width:100%;height:auto/)
  expect(img).not.toMatch(/ height="/)
  expect(html).toContain(`<a href="https://news.example.com/editions/2026-02-08" class="link"`)
  expect(flat(text)).toContain(`The chart in words. ${words.replaceAll("&#x27;", "'")}`)
})

test("an edition whose picture was not made speaks of none, nor does a picture that shows nothing known", async () => {
  for (const mail of [
    await renderEdition(charted, "general", frame, null),
    await renderEdition(edition, "general", frame, picture),
  ]) {
    expect(mail.html).not.toContain("<img")
    expect(mail.text).not.toContain("The chart in words")
  }
})

test("the three sentences come first, then the close, large, with the price at writing, then the other figures", async () => {
  const { html } = await renderEdition(charted, "general", frame, picture)
  const shown = flat(visibleText(html))
  const order = [
    "What the model says",
    "UTC close of 8 Feb, Binance",
    "Price at writing $70,298 at 00:10 UTC on 9 Feb",
    "Seven days",
    "From record high",
    "The data behind it",
  ]
  const places = order.map((part) => shown.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(html).toMatch(
    /<p class="hero" style="[^"]*font-size:54px[^"]*"><span data-fact="btc.close">\$70,330</,
  )
})

test("only the reader's own takeaways are set off", async () => {
  const { html } = await renderEdition(edition, "trader", frame)
  const panels = [...html.matchAll(/<td class="panel edge ink"/g)].length
  // In short, and the traders' takeaways; those for everyone follow plain.
  expect(panels).toBe(2)
})

test("each state is marked by a square, full where there is something to see, and written beside it", async () => {
  const { html } = await renderEdition(edition, "general", frame)
  expect(html).toContain('<span aria-hidden="true">■ </span>heavy on falling days</strong>')
  expect(stateMark("within the range")).toEqual({ colour: "muted", mark: "□" })
  expect(stateMark("stressed")).toEqual({ colour: "accent", mark: "■" })
})
