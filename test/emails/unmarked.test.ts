import { describe, expect, test } from "vitest"
import { renderEdition, unmarked } from "../../emails/render.tsx"
import { Edition } from "../../src/edition/edition.ts"
import { visibleText } from "../../src/edition/verify/visible-text.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import composed from "../edition/golden/replayed-2026-02-08.json"
import { charted, degraded, edition, frame } from "./edition-fixture.ts"

const replayed = Edition.parse(composed)

describe("a mail without its marks", () => {
  const editions = { edition, degraded, charted, replayed }
  test.each(Object.entries(editions))("says all that it said with them: %s", async (_, of) => {
    for (const kind of readerKinds) {
      const { html } = await renderEdition(of, kind, frame)
      const sent = unmarked(html)
      const { marks, ...seen } = visibleText(html)
      expect(marks.length).toBeGreaterThan(3)
      expect(visibleText(sent)).toEqual({ ...seen, marks: [] })
      expect(sent).not.toContain("data-fact")
    }
  })

  test("keeps every other span", () => {
    expect(unmarked('<span class="up"><span data-fact="a.b">+1%</span></span>')).toBe(
      '<span class="up">+1%</span>',
    )
  })
})
