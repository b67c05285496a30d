import { expect, test } from "vitest"
import { soundMail, withBody } from "./refusing.ts"
import { sizeFaults, sizeOf } from "./size.ts"

const padded = async (bytes: number) => {
  const { html } = (await soundMail()).sent
  return { html: withBody(html, "x".repeat(bytes - sizeOf({ html }))) }
}

test("a mail of 60,000 bytes is accepted, and one of a byte more is refused", async () => {
  expect(sizeFaults(await padded(60_000))).toEqual([])
  expect(sizeFaults(await padded(60_001))).toEqual(["60001 bytes of HTML: 60000 is aimed at"])
})

test("a mail that Gmail would nearly cut off is one that is held", async () => {
  expect(sizeFaults(await padded(90_001))).toEqual(["90001 bytes of HTML: over 90000 an edition is held"])
})

test("bytes are counted, not characters", () => {
  expect(sizeOf({ html: "−" })).toBe(3)
})

test("a style sheet that Gmail would drop is refused, and so is a second picture", async () => {
  const { html } = (await soundMail()).sent
  const sheet = html.replace("</head>", `<style>${"p{margin:0}".repeat(1500)}</style></head>`)
  expect(sizeFaults({ html: sheet }).join()).toContain("Gmail drops one over 16384")
  const picture = '<img src="https://news.example.com/x.png" alt="x">'
  expect(sizeFaults({ html: withBody(html, picture + picture) })).toContain("2 pictures: one is allowed")
})
