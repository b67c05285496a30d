import { expect, test } from "vitest"
import { sectionsFor } from "../../emails/readers.ts"
import { fixedStrings, mailReading, renderEdition, tokenCounts } from "../../emails/render.tsx"
import { verifyRendered } from "../../src/edition/verify.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { edition, frame } from "./edition-fixture.ts"
import { printedTexts } from "./printed-texts.ts"
import { visibleText } from "./visible-text.ts"

const holdings = "The publisher holds 2 bitcoin."
const undisclaimed = { ...edition, sections: edition.sections.filter(({ id }) => id !== "disclaimer") }
const times = (text: string, part: string) => text.split(part).length - 1

test.each(readerKinds)(
  "what a %s reader's mail prints with a numeral is the edition's or a fixed string",
  async (kind) => {
    for (const of of [edition, undisclaimed]) {
      const { html, text } = await renderEdition(of, kind, { ...frame, holdings })
      const known = [
        ...fixedStrings(of, { ...frame, holdings }),
        ...printedTexts(of, sectionsFor(of, kind)).sort((a, b) => b.length - a.length),
      ]
      for (const part of [visibleText(html), text]) {
        const rest = known.reduce((left, string) => left.replaceAll(string, "·"), part.replace(/\s+/g, " "))
        expect(rest).not.toMatch(/\d/)
      }
    }
  },
)

test.each([
  ["title", { title: "The Rise" }],
  ["postal address", { postalAddress: "Plumbline Ltd, Back Lane,\nLower Slaughter" }],
  ["holdings statement", { holdings: "The publisher gains or loses with the price." }],
])("a %s with a direction word in it is the operator's, and holds no edition", async (_, settings) => {
  const odd = { ...frame, ...settings }
  for (const of of [edition, undisclaimed]) {
    const problems = verifyRendered(await renderEdition(of, "general", odd), of, {
      reads: mailReading(of, "general", odd),
      fixed: fixedStrings(of, odd),
      links: [odd.publicUrl],
      tokens: tokenCounts,
    })
    expect(problems).toEqual([])
  }
})

test("the holdings statement stands in the footer only where no disclaimer holds it", async () => {
  const with_ = await renderEdition(edition, "general", { ...frame, holdings })
  const without = await renderEdition(undisclaimed, "general", { ...frame, holdings })
  for (const part of ["html", "text"] as const) {
    expect(times(with_[part], holdings)).toBe(0)
    expect(times(without[part], holdings)).toBe(1)
  }
})

test("the footer says why the mail came, how to leave, where the page is and who sends it", async () => {
  const { html, text } = await renderEdition(edition, "general", frame)
  for (const part of [visibleText(html), text]) {
    expect(part).toContain("You get this because you confirmed that you want Plumbline by mail.")
    expect(part).toContain("Sample Press, 1 Example Street, 10115 Berlin, Germany")
  }
  expect(html).toContain('href="%%unsubscribe%%"')
  expect(html).toContain('href="%%preferences%%"')
  expect(html).toContain('href="https://news.example.com/editions/2026-02-08"')
  expect(text).toContain(
    "Preferences: %%preferences%%\nUnsubscribe: %%unsubscribe%%\nView in browser: https://news.example.com/editions/2026-02-08\n",
  )
})

test("replies are spoken of only when they are read", async () => {
  const silent = await renderEdition(edition, "general", { ...frame, replyTo: undefined })
  const read = await renderEdition(edition, "general", frame)
  expect(silent.text).not.toContain("Replies")
  expect(read.text.replace(/\s+/g, " ")).toContain("Replies are read by the editors.")
  expect(read.html + read.text).not.toContain("editors@")
})

test("a section that prints a figure leads to its evidence once, one that prints none does not", async () => {
  const { html, text } = await renderEdition(edition, "general", frame)
  for (const id of ["data", "zones", "context", "watch", "takeaways", "takeaways-trader", "sources"]) {
    expect(times(html, `href="https://news.example.com/editions/2026-02-08#${id}"`), id).toBe(1)
    const [, mark] =
      text.match(new RegExp(`\\n(\\[[a-z]+\\]) https://news.example.com/editions/2026-02-08#${id}\\n`)) ?? []
    expect(times(text, `Evidence: ${mark}\n`), id).toBe(1)
  }
  for (const id of ["why", "takeaways-beginner", "takeaways-general"]) {
    expect(html).not.toContain(`2026-02-08#${id}"`)
    expect(text).not.toContain(`2026-02-08#${id}\n`)
  }
})
