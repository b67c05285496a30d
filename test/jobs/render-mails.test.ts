import { describe, expect, test } from "vitest"
import { renderEdition } from "../../emails/render.tsx"
import { verifyMarks } from "../../src/edition/verify.ts"
import { renderMails } from "../../src/jobs/render-mails.ts"
import { bytesAsSent, heaviest, weightProblems } from "../../src/jobs/weight.ts"
import { edition, frame } from "../emails/edition-fixture.ts"

describe("the marks of a mail's figures", () => {
  test("are verified, and left out of what is sent", async () => {
    const { mails, problems } = await renderMails(edition, frame)
    expect(problems).toEqual([])
    for (const { mail } of mails) expect(mail.html).not.toContain("data-fact")
  })

  test("are refused where one names another fact than the figure's", async () => {
    const { html } = await renderEdition(edition, "general", frame)
    expect(verifyMarks(html, edition)).toEqual([])
    const forged = html.replace('data-fact="btc.close"', 'data-fact="eth.close"')
    expect(verifyMarks(forged, edition)).toEqual([
      { where: "html", detail: '"$70,300" is not marked as what it is: eth.close' },
    ])
  })
})

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
