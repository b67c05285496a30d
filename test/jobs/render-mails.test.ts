import { describe, expect, test } from "vitest"
import { renderMails } from "../../src/jobs/render-mails.ts"
import { bytesAsSent, heaviest, weightProblems } from "../../src/jobs/weight.ts"
import { edition, frame } from "../emails/edition-fixture.ts"

describe("the weight of a mail", () => {
  test("counts bytes, not letters, and leaves room for each reader's own links", () => {
    expect(bytesAsSent("é") - bytesAsSent("")).toBe(2)
    expect(bytesAsSent("%%unsubscribe%%")).toBeGreaterThan(500)
  })

  test("is refused above 90 KB as sent, and not at it", () => {
    const light = "x".repeat(heaviest - bytesAsSent(""))
    expect(weightProblems(light)).toEqual([])
    expect(weightProblems(`${light}x`)).toEqual([
      { where: "html", detail: "90001 bytes as sent, and at most 90000 may go" },
    ])
  })

  test("holds an edition that is too heavy for its readers, whatever it says", async () => {
    const told = async (times: number) => {
      const [section] = edition.sections
      if (!section) throw new Error("the fixture has no section")
      const long = {
        ...edition,
        sections: [...edition.sections, ...Array.from({ length: times }, () => section)],
      }
      return (await renderMails(long, frame)).problems.filter((problem) => problem.includes("as sent"))
    }
    expect(await told(0)).toEqual([])
    expect((await told(90))[0]).toMatch(/^general, html: \d+ bytes as sent, and at most 90000 may go$/)
  })
})
