import { describe, expect, test } from "vitest"
import { sectionsFor } from "../../emails/readers.ts"
import { Edition } from "../../src/edition/edition.ts"
import composed from "../edition/golden/replayed-2026-02-08.json"
import { printedTexts } from "../emails/printed-texts.ts"
import { visibleText } from "../emails/visible-text.ts"
import { withLiquid } from "./rivals/liquid.ts"
import { withReactEmail, withTailwind } from "./rivals/react-email.tsx"

const edition = Edition.parse(composed)
const kind = "trader"
const unsubscribe = "https://news.example.com/unsubscribe/x"
const flat = (text: string) => text.replace(/\s+/g, " ").toLowerCase()
const words = (text: string) => flat(text).replace(/[^\p{L}\p{N}]+/gu, " ")

describe.each(Object.entries({ withReactEmail, withTailwind, withLiquid }))("%s", (_, rival) => {
  test("prints in both parts all that our mail prints, so that the times are of the same work", async () => {
    const { html, text } = await rival({ edition, kind, unsubscribe })
    const [seen, read] = [words(visibleText(html)), words(text)]
    const texts = printedTexts(edition, sectionsFor(edition, kind))
    expect(texts.length).toBeGreaterThan(100)
    for (const printed of texts) {
      expect(seen).toContain(words(printed).trim())
      expect(read).toContain(words(printed).trim())
    }
    expect(html).toContain(`href="${unsubscribe}"`)
    expect(flat(text)).toContain(unsubscribe)
  })

  test("writes what looks like HTML as text", async () => {
    const nasty = { ...edition, standfirst: { ...edition.standfirst, text: "<script>alert(1)</script>" } }
    const { html } = await rival({ edition: nasty, kind, unsubscribe })
    expect(html).not.toContain("<script>")
  })
})
