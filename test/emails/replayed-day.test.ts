import { describe, expect, test } from "vitest"
import { fixedStrings, mailReading, renderEdition, tokenCounts } from "../../emails/render.tsx"
import { Edition } from "../../src/edition/edition.ts"
import { verifyRendered } from "../../src/edition/verify.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { demonstration } from "../demonstration.ts"
import composed from "../edition/golden/replayed-2026-02-08.json"

// The edition as it is composed from the replayed providers: test/edition/replayed-day.test.ts holds it to that.
const edition = Edition.parse(composed)
const frame = {
  title: "Plumbline",
  publicUrl: demonstration.PUBLIC_URL,
  postalAddress: demonstration.POSTAL_ADDRESS,
  offersBigMoves: true,
}

describe("the mail of the article's day", () => {
  test.each(readerKinds)(
    "as a %s reader gets it, says nothing that is not proved and loses nothing",
    async (kind) => {
      const mail = await renderEdition(edition, kind, frame)
      const problems = verifyRendered(mail, edition, {
        reads: mailReading(edition, kind, frame),
        fixed: fixedStrings(edition, frame),
        links: [frame.publicUrl],
        tokens: tokenCounts,
      })
      expect(problems).toEqual([])
    },
  )

  test("is refused when one digit of its HTML is another", async () => {
    const mail = await renderEdition(edition, "general", frame)
    const forged = { ...mail, html: mail.html.replaceAll("70,330", "70,830") }
    const rules = {
      reads: mailReading(edition, "general", frame),
      fixed: fixedStrings(edition, frame),
      links: [frame.publicUrl],
      tokens: tokenCounts,
    }
    expect(verifyRendered(forged, edition, rules)).not.toEqual([])
  })

  test("has the bytes of the golden HTML and text", async () => {
    const { html, text } = await renderEdition(edition, "general", frame)
    await expect(html).toMatchFileSnapshot("golden/replayed-2026-02-08.html")
    await expect(text).toMatchFileSnapshot("golden/replayed-2026-02-08.txt")
  })
})
