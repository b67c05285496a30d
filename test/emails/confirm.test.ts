import { expect, test } from "vitest"
import { renderConfirm } from "../../emails/render.tsx"
import { confirmAsk } from "./mails.ts"
import { visibleText } from "./visible-text.ts"

const flat = (text: string) => text.replace(/\s+/g, " ")

test("a confirmation mail says what was asked, and that silence is a no", async () => {
  const { html, text } = await renderConfirm(confirmAsk)
  for (const part of [flat(visibleText(html)), flat(text)]) {
    expect(part).toContain("This address was entered at https://news.example.com to get each edition")
    expect(part).toContain("with the takeaways for traders first")
    expect(part).toContain("ignore this mail: nothing will be sent to this address")
    expect(part).toContain("The link holds for 7 days.")
  }
})

test("a reader who chose no kind is told of no takeaways", async () => {
  const { text } = await renderConfirm({ ...confirmAsk, kind: "general" })
  expect(flat(text)).toContain("to get each edition. If that was you")
})

test("a confirmation mail leads to the page that confirms and to the one that forgets, and nowhere else", async () => {
  const { html, text } = await renderConfirm(confirmAsk)
  expect(new Set([...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href))).toEqual(
    new Set([confirmAsk.confirmUrl, confirmAsk.cancelUrl]),
  )
  expect(text).toContain(`\n${confirmAsk.confirmUrl}\n`)
  expect(visibleText(html)).toContain(confirmAsk.confirmUrl)
})

test("a confirmation mail holds no token: it is made for one reader", async () => {
  const { html, text } = await renderConfirm(confirmAsk)
  expect(html + text).not.toContain("%%")
})
